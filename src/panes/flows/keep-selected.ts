// Keeps the same flow selected, on the same line, when a refresh brings others above it; whoever stands at the top stays with the latest.
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

type Anchor = { readonly identity: Identity; table: FlowTable; rows: Rows; shown: ListWindow };

/** Remembers for each place the flow that was selected when the place was first shown. */
export const createSelectionKeeper = (): ((place: ListWindow, table: FlowTable, rows: Rows) => ListWindow) => {
  const anchors = new WeakMap<ListWindow, Anchor>();
  return (place, table, rows) => {
    if (place.index === 0 && place.top === 0) return place;
    const anchor = anchors.get(place);
    if (anchor === undefined) {
      const row = rows[place.index];
      if (row !== undefined) anchors.set(place, { identity: identityOf(table, row), table, rows, shown: place });
      return place;
    }
    if (anchor.rows === rows) return anchor.shown;
    if (anchor.table !== table) anchor.shown = movedTo(place, indexOf(table, rows, anchor.identity));
    anchor.table = table;
    anchor.rows = rows;
    return anchor.shown;
  };
};

/** Where the flow is gone, the line stays. */
const movedTo = (place: ListWindow, index: number | undefined): ListWindow =>
  index === undefined ? place : { index, top: Math.max(0, place.top + index - place.index) };

const identityOf = (table: FlowTable, row: number): Identity => ({
  startAt: table.startAt[row] ?? Number.NaN,
  sourcePort: table.sourcePort[row] ?? 0,
  destinationPort: table.destinationPort[row] ?? 0,
  source: endName(table, table.source[row] ?? NO_CODE),
  destination: endName(table, table.destination[row] ?? NO_CODE),
});

const endName = ({ ends, texts }: FlowTable, code: number): string =>
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
