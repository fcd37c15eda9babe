// How rare is rare: the scale on which the rarity of a point becomes a score.
import { DAY_MS, HOUR_MS } from '../../domain/instant.ts';
import { clamp } from './clamp.ts';

/** In points of a series by the hour, as one detector alone counts them. Measured: about one false onset in ten weeks. */
const ALARM_POINTS = 3_300;
/** Several detectors look at each point, two sides each: together one of them is struck so much oftener. */
export const DETECTORS_TOGETHER = 8;
/** Of shorter steps there are more points a week, and more of them come together; of daily ones so few that the scale would never be reached. */
const MOST_FACTOR = 12;
const LEAST_FACTOR = 1 / 10;
const SHORT_STEP_POWER = 1.45;

/** The logarithm of a rarity that makes an onset of 0.9. */
export const alarmRarity = (stepMs: number): number => {
  const factor = clamp(HOUR_MS / Math.min(DAY_MS, stepMs), LEAST_FACTOR, MOST_FACTOR);
  return Math.log(ALARM_POINTS * factor ** (factor > 1 ? SHORT_STEP_POWER : 1));
};

/** Of 1 where an onset is worth 0.9, and of 2 where it is worth 0.99; never quite 1, so that the loudest of many stays told. */
export const onsetOf = (loudness: number): number => (loudness <= 0 ? 0 : 1 - 1 / (1 + 9 * loudness ** STEEPNESS));

const STEEPNESS = Math.log2(11);
