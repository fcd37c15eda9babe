// Tells amounts and instants that can be counted with from those that were not reported or make no sense.

/** Beyond this, whole numbers are not exact: no network has moved so many bytes. */
const LARGEST = Number.MAX_SAFE_INTEGER;
/** The last instant that a date can hold, and with the sign turned the first. */
const LAST_AT = 8.64e15;

export const isAmount = (value: number | undefined): value is number =>
  value !== undefined && value >= 0 && value <= LARGEST;

export const isInstant = (at: number | undefined): at is number => at !== undefined && at >= -LAST_AT && at <= LAST_AT;

/** 0..100; undefined where there is no whole to have a share of. */
export const percentOf = (part: number | undefined, whole: number | undefined): number | undefined =>
  part === undefined || whole === undefined || whole <= 0 ? undefined : (100 * part) / whole;

/** The sum of what is known; undefined where nothing is. */
export const sumKnown = (one: number | undefined, other: number | undefined): number | undefined => {
  if (!isAmount(one)) return isAmount(other) ? other : undefined;
  return isAmount(other) ? one + other : one;
};
