// Writes a graph interval by interval while the hours go by, so that only one interval is ever open.
import type { Instant } from '../../../domain/instant.ts';
import { toSeconds } from '../../asking/utc-text.ts';
import { intervalAt, startOf, type Timeline } from './timeline.ts';

export type IntervalTexts<Interval> = Readonly<{
  /** The interval of the instant, to be added to; undefined outside the timeline. Instants never go back an interval. */
  at(instant: Instant): Interval | undefined;
  /** All of them, as a JSON array. */
  tell(): string;
}>;

type IntervalWords<Interval> = Readonly<{
  timeline: Timeline;
  /** Otherwise intervals to which nothing was added are left out. */
  wantsEmpty: boolean;
  start(): Interval;
  write(interval: Interval, timestamp: number): string;
}>;

export const createIntervalTexts = <Interval>(words: IntervalWords<Interval>): IntervalTexts<Interval> => {
  const { timeline, wantsEmpty, start, write } = words;
  const texts: string[] = [];
  let place = -1;
  let open: Interval | undefined;
  const turnTo = (next: number): void => {
    if (open !== undefined) texts.push(write(open, toSeconds(startOf(timeline, place))));
    if (wantsEmpty)
      for (let empty = place + 1; empty < next; empty += 1)
        texts.push(write(start(), toSeconds(startOf(timeline, empty))));
    place = next;
    open = undefined;
  };
  return {
    at(instant) {
      const next = intervalAt(timeline, instant);
      if (next < 0 || next >= timeline.intervalCount) return undefined;
      if (next < place) throw new Error(`graph: interval ${next} was asked for after ${place}, which comes later`);
      if (next > place) turnTo(next);
      open ??= start();
      return open;
    },
    tell() {
      turnTo(timeline.intervalCount);
      return `[${texts.join(',')}]`;
    },
  };
};
