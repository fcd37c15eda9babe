// Which pictures there are: what is run, in a terminal of what size, and what is done there.
import type { Size } from '../terminal/cell.ts';
import type { PAPERS } from './paper.ts';

/** What a person would do at the console: wait until a line shows something, or press keys. */
export type Step = Readonly<{ kind: 'wait'; shows: string | RegExp }> | Readonly<{ kind: 'press'; keys: string }>;

export type Shot = Readonly<{
  name: string;
  args: readonly string[];
  size: Size;
  env?: Readonly<Record<string, string>>;
  /** With steps the picture is the whole screen after the last one; without, all that was printed until the program ended. */
  steps?: readonly Step[];
  /** The terminal's own colours; dark unless it says otherwise. */
  paper?: keyof typeof PAPERS;
}>;

/** The sizes the console is shown in: usual, small, large. */
export const CONSOLE_SIZES = {
  usual: { cols: 120, rows: 36 },
  small: { cols: 80, rows: 24 },
  large: { cols: 200, rows: 50 },
} as const satisfies Readonly<Record<string, Size>>;

const FROZEN = ['--at', '2026-01-15T14:00:00Z', '--seed', '1'];

export const SHOTS: readonly Shot[] = [
  { name: 'overview', args: FROZEN, size: { cols: 80, rows: 24 } },
  { name: 'overview-ascii', args: FROZEN, size: { cols: 80, rows: 24 }, env: { LANG: 'C' } },
  {
    name: 'report-external',
    args: ['report', 'external', '--only', 'NET-DEST,NET-SRC', '--top', '6', ...FROZEN],
    size: { cols: 100, rows: 60 },
  },
  {
    name: 'report-security',
    args: ['report', 'security', '--only', 'SEC-EVENTS,SEC-SEVERITY,SEC-HOURLY', ...FROZEN],
    size: { cols: 100, rows: 60 },
  },
  {
    name: 'report-security-plain',
    args: ['report', 'security', '--only', 'SEC-EVENTS,SEC-SEVERITY,SEC-HOURLY', ...FROZEN],
    size: { cols: 80, rows: 60 },
    env: { NO_COLOR: '1', LANG: 'C' },
  },
  { name: 'wrong-parameter', args: ['query', 'summarystatistics', 'hours=24'], size: { cols: 80, rows: 4 } },
];
