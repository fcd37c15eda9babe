// How fast a series forgets, whatever its step: rates for each point out of spans of time.
import { HOUR_MS } from '../../domain/instant.ts';

/** Daily points must not be forgotten after two weeks: there would be nothing to compare with. */
const FEWEST_POINTS = 40;

/** The weight of one new point in a mean over about so many hours. */
export const rateOver = (hours: number, stepMs: number): number =>
  Math.min(1 / FEWEST_POINTS, stepMs / (hours * HOUR_MS));
