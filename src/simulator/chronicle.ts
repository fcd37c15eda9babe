// The chosen scenarios over time: each tells its story again every 24 hours from the anchor on, and never before it.
import { DAY_MS, HOUR_MS, type Instant, type TimeSpan } from '../domain/instant.ts';
import type { SecurityEvent, SimulatedFlow } from './model.ts';
import type { Scenario, Silence, Stage, Story } from './scenario.ts';
import { cutAtNow } from './scenario-flow.ts';
import { SLOT_MS, SLOTS_PER_HOUR } from './slots.ts';

/** A bit for each slot of the hour in which the device was not seen. */
export type SilentSlots = (did: number) => number;

export type Chronicle = Readonly<{
  /** Flows that start in the span, by start, as they stand now. */
  flows(span: TimeSpan, now: Instant): readonly SimulatedFlow[];
  events(span: TimeSpan): readonly SecurityEvent[];
  /** Undefined when every sensor could see all of the hour. */
  silence(hour: number): SilentSlots | undefined;
}>;

const NOTHING: Story = { flows: [], events: [], silences: [] };
/** A story is told anew when it is asked for after so many others. */
const DAYS_KEPT = 8;

export const createChronicle = (
  scenarios: readonly Scenario[],
  stageFor: (scenario: string, day: number) => Stage,
  anchorAt: Instant,
): Chronicle => {
  const days = new Map<number, Story>();
  const dayOf = (at: Instant): number => Math.floor((at - anchorAt) / DAY_MS) + 1;

  const tellDay = (day: number): Story => {
    const endAt = anchorAt + day * DAY_MS;
    const span = { startAt: endAt - DAY_MS, endAt };
    const stories = scenarios.map((scenario) => scenario.tell(stageFor(scenario.name, day), endAt));
    const silences = stories.flatMap((story) => story.silences).map(alignToSlots);
    const isTold = (flow: SimulatedFlow): boolean =>
      isWithin(flow.startAt, span) && !silences.some((silence) => hides(silence, flow));
    return {
      flows: sortedByTime(stories.flatMap((story) => story.flows).filter(isTold), (flow) => flow.startAt),
      events: stories.flatMap((story) => story.events).filter((event) => isWithin(event.at, span)),
      silences,
    };
  };

  const storyOf = (day: number): Story => {
    if (day < 0 || scenarios.length === 0) return NOTHING;
    const known = days.get(day) ?? tellDay(day);
    days.set(day, known);
    const [oldest] = days.keys();
    if (days.size > DAYS_KEPT && oldest !== undefined) days.delete(oldest);
    return known;
  };

  const storiesOf = (span: TimeSpan): readonly Story[] => {
    const first = Math.max(0, dayOf(span.startAt));
    const count = span.endAt <= span.startAt ? 0 : Math.max(0, dayOf(span.endAt - 1) - first + 1);
    return Array.from({ length: count }, (_, index) => storyOf(first + index));
  };

  const silencesOf = (hour: number): readonly Silence[] => {
    const span = { startAt: hour * HOUR_MS, endAt: (hour + 1) * HOUR_MS };
    return storiesOf(span).flatMap((story) => story.silences.filter((silence) => overlaps(silence.span, span)));
  };

  return {
    flows: (span, now) =>
      storiesOf(span).flatMap(({ flows }) =>
        flows.slice(firstFrom(flows, span.startAt), firstFrom(flows, span.endAt)).map((flow) => cutAtNow(flow, now)),
      ),
    events: (span) => storiesOf(span).flatMap(({ events }) => events.filter((event) => isWithin(event.at, span))),
    silence(hour) {
      const silences = silencesOf(hour).map(({ dids, span }) => ({ dids, bits: slotBits(span, hour) }));
      if (silences.length === 0) return undefined;
      return (did) => silences.reduce((bits, silence) => (silence.dids.has(did) ? bits | silence.bits : bits), 0);
    },
  };
};

const isWithin = (at: Instant, span: TimeSpan): boolean => at >= span.startAt && at < span.endAt;

const overlaps = (one: TimeSpan, other: TimeSpan): boolean => one.startAt < other.endAt && other.startAt < one.endAt;

const sortedByTime = <T>(list: readonly T[], timeOf: (item: T) => Instant): readonly T[] =>
  [...list].sort((a, b) => timeOf(a) - timeOf(b));

/** Silence begins and ends with a slot, so that a slot's sums are either told or not. */
const alignToSlots = ({ dids, span }: Silence): Silence => ({
  dids,
  span: {
    startAt: Math.floor(span.startAt / SLOT_MS) * SLOT_MS,
    endAt: Math.floor(span.endAt / SLOT_MS) * SLOT_MS,
  },
});

const hides = (silence: Silence, flow: SimulatedFlow): boolean =>
  isWithin(flow.startAt, silence.span) &&
  [flow.source, flow.destination].some((party) => party.kind === 'device' && silence.dids.has(party.device.did));

const slotBits = (span: TimeSpan, hour: number): number => {
  let bits = 0;
  for (let slot = 0; slot < SLOTS_PER_HOUR; slot += 1)
    if (isWithin(hour * HOUR_MS + slot * SLOT_MS, span)) bits |= 1 << slot;
  return bits;
};

/** Index of the first flow that starts at or after the instant. */
const firstFrom = (flows: readonly SimulatedFlow[], at: Instant): number => {
  let low = 0;
  let high = flows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((flows[middle]?.startAt ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
};
