// The chosen scenarios over time: each tells its story again every 24 hours from the anchor on, and never before it.
import { DAY_MS, HOUR_MS, type Instant, type TimeSpan } from '../domain/instant.ts';
import { firstFrom, sortedByTime } from './by-time.ts';
import type { SecurityEvent, SimulatedFlow } from './model.ts';
import type { Scenario, Silence, Stage, Story } from './scenario.ts';
import { cutAtNow } from './scenario-flow.ts';
import { SLOT_MS, SLOTS_PER_HOUR } from './slots.ts';

/** A bit for each slot of the hour in which the device was not seen. */
export type SilentSlots = (did: number) => number;

export type Chronicle = Readonly<{
  /** Flows that start in the span, by start, as they stand now. */
  flows(span: TimeSpan, now: Instant): readonly SimulatedFlow[];
  /** Only those with this device at either end. */
  flowsOf(did: number, span: TimeSpan, now: Instant): readonly SimulatedFlow[];
  events(span: TimeSpan): readonly SecurityEvent[];
  /** Undefined when every sensor could see all of the hour. */
  silence(hour: number): SilentSlots | undefined;
}>;

/** All stories of a day together. */
type Day = Story & Readonly<{ flowsByDid: ReadonlyMap<number, readonly SimulatedFlow[]> }>;

const NOTHING: Day = { flows: [], events: [], silences: [], flowsByDid: new Map() };
/** A story is told anew when it is asked for after so many others. */
const DAYS_KEPT = 8;

type ChronicleParts = Readonly<{
  scenarios: readonly Scenario[];
  stageFor(scenario: string, day: number): Stage;
  anchorAt: Instant;
  /** Nobody is reached who is switched off. */
  isOn(did: number, at: Instant): boolean;
}>;

export const createChronicle = (parts: ChronicleParts): Chronicle => {
  const storiesOf = rememberStories(parts);

  const silencesOf = (hour: number): readonly Silence[] => {
    const span = { startAt: hour * HOUR_MS, endAt: (hour + 1) * HOUR_MS };
    return storiesOf(span).flatMap((story) => story.silences.filter((silence) => overlaps(silence.span, span)));
  };

  return {
    flows: (span, now) => storiesOf(span).flatMap(({ flows }) => flowsWithin(flows, span, now)),
    flowsOf: (did, span, now) =>
      storiesOf(span).flatMap(({ flowsByDid }) => flowsWithin(flowsByDid.get(did) ?? [], span, now)),
    events: (span) => storiesOf(span).flatMap(({ events }) => events.filter((event) => isWithin(event.at, span))),
    silence(hour) {
      const silences = silencesOf(hour).map(({ dids, span }) => ({ dids, bits: slotBits(span, hour) }));
      if (silences.length === 0) return undefined;
      return (did) => silences.reduce((bits, silence) => (silence.dids.has(did) ? bits | silence.bits : bits), 0);
    },
  };
};

/** The stories of all days that a span touches. */
const rememberStories = (parts: ChronicleParts): ((span: TimeSpan) => readonly Day[]) => {
  const days = new Map<number, Day>();
  const dayOf = (at: Instant): number => Math.floor((at - parts.anchorAt) / DAY_MS) + 1;
  const storyOf = (day: number): Day => {
    if (day < 0 || parts.scenarios.length === 0) return NOTHING;
    const known = days.get(day) ?? tellDay(parts, day);
    days.set(day, known);
    const [oldest] = days.keys();
    if (days.size > DAYS_KEPT && oldest !== undefined) days.delete(oldest);
    return known;
  };
  return (span) => {
    const first = Math.max(0, dayOf(span.startAt));
    const count = span.endAt <= span.startAt ? 0 : Math.max(0, dayOf(span.endAt - 1) - first + 1);
    return Array.from({ length: count }, (_, index) => storyOf(first + index));
  };
};

const tellDay = ({ scenarios, stageFor, anchorAt, isOn }: ChronicleParts, day: number): Day => {
  const endAt = anchorAt + day * DAY_MS;
  const span = { startAt: endAt - DAY_MS, endAt };
  const stories = scenarios.map((scenario) => scenario.tell(stageFor(scenario.name, day), endAt));
  const silences = stories.flatMap((story) => story.silences).map(alignToSlots);
  const isTold = (flow: SimulatedFlow): boolean =>
    isWithin(flow.startAt, span) &&
    didsOf(flow).every((did) => isOn(did, flow.startAt)) &&
    !silences.some((silence) => hides(silence, flow));
  const flows = sortedByTime(stories.flatMap((story) => story.flows).filter(isTold), startOf);
  return {
    flows,
    flowsByDid: groupByDid(flows),
    events: sortedByTime(
      stories.flatMap((story) => story.events).filter((event) => isWithin(event.at, span)),
      (event) => event.at,
    ),
    silences,
  };
};

/** In the same order as they came. */
const groupByDid = (flows: readonly SimulatedFlow[]): ReadonlyMap<number, readonly SimulatedFlow[]> => {
  const groups = new Map<number, SimulatedFlow[]>();
  for (const flow of flows)
    for (const did of new Set(didsOf(flow))) {
      const group = groups.get(did);
      if (group === undefined) groups.set(did, [flow]);
      else group.push(flow);
    }
  return groups;
};

const flowsWithin = (flows: readonly SimulatedFlow[], span: TimeSpan, now: Instant): readonly SimulatedFlow[] =>
  flows
    .slice(firstFrom(flows, startOf, span.startAt), firstFrom(flows, startOf, span.endAt))
    .map((flow) => cutAtNow(flow, now));

const startOf = (flow: SimulatedFlow): Instant => flow.startAt;

const isWithin = (at: Instant, span: TimeSpan): boolean => at >= span.startAt && at < span.endAt;

const overlaps = (one: TimeSpan, other: TimeSpan): boolean => one.startAt < other.endAt && other.startAt < one.endAt;

/** Silence begins and ends with a slot, so that a slot's sums are either told or not. */
const alignToSlots = ({ dids, span }: Silence): Silence => ({
  dids,
  span: {
    startAt: Math.floor(span.startAt / SLOT_MS) * SLOT_MS,
    endAt: Math.floor(span.endAt / SLOT_MS) * SLOT_MS,
  },
});

const hides = (silence: Silence, flow: SimulatedFlow): boolean =>
  isWithin(flow.startAt, silence.span) && didsOf(flow).some((did) => silence.dids.has(did));

/** Of the devices at its ends. */
export const didsOf = ({ source, destination }: SimulatedFlow): readonly number[] =>
  [source, destination].flatMap((party) => (party.kind === 'device' ? [party.device.did] : []));

const slotBits = (span: TimeSpan, hour: number): number => {
  let bits = 0;
  for (let slot = 0; slot < SLOTS_PER_HOUR; slot += 1)
    if (isWithin(hour * HOUR_MS + slot * SLOT_MS, span)) bits |= 1 << slot;
  return bits;
};
