// What the listed flows fall into: beside the table where there is room, the largest groups first.

import type { TrafficSums } from '../../analysis/facts.ts';
import { shareOf } from '../../analysis/figures/known.ts';
import type { GroupBy } from '../../flows/group-rows.ts';
import { formatBytes, formatCount, NOT_REPORTED } from '../../text/units.ts';
import type { Pen } from '../../theme/pen.ts';
import { type Bar, barsSketch } from '../../widgets/bars.ts';
import type { Room } from '../../widgets/room.ts';
import { besideSketches, NO_SKETCH, plainSketch, type Sketch, stackSketches } from '../../widgets/sketch.ts';
import type { Option, Outcome } from '../pane.ts';
import type { View } from '../view.ts';
import type { Grouped, GroupRow } from './groups-of.ts';
import { tableOf } from './page-leads.ts';
import { type BreakdownId, isTold, SUM_BREAKDOWNS } from './sums/sum-breakdowns.ts';

export type Breakdown<Id extends BreakdownId = BreakdownId> = Option & Readonly<{ id: Id }>;

export const BREAKDOWNS: readonly Breakdown<GroupBy>[] = [
  { id: 'applicationProtocol', title: 'application' },
  { id: 'destinationPort', title: 'port' },
  { id: 'destination', title: 'destination' },
  { id: 'source', title: 'source' },
  { id: 'end', title: 'talker' },
  { id: 'subnet', title: 'subnet' },
  { id: 'protocol', title: 'protocol' },
  { id: 'country', title: 'country' },
  { id: 'direction', title: 'direction' },
];

const FIRST: Breakdown<GroupBy> = { id: 'applicationProtocol', title: 'application' };

export const breakdownOf = (choice: string | undefined): Breakdown<GroupBy> =>
  BREAKDOWNS.find(({ id }) => id === choice) ?? FIRST;

/** Of flows, or of the sums that came in their place. */
export const sumBreakdownOf = (choice: string | undefined): Breakdown =>
  SUM_BREAKDOWNS.find(({ id }) => id === choice) ?? FIRST;

/** What one can choose from; of sums it is said which are not told. */
export const breakdownChoices = (sums: TrafficSums | undefined): readonly Option[] =>
  sums === undefined
    ? BREAKDOWNS
    : SUM_BREAKDOWNS.map(({ id, title }) => ({ id, title, ...(isTold(id, sums) ? {} : { detail: NOT_REPORTED }) }));

export type BreakdownShown = Grouped & Readonly<{ id: BreakdownId; title: string }>;

const NARROWEST = 46;
const GAP = 3;

/** How many have room side by side. */
export const breakdownCount = (width: number): number => Math.max(1, Math.floor((width + GAP) / (NARROWEST + GAP)));

/** The chosen one first, then the others in their order. */
export const breakdownsShown = (chosen: string | undefined, count: number): readonly Breakdown<GroupBy>[] => {
  const first = breakdownOf(chosen);
  return [first, ...BREAKDOWNS.filter(({ id }) => id !== first.id)].slice(0, count);
};

/** Of sums only those that are told stand beside the chosen one. */
export const sumBreakdownsShown = (
  chosen: string | undefined,
  count: number,
  sums: TrafficSums,
): readonly Breakdown[] => {
  const first = sumBreakdownOf(chosen);
  return [first, ...SUM_BREAKDOWNS.filter(({ id }) => id !== first.id && isTold(id, sums))].slice(0, count);
};

/** Below the table and side by side: a list that scrolls beside something still would have to be sent whole. */
export const breakdownSketch = (
  shown: readonly BreakdownShown[],
  total: number,
  { width, height }: Room,
  pen: Pen,
): Sketch => {
  const each = Math.floor((width - GAP * (shown.length - 1)) / Math.max(1, shown.length));
  return shown
    .map((one) => oneBreakdown(one, total, { width: each, height }, pen))
    .reduce<Sketch>(
      (left, right, place) => (place === 0 ? right : besideSketches(left, right, GAP, place * (each + GAP) - GAP)),
      NO_SKETCH,
    );
};

export const groupOf = (shown: readonly BreakdownShown[], id: string): GroupRow | undefined =>
  shown.flatMap((one) => one.rows.filter((group) => idOf(one, group) === id))[0];

/** The table of the flows of a group: the filter asks for what makes them one besides. */
export const groupLead = (view: View, { condition }: GroupRow): Outcome => {
  if (condition === undefined) return { kind: 'tell', text: 'nobody can be asked for these alone', meaning: 'dim' };
  const lead = tableOf(view, condition);
  return lead.kind === 'open' && lead.view.filter === view.filter
    ? { kind: 'tell', text: 'the filter has that already', meaning: 'dim' }
    : lead;
};

const idOf = ({ id }: BreakdownShown, { condition, name }: GroupRow): string => `${id}/${condition ?? name}`;

const oneBreakdown = (one: BreakdownShown, total: number, room: Room, pen: Pen): Sketch =>
  stackSketches([
    plainSketch([[{ text: `by ${one.title}`, meaning: 'heading' }]]),
    barsSketch(
      {
        width: room.width,
        height: room.height - 1,
        bars: one.rows.map((group) => barOf(group, one, total)),
        moreCount: one.count - one.rows.length,
        empty: one.empty ?? 'nothing',
      },
      one.rows.map((group) => idOf(one, group)),
      pen,
    ),
  ]);

const barOf = ({ name, connections, bytes }: GroupRow, { whole }: BreakdownShown, total: number): Bar => {
  if (connections === undefined)
    return { label: name, value: bytes, text: formatBytes(bytes), sharePercent: shareOf(bytes, whole?.bytes) };
  return {
    label: name,
    value: connections,
    text: `${formatCount(connections)} ${bytes === undefined ? '' : formatBytes(bytes)}`,
    sharePercent: total === 0 ? undefined : (100 * connections) / total,
  };
};
