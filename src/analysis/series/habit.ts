// What is usual at each time of day, on workdays and at weekends: learnt as it goes, so that an attack teaches little.
import type { Calendar, DayKind } from './calendar.ts';
import { clamp } from './clamp.ts';

export type Habit = Readonly<{
  /** The usual level, as transformed; undefined before anything like it was seen. */
  levelAt(slot: number, kind: DayKind): number | undefined;
  /** Days that taught this slot. */
  daysAt(slot: number, kind: DayKind): number;
  spreadAt(slot: number, kind: DayKind): number;
  /** Of each slot on workdays, or what there is; undefined while a slot was never seen. */
  dayLevels(): readonly number[] | undefined;
  learn(slot: number, kind: DayKind, level: number, clip: number): void;
  /** All habits come so many slots later from now on. */
  shift(slots: number): void;
  /** Levels are told on another scale from now on; what was learnt about scatter is learnt again. */
  convert(convert: (level: number) => number): void;
  stateBytes: number;
}>;

const SLOWEST = 0.15;
const SPREAD_RATE = 0.1;

export const createHabit = ({ slotCount, slotMs }: Calendar, stepMs: number): Habit => {
  const levels = new Float64Array(slotCount * 2);
  const spreads = new Float64Array(slotCount * 2);
  const visits = new Uint16Array(slotCount * 2);
  const visitsPerDay = Math.max(1, Math.round(slotMs / stepMs));
  const placeOf = (slot: number, kind: DayKind): number => kind * slotCount + slot;
  const read = (from: Float64Array, place: number): number => from[place] ?? 0;
  return {
    levelAt: (slot, kind) => {
      const place = placeOf(slot, kind);
      return visits[place] === 0 ? undefined : read(levels, place);
    },
    daysAt: (slot, kind) => (visits[placeOf(slot, kind)] ?? 0) / visitsPerDay,
    spreadAt: (slot, kind) => read(spreads, placeOf(slot, kind)),
    dayLevels: () => {
      const day: number[] = [];
      for (let slot = 0; slot < slotCount; slot += 1) {
        const place = visits[slot] === 0 ? slotCount + slot : slot;
        if (visits[place] === 0) return undefined;
        day.push(read(levels, place));
      }
      return day;
    },
    learn: (slot, kind, level, clip) => {
      const place = placeOf(slot, kind);
      const seen = Math.min(60_000, (visits[place] ?? 0) + 1);
      visits[place] = seen;
      const before = seen === 1 ? level : read(levels, place);
      const gap = clamp(level - before, -clip, clip);
      const rate = Math.max(SLOWEST / visitsPerDay, 1 / seen);
      levels[place] = before + rate * gap;
      if (seen > visitsPerDay) {
        const spreadRate = Math.max(SPREAD_RATE / visitsPerDay, 1 / (seen - visitsPerDay + 1));
        spreads[place] = read(spreads, place) + spreadRate * (gap * gap - read(spreads, place));
      }
    },
    shift: (slots) => {
      rotate(levels, slotCount, slots);
      rotate(spreads, slotCount, slots);
    },
    convert: (convert) => {
      for (let place = 0; place < levels.length; place += 1) levels[place] = convert(read(levels, place));
      spreads.fill(0);
    },
    stateBytes: levels.byteLength + spreads.byteLength + visits.byteLength,
  };
};

const rotate = (both: Float64Array, slotCount: number, slots: number): void => {
  for (const half of [both.subarray(0, slotCount), both.subarray(slotCount)]) {
    const before = half.slice();
    for (let slot = 0; slot < slotCount; slot += 1) {
      half[(slot + slots + slotCount) % slotCount] = before[slot] ?? 0;
    }
  }
};
