// Lets one onset stand for everything that belongs to it: one for each episode.
import { HOUR_MS, type Instant } from '../../domain/instant.ts';

export type Episodes = Readonly<{
  /** The loudness to be told: that of a beginning, or 0 within an episode. */
  push(at: Instant, struck: Struck): number;
  /** Of the latest one: when and to which side it began; undefined before the first. */
  latest(): Readonly<{ startAt: Instant; side: number }> | undefined;
  /** Without end when there was none. */
  sinceOnsetMs(at: Instant): number;
}>;

/** Sides are 1 above habit, -1 below. */
export type Struck = Readonly<{
  /** Of whatever is struck, though the newest point itself may be as usual: it keeps an episode open. */
  loudness: number;
  side: number;
  /** Of what may begin an episode with this very point. */
  beginLoudness: number;
  beginSide: number;
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
    push: (at, { loudness, side: newSide, beginLoudness, beginSide }) => {
      const wasCalm = at - loudAt > CALM_MS;
      if (loudness >= CALM) loudAt = at;
      const isOpen = at < endAt && at >= startAt;
      if (loudness < 1) return isOpen ? 0 : Math.min(loudness, Math.max(beginLoudness, CALM));
      // Where the clock went back, what was told already is not told again.
      if (!isOpen) {
        if (at < startAt && startAt - at < LENGTH_MS) return 0;
        return beginLoudness < 1 ? Math.max(beginLoudness, CALM) : begin(at, beginLoudness, beginSide);
      }
      if (wasCalm && beginLoudness > LOUDER_FACTOR * loudest + LOUDER_BY) return begin(at, beginLoudness, beginSide);
      if (newSide === side) endAt = Math.max(endAt, Math.min(at + REMAINS_MS, endAt + stepMs));
      return 0;
    },
    latest: () => (startAt === Number.NEGATIVE_INFINITY ? undefined : { startAt, side }),
    sinceOnsetMs: (at) => Math.abs(at - startAt),
  };
};
