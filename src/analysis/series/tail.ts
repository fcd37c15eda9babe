// How rare a strength is among those a series has shown before: counted where it was seen, extrapolated beyond.

export type Tail = Readonly<{
  /** The natural logarithm of N, where one in N points of the past was as strong. */
  rarityOf(strength: number): number;
  learn(strength: number): void;
  stateBytes: number;
}>;

const BINS = 80;
const BINS_PER_UNIT = 4;
/** The tail begins where so many of the points lie beyond. */
const TAIL_SHARE = 0.1;
/** In points: the shape of the tail is looked at again. */
const REFRESH = 24;
/** What is stronger teaches as if it were so many mean excesses beyond the start of the tail: an attack must not become normal. */
const MOST_EXCESSES = 6;

/** Believed before the series has taught better, weighing as many points: as series of two months were measured. */
const PRIOR_POINTS = 400;
const PRIOR_START = bent(1.36);
const PRIOR_EXCESS = bent(2.01) - PRIOR_START;

/** `forget` is the share of the past that each new point outweighs. */
export const createTail = (forget: number): Tail => {
  const counts = new Float32Array(BINS);
  const keep = (1 - forget) ** REFRESH;
  let total = 0;
  let start = PRIOR_START;
  let share = TAIL_SHARE;
  let excess = PRIOR_EXCESS;
  let untilRefresh = 1;
  const refresh = (): void => {
    const { edge, beyond, excesses } = tailOf(counts, total);
    const priorBeyond = TAIL_SHARE * PRIOR_POINTS;
    const trust = total / (total + PRIOR_POINTS);
    start = trust * edge + (1 - trust) * PRIOR_START;
    share = (beyond + priorBeyond) / (total + PRIOR_POINTS);
    excess = (excesses + priorBeyond * PRIOR_EXCESS) / (beyond + priorBeyond);
  };
  return {
    rarityOf: (strength) => {
      const bend = bent(strength);
      return bend <= start ? (bend / start) * -Math.log(share) : (bend - start) / excess - Math.log(share);
    },
    learn: (strength) => {
      const bend = Math.min(bent(strength), start + MOST_EXCESSES * excess);
      const bin = Math.min(BINS - 1, Math.floor(bend * BINS_PER_UNIT));
      counts[bin] = (counts[bin] ?? 0) + 1;
      total += 1;
      untilRefresh -= 1;
      if (untilRefresh > 0) return;
      untilRefresh = REFRESH;
      for (let at = 0; at < BINS; at += 1) counts[at] = (counts[at] ?? 0) * keep;
      total *= keep;
      refresh();
    },
    stateBytes: counts.byteLength,
  };
};

/** Between the straight tail of bursts and the bent one of a normal distribution. */
function bent(strength: number): number {
  return strength <= 0 ? 0 : strength * Math.sqrt(strength);
}

const tailOf = (counts: Float32Array, total: number): Readonly<{ edge: number; beyond: number; excesses: number }> => {
  let beyond = 0;
  let sum = 0;
  let bin = BINS - 1;
  for (; bin > 0; bin -= 1) {
    const count = counts[bin] ?? 0;
    if (beyond + count > TAIL_SHARE * total) break;
    beyond += count;
    sum += count * (bin + 0.5);
  }
  const edge = (bin + 1) / BINS_PER_UNIT;
  return { edge, beyond, excesses: Math.max(0, sum / BINS_PER_UNIT - beyond * edge) };
};
