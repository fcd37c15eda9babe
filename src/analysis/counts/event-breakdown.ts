// What the events of one type are: each kind with its share, and its change since an earlier look.
import type { EventCounts } from '../../domain/stats.ts';
import { clean } from '../../text/clean.ts';
import { type Amount, changeOf, known, shareOf } from '../figures/known.ts';
import { byMost, byText } from '../figures/ordering.ts';
import { totalEvents } from './total-events.ts';

export type KindRow = Readonly<{ kind: string; title: string } & KindFigures>;

export type KindFigures = Readonly<{
  events: Amount;
  sharePercent: Amount;
  /** At the earlier look; unknown without one. */
  previousEvents: Amount;
  changeEvents: Amount;
  changePercent: Amount;
}>;

export type EventBreakdown = Readonly<{ events: Amount; kinds: readonly KindRow[] | undefined }>;

const LONGEST_NAME = 80;

/** Every kind under its own name, the most frequent first. */
export const eventBreakdown = (
  events: EventCounts | undefined,
  previous: EventCounts | undefined = undefined,
): EventBreakdown => {
  const figures = kindFigures(events, previous);
  return {
    events: totalEvents(events).events,
    kinds:
      events?.counts &&
      Object.keys(events.counts)
        .map((name) => ({
          kind: clean(name, LONGEST_NAME),
          title: clean(name.replaceAll('_', ' '), LONGEST_NAME),
          ...figures(name),
        }))
        .sort((a, b) => byMost(a.events, b.events) || byText(a.kind, b.kind)),
  };
};

/** The figures of any one kind of these events. */
export const kindFigures = (
  events: EventCounts | undefined,
  previous: EventCounts | undefined,
): ((name: string) => KindFigures) => {
  const total = totalEvents(events).events;
  return (name) => {
    const now = countOf(name, events);
    const before = countOf(name, previous);
    return {
      events: now,
      sharePercent: shareOf(now, total),
      previousEvents: before,
      changeEvents: now === undefined || before === undefined ? undefined : known(now - before),
      changePercent: changeOf(now, before),
    };
  };
};

/** Own names only: a kind may be called `constructor`. */
const countOf = (name: string, events: EventCounts | undefined): Amount =>
  events?.counts !== undefined && Object.hasOwn(events.counts, name) ? known(events.counts[name]) : undefined;
