// How rare is rare: the scale on which the rarity of a point becomes a score.
import { DAY_MS, HOUR_MS } from '../../domain/instant.ts';

/** In points of a series by the hour, as one detector alone counts them. Measured: about one false onset in twelve weeks. */
const ALARM_POINTS = 11_000;
/** Several detectors look at each point, two sides each: together one of them is struck so much oftener. */
export const DETECTORS_TOGETHER = 8;
/** Of shorter steps there are more points a week; of daily ones so few that the scale would never be reached. */
const MOST_FACTOR = 12;
const LEAST_FACTOR = 1 / 24;

/** The logarithm of a rarity that makes an onset of 0.9. */
export const alarmRarity = (stepMs: number): number => {
  const factor = HOUR_MS / Math.min(DAY_MS, stepMs);
  return Math.log(ALARM_POINTS * Math.min(MOST_FACTOR, Math.max(LEAST_FACTOR, factor)));
};

/** Of 1 where an onset is worth 0.9, and of 2 where it is worth 0.99; never quite 1, so that the loudest of many stays told. */
export const onsetOf = (loudness: number): number => (loudness <= 0 ? 0 : 1 - 1 / (1 + 9 * loudness ** STEEPNESS));

const STEEPNESS = Math.log2(11);
