// The axis of time below a chart, in UTC: where it begins, its middle where there is room, where it ends.
import { DAY_MS } from '../../domain/instant.ts';
import { formatUtcMinute } from '../utc.ts';
import type { Times } from './times-of.ts';

/** In the longest form that leaves room for both ends; nothing where not even one end fits. */
export const timeAxis = ({ firstAt, lastAt }: Times, columns: number): string => {
  const ends = [firstAt, lastAt].map((at) => formatUtcMinute(at));
  const isShort = lastAt - firstAt < DAY_MS;
  for (const cut of [WHOLE, WITHOUT_YEAR, isShort ? TIME_ONLY : DATE_ONLY]) {
    const [start = '', end = ''] = ends.map((text) => text.slice(...cut));
    const last = cut === DATE_ONLY ? end : `${end}Z`;
    if (start.length + 1 + last.length > columns) continue;
    const middle = formatUtcMinute(firstAt + (lastAt - firstAt) / 2).slice(...cut);
    const half = Math.floor((columns - middle.length) / 2);
    const hasMiddle = firstAt < lastAt && columns >= 3 * last.length + 8;
    return `${hasMiddle ? `${start.padEnd(half)}${middle}` : start}`.padEnd(columns - last.length) + last;
  }
  const [only = ''] = ends.map((text) => text.slice(...(isShort ? TIME_ONLY : DATE_ONLY)));
  return only.length <= columns ? only : '';
};

type Cut = readonly [from: number, until: number];

/** Of `2026-01-15 14:02`. */
const WHOLE: Cut = [0, 16];
const WITHOUT_YEAR: Cut = [5, 16];
const TIME_ONLY: Cut = [11, 16];
const DATE_ONLY: Cut = [5, 10];
