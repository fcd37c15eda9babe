// The marks that stand beside a colour and say the same without it; each is one column wide and has an ASCII stand-in.
import type { Meaning } from './meaning.ts';

type Mark = Readonly<{ mark: string; ascii: string }>;

/** No two severities, and no two trends, share a mark, in ASCII either. */
const MARKS = {
  critical: { mark: '▲', ascii: '!' },
  high: { mark: '△', ascii: '^' },
  medium: { mark: '◆', ascii: '*' },
  low: { mark: '◇', ascii: '-' },
  info: { mark: '·', ascii: '.' },
  good: { mark: '✓', ascii: '+' },
  bad: { mark: '✗', ascii: 'x' },
  warning: { mark: '!', ascii: '!' },
  anomaly: { mark: '●', ascii: 'o' },
  selected: { mark: '›', ascii: '>' },
  limit: { mark: '╌', ascii: '.' },
  increasing: { mark: '↑', ascii: '/' },
  decreasing: { mark: '↓', ascii: '\\' },
  stable: { mark: '→', ascii: '=' },
} as const satisfies Partial<Record<Meaning, Mark>>;

/** A meaning that has a mark. */
export type MarkedMeaning = keyof typeof MARKS;

export const markOf = (meaning: MarkedMeaning, { ascii }: Readonly<{ ascii: boolean }>): string =>
  ascii ? MARKS[meaning].ascii : MARKS[meaning].mark;
