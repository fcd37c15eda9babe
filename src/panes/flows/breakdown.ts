// What the listed flows fall into: beside the table where there is room, the largest groups first.
import type { GroupBy } from '../../flows/group-rows.ts';
import { formatBytes, formatCount } from '../../text/units.ts';
import type { Pen } from '../../theme/pen.ts';
import { barsSketch } from '../../widgets/bars.ts';
import type { Room } from '../../widgets/room.ts';
import { besideSketches, NO_SKETCH, plainSketch, type Sketch, stackSketches } from '../../widgets/sketch.ts';
import type { Option, Outcome } from '../pane.ts';
import type { View } from '../view.ts';
import type { Grouped, GroupRow } from './groups-of.ts';
import { tableOf } from './page-leads.ts';

export type Breakdown = Option & Readonly<{ id: GroupBy }>;

export const BREAKDOWNS: readonly Breakdown[] = [
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

export const breakdownOf = (choice: string | undefined): Breakdown =>
  BREAKDOWNS.find(({ id }) => id === choice) ?? { id: 'applicationProtocol', title: 'application' };

export type BreakdownShown = Grouped & Readonly<{ id: GroupBy; title: string }>;

const NARROWEST = 46;
const GAP = 3;

/** How many have room side by side. */
export const breakdownCount = (width: number): number => Math.max(1, Math.floor((width + GAP) / (NARROWEST + GAP)));

/** The chosen one first, then the others in their order. */
export const breakdownsShown = (chosen: string | undefined, count: number): readonly Breakdown[] => {
  const first = breakdownOf(chosen);
  return [first, ...BREAKDOWNS.filter(({ id }) => id !== first.id)].slice(0, count);
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

/** What the filter has to ask for besides, to be left with the flows of a group. */
export const conditionAt = (shown: readonly BreakdownShown[], id: string): string | undefined =>
  shown.flatMap((one) => one.rows.filter((group) => idOf(one, group) === id)).map(({ condition }) => condition)[0];

/** The table of the flows of a group. */
export const groupLead = (view: View, condition: string): Outcome => {
  const lead = tableOf(view, condition);
  return lead.kind === 'open' && lead.view.filter === view.filter
    ? { kind: 'tell', text: 'the filter has that already', meaning: 'dim' }
    : lead;
};

const idOf = ({ id }: BreakdownShown, { condition }: GroupRow): string => `${id}/${condition}`;

const oneBreakdown = (one: BreakdownShown, total: number, room: Room, pen: Pen): Sketch =>
  stackSketches([
    plainSketch([[{ text: `by ${one.title}`, meaning: 'heading' }]]),
    barsSketch(
      {
        width: room.width,
        height: room.height - 1,
        bars: one.rows.map(({ name, connections, bytes }) => ({
          label: name,
          value: connections,
          text: `${formatCount(connections)} ${bytes === undefined ? '' : formatBytes(bytes)}`,
          sharePercent: total === 0 ? undefined : (100 * connections) / total,
        })),
        moreCount: one.count - one.rows.length,
        empty: 'nothing',
      },
      one.rows.map((group) => idOf(one, group)),
      pen,
    ),
  ]);
