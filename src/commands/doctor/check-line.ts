// One finding of the doctor, and how it is written.
import type { Failure } from '../../domain/failure.ts';
import { hang } from '../../text/hang.ts';
import { EXIT, exitCodeOf } from '../setting/exit-code.ts';

export type CheckLine = Readonly<{
  mark: 'ok' | 'warn' | 'FAIL' | 'skip';
  name: string;
  text: string;
  /** What to do next; undefined when nothing is to be done. */
  advice: string | undefined;
  /** What the whole command ends with when this is the first thing that failed. */
  code: number;
}>;

export const fine = (name: string, text: string): CheckLine => ({
  mark: 'ok',
  name,
  text,
  advice: undefined,
  code: EXIT.ok,
});

export const warning = (name: string, text: string, advice: string): CheckLine => ({
  mark: 'warn',
  name,
  text,
  advice,
  code: EXIT.ok,
});

export const skipped = (name: string, text: string): CheckLine => ({
  mark: 'skip',
  name,
  text,
  advice: undefined,
  code: EXIT.ok,
});

export const broken = (name: string, failure: Failure): CheckLine => ({
  mark: 'FAIL',
  name,
  text: failure.came,
  advice: failure.advice === '' ? undefined : failure.advice,
  code: exitCodeOf(failure),
});

const NAME_WIDTH = 19;
const TEXT_AT = 6 + NAME_WIDTH;

/** One line for each finding where no terminal sets a width: that is what scripts look through. */
export const writeLine = ({ mark, name, text, advice }: CheckLine, columns = Number.POSITIVE_INFINITY): string => {
  const [first = '', ...more] = text.split('\n');
  const lines = [hang(`${mark.padEnd(6)}${name.padEnd(NAME_WIDTH)}`, first, columns), ...more];
  if (advice !== undefined) lines.push(hang(' '.repeat(TEXT_AT), advice, columns));
  return `${lines.join('\n')}\n`;
};
