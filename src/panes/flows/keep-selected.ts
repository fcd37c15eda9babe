// Keeps the same flow selected, on the same line, when a refresh or another order moves it; whoever stands at the top stays with the latest.
import { type FlowTable, NO_CODE, type Rows } from '../../flows/flow-table.ts';
import type { ListWindow } from '../../widgets/list-window.ts';

/** What tells a flow from others, in any table. */
type Identity = Readonly<{
  startAt: number;
  sourcePort: number;
  destinationPort: number;
  source: string;
  destination: string;
}>;

type Anchor = { readonly identity: Identity; rows: Rows; shown: Kept };

export type Kept = Readonly<{
  place: ListWindow;
  /** What was selected is not among the rows any more. */
  isGone: boolean;
}>;

/** Remembers for each place the flow that was selected when the place was first shown. `isHeld`: also at the top, where others stay with the latest. */
export const createSelectionKeeper = (): ((place: ListWindow, given: KeeperGiven) => Kept) => {
  const anchors = new WeakMap<ListWindow, Anchor>();
  return (place, { table, rows, isHeld = false }) => {
    const here = { place, isGone: false };
    if (!isHeld && place.index === 0 && place.top === 0) return here;
    const anchor = anchors.get(place);
    if (anchor === undefined) {
      const row = rows[place.index];
      if (row !== undefined) anchors.set(place, { identity: identityOf(table, row), rows, shown: here });
      return here;
    }
    if (anchor.rows !== rows) anchor.shown = movedTo(place, anchor.shown, indexOf(table, rows, anchor.identity));
    anchor.rows = rows;
    return anchor.shown;
  };
};

type KeeperGiven = Readonly<{ table: FlowTable; rows: Rows; isHeld?: boolean }>;

/** Where the flow is gone, the line stays. */
const movedTo = (place: ListWindow, last: Kept, index: number | undefined): Kept =>
  index === undefined
    ? { place: last.place, isGone: true }
    : { place: { index, top: Math.max(0, place.top + index - place.index) }, isGone: false };

const identityOf = (table: FlowTable, row: number): Identity => ({
  startAt: table.startAt[row] ?? Number.NaN,
  sourcePort: table.sourcePort[row] ?? 0,
  destinationPort: table.destinationPort[row] ?? 0,
  source: endWords(table, table.source[row] ?? NO_CODE),
  destination: endWords(table, table.destination[row] ?? NO_CODE),
});

const endWords = ({ ends, texts }: FlowTable, code: number): string =>
  code === NO_CODE ? '' : `${ends.did[code - 1] ?? ''} ${texts.textOf(ends.ip[code - 1] ?? NO_CODE) ?? ''}`;

const indexOf = (table: FlowTable, rows: Rows, wanted: Identity): number | undefined => {
  for (const [index, row] of rows.entries()) {
    if (table.startAt[row] !== wanted.startAt || table.sourcePort[row] !== wanted.sourcePort) continue;
    if (table.destinationPort[row] !== wanted.destinationPort) continue;
    const { source, destination } = identityOf(table, row);
    if (source === wanted.source && destination === wanted.destination) return index;
  }
  return undefined;
};
