// Where the axis of values carries its labels: at round numbers, and at round bytes.

/** From `least` (zero or below) up to the first step at or above `most`; four to six of them. */
export const valueTicks = (least: number, most: number, isBytes: boolean): readonly number[] => {
  const span = most - least;
  if (!(span > SMALLEST_SPAN) || span > LARGEST_SPAN) return [0, 1];
  const step = isBytes ? roundBytes(span / 4) : roundStep(span / 4);
  const first = Math.floor(least / step);
  const last = Math.ceil(most / step);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
};

/** On so many rows above the lowest one, so that every label stands exactly on a row wherever a round step allows. */
export const ticksWithin = (least: number, most: number, isBytes: boolean, rows: number): readonly number[] => {
  const span = most - least;
  if (!(span > SMALLEST_SPAN)) return [0, 1];
  // One step of a round size cannot reach from below zero to above it.
  if (span > LARGEST_SPAN || rows < 1 || (rows === 1 && least < 0 && most > 0)) return [least, most];
  const candidates = [4, 5, 3, 2, 1].filter((count) => rows % count === 0 && (count > 1 || rows === 1));
  const choices = (candidates.length === 0 ? [Math.min(4, rows)] : candidates).map((count) =>
    ticksOf(least, most, count, isBytes),
  );
  return choices.reduce((best, ticks) => ((ticks.at(-1) ?? 0) < (best.at(-1) ?? 0) ? ticks : best));
};

/** The smallest round step with which so many steps reach from one to the other. */
const ticksOf = (least: number, most: number, count: number, isBytes: boolean): readonly number[] => {
  let rough = (most - least) / count;
  for (;;) {
    const step = isBytes ? roundBytes(rough) : roundStep(rough);
    const first = Math.floor(least / step);
    if ((first + count) * step >= most) return Array.from({ length: count + 1 }, (_, index) => (first + index) * step);
    // A number below zero makes the first step reach too low: the next larger step.
    rough = step * 1.001;
  }
};

/** Beyond it, sums of steps run over into infinity; no appliance measures such a thing, but one may send it. */
const LARGEST_SPAN = 1e300;
/** Below it, steps run under into zero. */
const SMALLEST_SPAN = 1e-300;

const roundStep = (rough: number): number => {
  const power = 10 ** Math.floor(Math.log10(rough));
  const [chosen = 10] = [1, 2, 2.5, 4, 5].filter((factor) => factor * power >= rough);
  return chosen * power;
};

/** Round in the unit that a person reads: 200 MB, not 209.7. */
const roundBytes = (rough: number): number => {
  const unit = 1024 ** Math.max(0, Math.floor(Math.log(rough) / Math.log(1024)));
  const inUnit = roundStep(rough / unit);
  // 1000 KB would be read as 1 MB, and is not.
  return inUnit > 512 ? 1024 * unit : Math.max(1, inUnit) * unit;
};
