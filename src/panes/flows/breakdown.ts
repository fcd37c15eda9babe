// What the listed flows fall into: beside the table where there is room, the largest groups first.
import type { GroupBy } from '../../flows/group-rows.ts';
import { formatBytes, formatCount } from '../../text/units.ts';
import type { Line } from '../../theme/line.ts';
import type { Pen } from '../../theme/pen.ts';
import { barLines } from '../../widgets/bars.ts';
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

export type BreakdownShown = Readonly<{ title: string; groups: readonly GroupRow[]; total: number }>;

export const breakdownLines = (
  { title, groups, total }: BreakdownShown,
  { width, height }: Room,
  pen: Pen,
): readonly Line[] => [
  [{ text: `by ${title}`, meaning: 'heading' }],
  ...barLines(
    {
      width,
      height: height - 1,
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
