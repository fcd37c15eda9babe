// The least and the most that came at each time of day so far, on whatever days: in its first weeks a series has little else to go by.

export type Seen = Readonly<{
  /** The nearest level to this one that lies within what was seen at this slot; undefined before anything was. */
  nearest(slot: number, level: number): number | undefined;
  learn(slot: number, level: number): void;
  /** Levels are told on another scale from now on. */
  convert(convert: (level: number) => number): void;
  stateBytes: number;
}>;

export const createSeen = (slotCount: number): Seen => {
  const least = new Float32Array(slotCount).fill(Number.POSITIVE_INFINITY);
  const most = new Float32Array(slotCount).fill(Number.NEGATIVE_INFINITY);
  return {
    nearest: (slot, level) => {
      const [low = 0, high = 0] = [least[slot], most[slot]];
      if (low > high) return undefined;
      // As coarse as what is kept: a level that was seen lies within it to the last digit.
      const coarse = Math.fround(level);
      return coarse < low ? low : coarse > high ? high : level;
    },
    learn: (slot, level) => {
      least[slot] = Math.min(least[slot] ?? level, level);
      most[slot] = Math.max(most[slot] ?? level, level);
    },
    convert: (convert) => {
      for (let slot = 0; slot < slotCount; slot += 1) {
        if ((least[slot] ?? 0) > (most[slot] ?? 0)) continue;
        least[slot] = convert(least[slot] ?? 0);
        most[slot] = convert(most[slot] ?? 0);
      }
    },
    stateBytes: least.byteLength + most.byteLength,
  };
};
