// What a series is expected to do at an instant, and how far a point lies from it, with holidays and clock changes allowed for.
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import { type Calendar, type DayKind, mayClocksChange, WEEKEND, WORKDAY } from './calendar.ts';
import { clamp } from './clamp.ts';
import { createClockChange } from './clock-change.ts';
import { createHabit } from './habit.ts';
import { createMiddle } from './middle.ts';
import type { Noise } from './noise.ts';
import { createRestDay } from './rest-day.ts';

/** In levels. The same object for every point. */
export type Outlook = {
  at: Instant;
  slot: number;
  kind: DayKind;
  /** What the hour promises, if it was ever seen, on a day of this kind or of the other. */
  own: number | undefined;
  other: number | undefined;
  /** 0 where hours tell nothing, 1 where they tell all. */
  trust: number;
  base: number;
  floor: number;
  spread: number;
  /** The habits of the hours around, while clocks may have changed; else the base twice. */
  least: number;
  most: number;
  isLikeWeekend: boolean;
};

export type Expectation = Readonly<{
  lookAt(at: Instant, level: number | undefined): Outlook;
  /** How many usual deviations the level lies above what is expected; first `lookAt` its instant. */
  deviationOf(level: number): number;
  learn(level: number): void;
  rescale(convert: (level: number) => number): void;
  stateBytes: number;
}>;

/** A slot's own scatter weighs as many days as it has taught, that of the whole series as many as this. */
const SERIES_WEIGHT = 4;
const CLIP = 3;
const MOST_DEVIATION = 40;
/** Nothing is known of weekends before the first: then more than usual says little, and less says nothing. */
const FIRST_WORKDAY_SHARE = 0.3;

export const createExpectation = (calendar: Calendar, noise: Noise, stepMs: number): Expectation => {
  const habit = createHabit(calendar, stepMs);
  const middle = createMiddle(stepMs);
  const restDay = createRestDay(stepMs);
  const clockChange = createClockChange(stepMs);
  const slotsPerHour = calendar.slotMs <= HOUR_MS ? Math.round(HOUR_MS / calendar.slotMs) : 0;
  const view: Outlook = {
    at: 0,
    slot: 0,
    kind: WORKDAY,
    own: undefined,
    other: undefined,
    trust: 0,
    base: 0,
    floor: 1,
    spread: 1,
    least: 0,
    most: 0,
    isLikeWeekend: false,
  };

  const baseFrom = (habitual: number): number => view.trust * habitual + (1 - view.trust) * middle.level();

  const neighbour = (slots: number): number => {
    const slot = (view.slot + slots + calendar.slotCount) % calendar.slotCount;
    return baseFrom(habit.levelAt(slot, view.kind) ?? view.own ?? 0);
  };

  const lookAround = (): void => {
    view.least = view.base;
    view.most = view.base;
    if (slotsPerHour === 0 || view.trust === 0 || view.own === undefined || !mayClocksChange(view.at)) return;
    const before = neighbour(-slotsPerHour);
    const after = neighbour(slotsPerHour);
    view.least = Math.min(view.base, before, after);
    view.most = Math.max(view.base, before, after);
  };

  const spreadNow = (): number => {
    const days = habit.daysAt(view.slot, view.kind);
    const weight = Math.max(0, days - 1) * view.trust;
    const ofSlot = Math.max(view.floor * view.floor, habit.spreadAt(view.slot, view.kind));
    const ofSeries = noise.varianceAt(view.base, view.floor);
    const variance = (weight * ofSlot + SERIES_WEIGHT * ofSeries) / (weight + SERIES_WEIGHT);
    const unsure = view.own === undefined && view.trust > 0 ? 2 : 1;
    return unsure * Math.sqrt(variance * (1 + view.trust / Math.max(1, days)));
  };

  const gapOnUnknownDay = (level: number): number => {
    const gap = beyond(level, Math.min(view.base, middle.level()), Math.max(view.base, middle.level()));
    if (view.kind === WEEKEND) return Math.max(0, gap);
    return gap > 0 ? gap * FIRST_WORKDAY_SHARE : gap;
  };

  const gapOnWorkday = (level: number, gap: number, other: number): number => {
    const fromWeekend = level - baseFrom(other);
    restDay.learn(square(gap / view.spread), square(fromWeekend / view.spread));
    view.isLikeWeekend = restDay.isLikely() && Math.abs(fromWeekend) < Math.abs(gap);
    return view.isLikeWeekend ? fromWeekend : gap;
  };

  const gapOf = (level: number): number => {
    const gap = beyond(level, view.least, view.most);
    if (view.trust === 0 || (view.own === undefined && view.other === undefined)) return gap;
    if (view.own === undefined) return gapOnUnknownDay(level);
    if (view.kind === WORKDAY && view.other !== undefined) return gapOnWorkday(level, gap, view.other);
    restDay.reset();
    return gap;
  };

  const followClocks = (level: number): void => {
    if (slotsPerHour === 0 || view.trust === 0 || view.own === undefined) return;
    if (!mayClocksChange(view.at)) return clockChange.reset();
    const fromNow = square((level - view.base) / view.spread);
    const fromBefore = square((level - neighbour(-slotsPerHour)) / view.spread);
    const fromAfter = square((level - neighbour(slotsPerHour)) / view.spread);
    const hours = clockChange.learn(fromNow, fromBefore, fromAfter);
    if (hours !== 0) habit.shift(hours * slotsPerHour);
  };

  const learnNoise = (level: number): void => {
    const known = view.own ?? view.other;
    if (known === undefined) return;
    const days = Math.max(1, habit.daysAt(view.slot, view.kind));
    const gap = view.own === undefined ? gapOnUnknownDay(level) : level - known;
    noise.learn(view.base, square(gap) / (1 + 1 / days), view.floor);
  };

  return {
    lookAt: (at, level) => {
      view.at = at;
      view.slot = calendar.slotOf(at);
      view.kind = calendar.dayKindOf(at);
      view.own = habit.levelAt(view.slot, view.kind);
      view.other = habit.levelAt(view.slot, view.kind === WORKDAY ? WEEKEND : WORKDAY);
      const known = view.own ?? view.other;
      view.trust = known === undefined ? 0 : middle.trustInHours();
      view.base = known === undefined ? middle.level() : baseFrom(known);
      view.floor = noise.floorAt(level ?? view.base);
      view.spread = spreadNow();
      view.isLikeWeekend = false;
      lookAround();
      return view;
    },
    deviationOf: (level) => clamp(gapOf(level) / view.spread, -MOST_DEVIATION, MOST_DEVIATION),
    learn: (level) => {
      followClocks(level);
      noise.learnStep(level, view.floor);
      learnNoise(level);
      middle.learn(level, view.own ?? view.other, view.floor);
      habit.learn(view.slot, view.kind, level, CLIP * view.spread);
    },
    rescale: (convert) => {
      habit.convert(convert);
      middle.move(convert(middle.level()));
    },
    stateBytes: habit.stateBytes,
  };
};

/** How far outside the range, signed; 0 inside it. */
const beyond = (level: number, least: number, most: number): number =>
  level > most ? level - most : level < least ? level - least : 0;

const square = (number: number): number => number * number;
