// Where the axis of values carries its labels: at round numbers, and at round bytes.

/** From `least` (zero or below) up to the first step at or above `most`; four to six of them. */
export const valueTicks = (least: number, most: number, isBytes: boolean): readonly number[] => {
  const span = most - least;
  if (!(span > 0) || span > LARGEST_SPAN) return [0, 1];
  const step = isBytes ? byteStep(span) : roundStep(span / 4);
  const first = Math.floor(least / step);
  const last = Math.ceil(most / step);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
};

/** Beyond it, sums of steps run over into infinity; no appliance measures such a thing, but one may send it. */
const LARGEST_SPAN = 1e300;

const roundStep = (rough: number): number => {
  const power = 10 ** Math.floor(Math.log10(rough));
  const [chosen = 10] = [1, 2, 2.5, 4, 5].filter((factor) => factor * power >= rough);
  return chosen * power;
};

/** Round in the unit that a person reads: 200 MB, not 209.7. */
const byteStep = (span: number): number => {
  const unit = 1024 ** Math.max(0, Math.floor(Math.log(span / 4) / Math.log(1024)));
  const inUnit = roundStep(span / 4 / unit);
  // 1000 KB would be read as 1 MB, and is not.
  return inUnit > 512 ? 1024 * unit : Math.max(1, inUnit) * unit;
};
