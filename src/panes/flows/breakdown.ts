// What the listed flows fall into: beside the table where there is room, the largest groups first.
import type { GroupBy } from '../../flows/group-rows.ts';
import { formatBytes, formatCount } from '../../text/units.ts';
import type { Line } from '../../theme/line.ts';
import type { Pen } from '../../theme/pen.ts';
import { barLines } from '../../widgets/bars.ts';
import { besideLines } from '../../widgets/layout.ts';
import type { Room } from '../../widgets/room.ts';
import type { Option } from '../pane.ts';
import type { GroupRow } from './flows-model.ts';

export const BREAKDOWNS: readonly (Option & Readonly<{ id: GroupBy }>)[] = [
  { id: 'applicationProtocol', title: 'application' },
  { id: 'destinationPort', title: 'port' },
  { id: 'destination', title: 'destination' },
  { id: 'source', title: 'source' },
  { id: 'end', title: 'talker' },
  { id: 'protocol', title: 'protocol' },
  { id: 'country', title: 'country' },
  { id: 'direction', title: 'direction' },
];

export const breakdownOf = (choice: string | undefined): (typeof BREAKDOWNS)[number] =>
  BREAKDOWNS.find(({ id }) => id === choice) ?? { id: 'applicationProtocol', title: 'application' };

export type BreakdownShown = Readonly<{ title: string; groups: readonly GroupRow[] }>;

const NARROWEST = 46;
const GAP = 3;

/** How many have room side by side. */
export const breakdownCount = (width: number): number => Math.max(1, Math.floor((width + GAP) / (NARROWEST + GAP)));

/** The chosen one first, then the others in their order. */
export const breakdownsShown = (chosen: string | undefined, count: number): readonly (typeof BREAKDOWNS)[number][] => {
  const first = breakdownOf(chosen);
  return [first, ...BREAKDOWNS.filter(({ id }) => id !== first.id)].slice(0, count);
};

/** Below the table and side by side: a list that scrolls beside something still would have to be sent whole. */
export const breakdownLines = (
  shown: readonly BreakdownShown[],
  total: number,
  { width, height }: Room,
  pen: Pen,
): readonly Line[] => {
  const each = Math.floor((width - GAP * (shown.length - 1)) / Math.max(1, shown.length));
  return shown
    .map((one) => oneBreakdown(one, total, { width: each, height }, pen))
    .reduce<readonly Line[]>(
      (left, right, place) => (place === 0 ? right : besideLines(left, right, GAP, place * (each + GAP) - GAP)),
      [],
    );
};

const oneBreakdown = ({ title, groups }: BreakdownShown, total: number, room: Room, pen: Pen): readonly Line[] => [
  [{ text: `by ${title}`, meaning: 'heading' }],
  ...barLines(
    {
      width: room.width,
      height: room.height - 1,
      bars: groups.map(({ name, connections, bytes }) => ({
        label: name,
        value: connections,
        text: `${formatCount(connections)} ${bytes === undefined ? '' : formatBytes(bytes)}`,
        sharePercent: total === 0 ? undefined : (100 * connections) / total,
      })),
      empty: 'nothing',
    },
    pen,
  ),
];
