// What a screen can want of the live data: to watch questions, to read their answers, to know how the appliance fares.
import type { TrafficFacts } from '../../analysis/facts.ts';
import type { FlowMarks } from '../../analysis/traffic/flow-marks.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Answer, Part, Topic } from '../part.ts';
import type { Health } from './health.ts';
import type { Intervals } from './intervals.ts';

/** A watched part whose last try failed. */
export type PartTrouble = Readonly<{
  name: string;
  failure: NonNullable<Answer<unknown>['failure']>;
  /** Of the data that are shown all the same. */
  at: Instant | undefined;
  nextAt: Instant | undefined;
}>;

export type Session = Readonly<{
  /**
   * Asks each part at once unless its data are younger than its interval, and then once every interval, however many watch it.
   * The function given back ends it; what nobody else watches is then no longer asked, and cancelled if it is under way.
   */
  watch(parts: readonly Part<unknown>[]): () => void;
  /** The same object as long as nothing changed. */
  read<T>(part: Part<T>): Answer<T>;
  /** Which flows of a table are suspicious, and why; undefined until that is known, and told when it is. */
  marksOf(traffic: TrafficFacts): FlowMarks | 'failed' | undefined;
  /** Told after changes, once for all that happened together. Only the passing of time changes things untold: see `health`. */
  subscribe(listener: () => void): () => void;
  /** Asks all that is watched, except what is being asked or was within the last second; says how many. None while paused. */
  refresh(): number;
  /** Gives up what is under way and keeps the data; says how many. They are asked again an interval later. */
  cancel(): number;
  /** Asks nothing any more but what is only asked while paused; what is under way may arrive. */
  pause(): void;
  /** Asks what is overdue. */
  resume(): void;
  isPaused(): boolean;
  /** The same object as long as none changed. */
  intervals(): Intervals;
  setIntervals(intervals: Intervals): void;
  /** One step longer (1) or shorter (-1). */
  scaleInterval(topics: readonly Topic[], direction: 1 | -1): void;
  /** The same object as long as nothing changed. Data grow stale by themselves: to be read at every tick of the clock. */
  health(): Health;
  /** In the order in which the parts were first watched; the same array as long as nothing changed. */
  failures(): readonly PartTrouble[];
  /** Until the next request, in real milliseconds, whatever the console's clock does; undefined when none is planned. */
  nextInMs(): number | undefined;
  /** Cancels everything and forgets everything; nothing keeps the process alive any more. */
  close(): void;
}>;
