// The least and the most that came at each time of day so far, on whatever days: in its first weeks a series has little else to go by.

export type Seen = Readonly<{
  /** The nearest level to this one that lies within what was seen at this slot; undefined before anything was. */
  nearest(slot: number, level: number): number | undefined;
  /** What comes on one day at one slot counts from the next visit on: of an hour in minutes the first ones must not excuse the rest. */
  learn(day: number, slot: number, level: number): void;
  /** Levels are told on another scale from now on. */
  convert(convert: (level: number) => number): void;
  stateBytes: number;
}>;

export const createSeen = (slotCount: number): Seen => {
  const least = new Float32Array(slotCount).fill(Number.POSITIVE_INFINITY);
  const most = new Float32Array(slotCount).fill(Number.NEGATIVE_INFINITY);
  const visit = { day: Number.NaN, slot: 0, least: 0, most: 0 };
  const endVisit = (): void => {
    if (Number.isNaN(visit.day)) return;
    least[visit.slot] = Math.min(least[visit.slot] ?? visit.least, visit.least);
    most[visit.slot] = Math.max(most[visit.slot] ?? visit.most, visit.most);
  };
  return {
    nearest: (slot, level) => {
      const [low = 0, high = 0] = [least[slot], most[slot]];
      if (low > high) return undefined;
      // As coarse as what is kept: a level that was seen lies within it to the last digit.
      const coarse = Math.fround(level);
      return coarse < low ? low : coarse > high ? high : level;
    },
    learn: (day, slot, level) => {
      if (day !== visit.day || slot !== visit.slot) {
        endVisit();
        Object.assign(visit, { day, slot, least: level, most: level });
      }
      visit.least = Math.min(visit.least, level);
      visit.most = Math.max(visit.most, level);
    },
    convert: (convert) => {
      Object.assign(visit, { least: convert(visit.least), most: convert(visit.most) });
      for (let slot = 0; slot < slotCount; slot += 1) {
        if ((least[slot] ?? 0) > (most[slot] ?? 0)) continue;
        least[slot] = convert(least[slot] ?? 0);
        most[slot] = convert(most[slot] ?? 0);
      }
    },
    stateBytes: least.byteLength + most.byteLength,
  };
};
