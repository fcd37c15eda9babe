// What a series is expected to do at an instant, and how far a point lies from it, with holidays and clock changes allowed for.
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/instant.ts';
import { areClocksChanging, type Calendar, type DayKind, mayClocksChange, WEEKEND, WORKDAY } from './calendar.ts';
import { clamp } from './clamp.ts';
import { type ClockChange, createClockChange } from './clock-change.ts';
import { dayStartOf } from './day-start.ts';
import { createHabit, type Habit } from './habit.ts';
import { createMiddle, type Middle } from './middle.ts';
import type { Noise } from './noise.ts';
import { createRestDay, type RestDay } from './rest-day.ts';
import { createSeen, type Seen } from './seen.ts';

/** In levels. The same object for every point. */
export type Outlook = {
  at: Instant;
  slot: number;
  day: number;
  kind: DayKind;
  /** What the hour promises, if it was ever seen, on a day of this kind or of the other. */
  own: number | undefined;
  other: number | undefined;
  /** 0 where hours tell nothing, 1 where they tell all. */
  trust: number;
  base: number;
  floor: number;
  spread: number;
  /** The habits of the hours around, while clocks are changing; else the base twice. */
  least: number;
  most: number;
  isLikeWeekend: boolean;
  /** No day of this kind was seen at this hour, though days of the other kind were. */
  isNewKind: boolean;
  /** In the first two weeks: no farther out than what came at this hour before. */
  wasSeen: boolean;
  /** The base, or that of a weekend where the day looks like one. */
  expected: number;
};

/** A slot's own scatter weighs as many days as it has taught, that of the whole series as many as this. */
const SERIES_WEIGHT = 4;
const CLIP = 3;
const MOST_DEVIATION = 40;
/** So long is anything that came at an hour, on any day, told as usual there. */
const FIRST_WEEK_MS = 8 * DAY_MS;
/** So long does it raise nothing where it comes again. */
const FIRST_WEEKS_MS = 14 * DAY_MS;
const FEWEST_WORKDAYS = 3;
/** Smaller deviations are left as they are, so that it is learnt what is usual. */
const STRIKING = 2.4;
const HARDLY_STRIKING = 1;
/** Of a day of a kind not seen yet: how much of what is more than usual counts as scatter; what is less does not. */
const FIRST_WORKDAY_SHARE = 0.3;

