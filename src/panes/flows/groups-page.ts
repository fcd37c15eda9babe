// Groups of flows as bars below each other, each a place that leads to its flows; of a long list only what is seen is drawn.
import { shareOf } from '../../analysis/figures/known.ts';
import { formatBytes, formatCount, formatPercent } from '../../text/units.ts';
import type { Line } from '../../theme/line.ts';
import type { Pen } from '../../theme/pen.ts';
import { barsSketch } from '../../widgets/bars.ts';
import type { Room } from '../../widgets/room.ts';
import type { Sketch } from '../../widgets/sketch.ts';
import { chosenIn } from '../parts/page.ts';
import { listIn, type View } from '../view.ts';
import type { Breakdown } from './breakdown.ts';
import type { Grouped, GroupRow, GroupsBySize } from './groups-of.ts';
import { GROUPS_PAGE } from './sections.ts';

export type GroupsModel = Grouped &
  Readonly<{
    by: Breakdown;
    measure: GroupsBySize;
    /** Of all flows that fall into groups. */
    total: Readonly<Record<GroupsBySize, number | undefined>>;
  }>;

/** Which breakdown it is, of how many groups, and what comes first. */
export const groupsLine = ({ by, measure, count, whole }: GroupsModel): Line => [
  { text: ` by ${by.title}`, meaning: 'heading' },
  {
    text: `: ${formatCount(count)} ${whole === undefined ? 'group' : 'sum'}${count === 1 ? '' : 's'}, by ${WORDS[measure]}`,
  },
];

const WORDS: Readonly<Record<GroupsBySize, string>> = {
  connections: 'connections',
  bytes: 'bytes',
  bytesIn: 'bytes in',
  bytesOut: 'bytes out',
};

/** All rows in one: it is the page that scrolls. `seen` is drawn of them. */
export const groupsSketch = (model: GroupsModel, width: number, pen: Pen, seen: SeenGroups): Sketch => {
  const { rows, count, measure, total, empty = 'no flow passes the filter; x lists all of them' } = model;
  const texts = amountTexts(model, pen);
  return barsSketch(
    {
      width,
      height: rows.length + 1,
      bars: rows.map((group, place) => ({
        label: group.name,
        value: group[measure],
        text: texts[place] ?? '',
        sharePercent: shareOf(group[measure], total[measure]),
      })),
      moreCount: count - rows.length,
      isSeen: (row) => seen.from.some((from) => row >= from && row < from + 2 * seen.height),
      empty,
    },
    rows.map((group) => idOf(model, group)),
    pen,
  );
};

/** Two rooms full from each of these rows on, so that the next key finds most of them drawn. */
export type SeenGroups = Readonly<{ from: readonly number[]; height: number }>;

/** Around the group that is selected, and where the page was scrolled to last: it shows one of the two. */
export const seenGroups = (view: View, model: GroupsModel, room: Pick<Room, 'height'>): SeenGroups => {
  const height = Math.max(1, room.height);
  const { index, top } = listIn(view, GROUPS_PAGE);
  const chosen = chosenIn(view, GROUPS_PAGE);
  const found = model.rows.findIndex((group) => idOf(model, group) === chosen);
  const at = found === -1 ? Math.min(index, model.rows.length - 1) : found;
  const lastTop = Math.max(0, model.rows.length + 1 - height);
  const startOf = (row: number): number => {
    const shown = Math.max(0, Math.min(lastTop, row));
    return shown - (shown % height);
  };
  return { from: [...new Set([startOf(Math.max(at + 1 - height, Math.min(top, at))), startOf(top)])], height };
};

export const groupAt = (model: GroupsModel | undefined, id: string): GroupRow | undefined =>
  model?.rows.find((group) => idOf(model, group) === id);

/** By its condition, so that one stays on a group whose place changes. */
const idOf = ({ by }: GroupsModel, { condition, name }: GroupRow): string => `${by.id}/${condition ?? name}`;

/** A group with the whole of its name and both of its shares: `443: 12,040 connections 70.0 %, 1.2 GB 12.0 %`. */
export const groupTextAt = (model: GroupsModel | undefined, id: string): string | undefined => {
  const group = groupAt(model, id);
  if (model === undefined || group === undefined) return undefined;
  const { name, connections, bytes, bytesIn, bytesOut } = group;
  const share = (measure: GroupsBySize): string => {
    const percent = shareOf(group[measure], model.total[measure]);
    return percent === undefined ? '' : ` ${formatPercent(percent)}`;
  };
  if (model.whole !== undefined)
    return [
      `${name}: ${formatBytes(bytes)}${share('bytes')}`,
      ...(bytesIn === undefined ? [] : [`in ${formatBytes(bytesIn)}${share('bytesIn')}`]),
      ...(bytesOut === undefined ? [] : [`out ${formatBytes(bytesOut)}${share('bytesOut')}`]),
    ].join(', ');
  const told = `${formatCount(connections)} connection${connections === 1 ? '' : 's'}`;
  const amount = bytes === undefined ? 'bytes not reported' : formatBytes(bytes);
  return `${name}: ${told}${share('connections')}, ${amount}${share('bytes')}`;
};

/** What is known of each, below that of the group before. */
const amountTexts = ({ rows, whole }: GroupsModel, { isSpoken }: Pen): readonly string[] => {
  const amounts = rows.map(({ connections, bytes, bytesIn, bytesOut }): readonly string[] => {
    if (whole === undefined) return [formatCount(connections), formatBytes(bytes)];
    return [
      formatBytes(bytes),
      ...(bytesIn === undefined ? [] : [`in ${formatBytes(bytesIn)}`]),
      ...(bytesOut === undefined ? [] : [`out ${formatBytes(bytesOut)}`]),
    ];
  });
  if (isSpoken)
    return amounts.map(([first, ...others]) =>
      [whole === undefined ? `${first} connections` : first, ...others].join(', '),
    );
  const widths = amounts.reduce<readonly number[]>(
    (most, amount) => amount.map((text, column) => Math.max(most[column] ?? 0, text.length)),
    [],
  );
  return amounts.map((amount) => amount.map((text, column) => text.padStart(widths[column] ?? 0)).join(' '));
};
