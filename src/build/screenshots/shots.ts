// Which pictures there are: what is run, in a terminal of what size.
import type { Size } from './screen.ts';

export type Shot = Readonly<{
  name: string;
  args: readonly string[];
  size: Size;
  env?: Readonly<Record<string, string>>;
}>;

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