export class Expectation {
  readonly stateBytes: number;
  readonly #calendar: Calendar;
  readonly #noise: Noise;
  readonly #habit: Habit;
  readonly #middle: Middle;
  readonly #restDay: RestDay;
  readonly #clockChange: ClockChange;
  readonly #seen: Seen;
  readonly #stepMs: number;
  #learntMs = 0;
  /** 0 where the slots are too long to be shifted by an hour. */
  readonly #slotsPerHour: number;
  #dayStartMs = 0;
  #day = Number.NEGATIVE_INFINITY;
  #areClocksChanging = false;
  readonly #view: Outlook = {
    at: 0,
    slot: 0,
    day: 0,
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
    isNewKind: false,
    wasSeen: false,
    expected: 0,
  };

  constructor(calendar: Calendar, noise: Noise, stepMs: number) {
    this.#calendar = calendar;
    this.#noise = noise;
    this.#habit = createHabit(calendar, stepMs);
    this.#middle = createMiddle(stepMs);
    this.#restDay = createRestDay(stepMs);
    this.#clockChange = createClockChange(stepMs);
    this.#slotsPerHour = calendar.slotMs <= HOUR_MS ? Math.round(HOUR_MS / calendar.slotMs) : 0;
    this.#seen = createSeen(calendar.slotCount);
    this.#stepMs = stepMs;
    this.stateBytes = this.#habit.stateBytes + this.#seen.stateBytes;
  }

  lookAt(at: Instant, level: number | undefined): Outlook {
    const view = this.#view;
    this.#startDays(at);
    view.at = at;
    view.slot = this.#calendar.slotOf(at);
    view.day = this.#calendar.dayOf(at);
    view.kind = this.#calendar.dayKindOf(at);
    view.own = this.#habit.levelAt(view.slot, view.kind);
    view.other = this.#habit.levelAt(view.slot, view.kind === WORKDAY ? WEEKEND : WORKDAY);
    const known = view.own ?? view.other;
    view.trust = known === undefined ? 0 : this.#middle.trustInHours();
    view.base = known === undefined ? this.#middle.level() : this.#baseFrom(known);
    view.floor = this.#noise.floorAt(level ?? view.base);
    view.spread = this.#spreadNow();
    view.isLikeWeekend = false;
    view.isNewKind = view.other !== undefined && this.#habit.daysAt(view.slot, view.kind) < 1;
    view.wasSeen = false;
    view.expected = view.base;
    this.#lookAround();
    return view;
  }

  /** How many usual deviations the level lies above what is expected; first `lookAt` its instant. */
  deviationOf(level: number): number {
    const deviation = this.#gapOf(level) / this.#view.spread;
    return clamp(this.#knownHour(level, deviation), -MOST_DEVIATION, MOST_DEVIATION);
  }

  /** The same, where anything that came at this hour of any day is usual while the week is not known. */
  #knownHour(level: number, deviation: number): number {
    const view = this.#view;
    if (this.#learntMs > FIRST_WEEKS_MS && !this.#isFewWorkdays()) return deviation;
    const nearest = this.#seen.nearest(view.slot, level);
    if (nearest === undefined) return deviation;
    view.wasSeen = nearest === level;
    if (this.#learntMs > FIRST_WEEK_MS && !this.#isFewWorkdays()) return deviation;
    view.least = Math.min(view.least, nearest);
    view.most = Math.max(view.most, nearest);
    if (Math.abs(deviation) <= STRIKING) return deviation;
    const beyondSeen = Math.abs(beyond(level, view.least, view.most)) / view.spread;
    return Math.sign(deviation) * Math.min(Math.abs(deviation), Math.max(HARDLY_STRIKING, beyondSeen));
  }

  #isFewWorkdays(): boolean {
    const { slot, kind } = this.#view;
    return kind === WORKDAY && this.#habit.daysAt(slot, kind) < FEWEST_WORKDAYS;
  }

  learn(level: number): void {
    const view = this.#view;
    this.#followClocks(level);
    this.#noise.learnStep(level, view.floor);
    this.#learnNoise(level);
    this.#middle.learn(level, view.own, view.floor);
    this.#seen.learn(view.day, view.slot, level);
    this.#learntMs += this.#stepMs;
    this.#habit.learn(view.slot, view.kind, level, CLIP * view.spread);
  }

  /** Levels are told on another scale from now on. */
  convert(convert: (level: number) => number): void {
    this.#habit.convert(convert);
    this.#seen.convert(convert);
    this.#middle.move(convert(this.#middle.level()));
  }

  /** Looked at once a day. */
  #startDays(at: Instant): void {
    const day = Math.floor(at / DAY_MS);
    if (day === this.#day) return;
    const isBack = day < this.#day;
    this.#day = day;
    this.#areClocksChanging = this.#slotsPerHour > 0 && areClocksChanging(at);
    if (isBack) return;
    if (this.#view.trust < 1 || this.#slotsPerHour === 0) return;
    const levels = this.#habit.dayLevels();
    if (levels === undefined) return;
    this.#dayStartMs = dayStartOf(levels, this.#dayStartMs);
    this.#calendar.startDaysAt(this.#dayStartMs);
  }

  #baseFrom(habitual: number): number {
    const { trust } = this.#view;
    return trust * habitual + (1 - trust) * this.#middle.level();
  }

  #neighbour(slots: number): number {
    const { slotCount } = this.#calendar;
    const { slot, kind, own, base } = this.#view;
    return this.#baseFrom(this.#habit.levelAt((slot + slots + slotCount) % slotCount, kind) ?? own ?? base);
  }

  #canShift(): boolean {
    return this.#slotsPerHour > 0 && this.#view.trust > 0 && this.#view.own !== undefined;
  }

  #lookAround(): void {
    const view = this.#view;
    view.least = view.base;
    view.most = view.base;
    if (!this.#areClocksChanging || !this.#canShift()) return;
    const before = this.#neighbour(-this.#slotsPerHour);
    const after = this.#neighbour(this.#slotsPerHour);
    view.least = Math.min(view.base, before, after);
    view.most = Math.max(view.base, before, after);
  }

  #spreadNow(): number {
    const { slot, kind, trust, floor, base, own } = this.#view;
    const days = this.#habit.daysAt(slot, kind);
    const weight = Math.max(0, days - 1) * trust;
    const ofSlot = Math.max(floor * floor, this.#habit.spreadAt(slot, kind));
    const ofSeries = this.#noise.varianceAt(base, floor);
    const variance = (weight * ofSlot + SERIES_WEIGHT * ofSeries) / (weight + SERIES_WEIGHT);
    const unsure = own === undefined && trust > 0 ? 2 : 1;
    return unsure * Math.sqrt(variance * (1 + trust / Math.max(1, days)));
  }

  #gapOf(level: number): number {
    const view = this.#view;
    const gap = beyond(level, view.least, view.most);
    if (view.isNewKind) return view.kind === WEEKEND ? Math.max(0, gap) : Math.min(0, gap);
    if (view.trust === 0 || (view.own === undefined && view.other === undefined)) return gap;
    if (view.kind === WORKDAY && view.other !== undefined) return this.#gapOnWorkday(level, gap, view.other);
    this.#restDay.reset();
    return gap;
  }

  #gapOnUnknownDay(level: number): number {
    const { base, kind } = this.#view;
    const middle = this.#middle.level();
    const gap = beyond(level, Math.min(base, middle), Math.max(base, middle));
    if (kind === WEEKEND) return Math.max(0, gap);
    return gap > 0 ? gap * FIRST_WORKDAY_SHARE : gap;
  }

  #gapOnWorkday(level: number, gap: number, other: number): number {
    const view = this.#view;
    const fromWeekend = level - this.#baseFrom(other);
    this.#restDay.learn(square(gap / view.spread), square(fromWeekend / view.spread));
    view.isLikeWeekend = this.#restDay.isLikely() && Math.abs(fromWeekend) < Math.abs(gap);
    if (!view.isLikeWeekend) return gap;
    view.expected = level - fromWeekend;
    view.least = Math.min(view.least, view.expected);
    view.most = Math.max(view.most, view.expected);
    return fromWeekend;
  }

  #followClocks(level: number): void {
    const { at, base, spread } = this.#view;
    if (!this.#canShift()) return;
    if (!mayClocksChange(at)) {
      this.#clockChange.reset();
      return;
    }
    const before = this.#neighbour(-this.#slotsPerHour);
    const after = this.#neighbour(this.#slotsPerHour);
    const hours = this.#clockChange.learn(
      square((level - base) / spread),
      square((level - before) / spread),
      square((level - after) / spread),
    );
    if (hours !== 0) this.#habit.shift(hours * this.#slotsPerHour);
  }

  #learnNoise(level: number): void {
    const { own, other, slot, kind, base, floor } = this.#view;
    const known = own ?? other;
    if (known === undefined) return;
    const days = Math.max(1, this.#habit.daysAt(slot, kind));
    const gap = own === undefined ? this.#gapOnUnknownDay(level) : level - known;
    this.#noise.learn(base, square(gap) / (1 + 1 / days), floor);
  }
}

/** How far outside the range, signed; 0 inside it. */
const beyond = (level: number, least: number, most: number): number =>
  level > most ? level - most : level < least ? level - least : 0;

const square = (number: number): number => number * number;
