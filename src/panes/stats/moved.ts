// By how much a figure has moved since the last refresh, as it is written beside it.
import { formatCount } from '../../text/units.ts';
import { markOf } from '../../theme/marks.ts';

/** Undefined where one of the two is not known, and where nobody could see a difference. */
export const movedBy = (
  now: number | undefined,
  before: number | undefined,
  pen: Readonly<{ ascii: boolean }>,
  write: (amount: number) => string = formatCount,
): string | undefined => {
  if (now === undefined || before === undefined || write(now) === write(before)) return undefined;
  const amount = write(Math.abs(now - before));
  // What rounds to nothing has moved all the same.
  return `${markOf(now > before ? 'increasing' : 'decreasing', pen)}${amount === write(0) ? '' : amount}`;
};

/** With a blank in front; nothing where nothing moved. */
export const behind = (moved: string | undefined): string => (moved === undefined ? '' : ` ${moved}`);
