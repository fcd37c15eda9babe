// Tells of lines that could not be read: the first of them one by one, the rest as a number.
import { formatCount } from '../../text/units.ts';
import type { Output } from '../setting/surroundings.ts';
import { LONGEST_LINE } from './read-lines.ts';
import { EXPECTED } from './read-row.ts';

export type LineTrouble = Readonly<{
  tell(lineNumber: number, came: string): Promise<void>;
  end(): Promise<void>;
  count(): number;
}>;

const MOST_TOLD = 20;

export const TOO_LONG = `more than ${formatCount(LONGEST_LINE)} characters`;

export const createLineTrouble = (err: Output): LineTrouble => {
  let count = 0;
  return {
    tell: async (lineNumber, came) => {
      count += 1;
      if (count <= MOST_TOLD) await err.write(`darktop: detect: line ${lineNumber}: ${came}; ${EXPECTED}.\n`);
    },
    end: async () => {
      if (count > MOST_TOLD)
        await err.write(`darktop: detect: and ${formatCount(count - MOST_TOLD)} more such lines.\n`);
    },
    count: () => count,
  };
};
