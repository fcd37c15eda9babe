// How a number moved since the last time, with the mark of its direction and what that means.
import type { Span } from '../theme/line.ts';
import { markOf } from '../theme/marks.ts';
import type { Meaning } from '../theme/meaning.ts';
import type { Pen } from '../theme/pen.ts';
import { tidy } from './room.ts';

export type Trend = 'increasing' | 'decreasing' | 'stable';

export type Change = Readonly<{
  text: string;
  trend: Trend;
  /** Whether it is good or bad; of itself a trend is neither. */
  meaning?: Meaning | undefined;
}>;

export const changeSpan = ({ text, trend, meaning }: Change, pen: Pen): Span => ({
  text: `${markOf(trend, pen)} ${tidy(text, pen)}`,
  meaning: meaning ?? trend,
});

export const tellChange = ({ text, trend }: Change): string => `${trend} ${text}`;
