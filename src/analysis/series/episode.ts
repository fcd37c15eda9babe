// Lets one onset stand for everything that belongs to it: one for each episode.
import { HOUR_MS, type Instant } from '../../domain/instant.ts';

export type Episodes = Readonly<{
  /** The loudness to be told: that of a beginning, or 0 within an episode. `side` is 1 above habit, -1 below. */
  push(at: Instant, loudness: number, side: number): number;
  /** Without end when there was none. */
  sinceOnsetMs(at: Instant): number;
}>;

const LENGTH_MS = 36 * HOUR_MS;
/** What goes on beyond the end keeps the episode open for as long as it does. */
const REMAINS_MS = 12 * HOUR_MS;
/** A far louder beginning after some calm is another episode: a slight onset must not hide an attack. */
const LOUDER_FACTOR = 1.6;
const LOUDER_BY = 0.5;
const CALM_MS = 6 * HOUR_MS;
const CALM = 0.5;

export const createEpisodes = (stepMs: number): Episodes => {
  let startAt = Number.NEGATIVE_INFINITY;
  let endAt = Number.NEGATIVE_INFINITY;
  let loudAt = Number.NEGATIVE_INFINITY;
  let loudest = 0;
  let side = 0;
  const begin = (at: Instant, loudness: number, newSide: number): number => {
    startAt = at;
    endAt = at + LENGTH_MS;
    loudest = loudness;
    side = newSide;
    return loudness;
  };
  return {
    push: (at, loudness, newSide) => {
      const wasCalm = at - loudAt > CALM_MS;
      if (loudness >= CALM) loudAt = at;
      const isOpen = at < endAt && at >= startAt;
      if (loudness < 1) return isOpen ? 0 : loudness;
      // Where the clock went back, what was told already is not told again.
      if (!isOpen) return at < startAt && startAt - at < LENGTH_MS ? 0 : begin(at, loudness, newSide);
      if (wasCalm && loudness > LOUDER_FACTOR * loudest + LOUDER_BY) return begin(at, loudness, newSide);
      if (newSide === side) endAt = Math.max(endAt, Math.min(at + REMAINS_MS, endAt + stepMs));
      return 0;
    },
    sinceOnsetMs: (at) => Math.abs(at - startAt),
  };
};
