// Writes ledgers: notes flow by flow, in the order of their start, and closes the book at the end of each day.
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/instant.ts';
import { slotOf } from '../slots.ts';
import type { FlowKind, KindTable } from './kinds.ts';
import { CROWD_SIZE, type Crowd, type Ledger } from './ledger.ts';
import { copyRows, createRows, type Rows } from './rows.ts';

export type LedgerWriter = Readonly<{
  table: KindTable;
  /** A day's flows follow. */
  open(dayAt: Instant): void;
  /** The kind by its place in the table; bytes and packets as the device sees them. */
  note(place: number, startAt: Instant, amounts: Amounts): void;
  close(): Ledger;
}>;

/** One object may be used again for every flow. */
export type Amounts = { bytesSent: number; bytesReceived: number; packetsSent: number; packetsReceived: number };

type Draft = {
  dayAt: Instant;
  hour: number;
  slot: number;
  /** Rows before this one belong to hours that are over. */
  firstRow: number;
  rowCount: number;
  contactCount: number;
  rows: Rows;
  contactKinds: Uint32Array;
  contactOffsetsMs: Uint32Array;
  /** By kind: its latest row, and the latest slot in which it stood in the crowd. */
  rowOfKind: Int32Array;
  slotOfKind: Uint32Array;
  crowd: FlowKind[];
  crowds: Crowd[];
};

const FIRST_CAPACITY = 256;

export const createLedgerWriter = (table: KindTable): LedgerWriter => {
  const draft = createDraft();
  return {
    table,
    open(dayAt) {
      Object.assign(draft, { dayAt, hour: -1, slot: -1, firstRow: 0, rowCount: 0, contactCount: 0, crowds: [] });
      draft.rowOfKind.fill(-1);
      // The same day may be written again.
      draft.slotOfKind.fill(0);
    },
    note(place, startAt, amounts) {
      const kind = table.kinds[place];
      if (kind === undefined) throw new Error(`ledger: there is no kind ${place}; there are ${table.kinds.length}`);
      turnTo(draft, startAt);
      if (place >= draft.rowOfKind.length) makeRoomForKinds(draft, place + 1);
      addToRow(draft, place, startAt - draft.dayAt, amounts);
      if (!kind.isSource) return;
      if (kind.isExternal) addContact(draft, place, startAt - draft.dayAt);
      else addToCrowd(draft, place, kind);
    },
    close() {
      leaveSlot(draft);
      return { ...cut(draft), kinds: table.kinds };
    },
  };
};

const createDraft = (): Draft => ({
  dayAt: 0,
  hour: -1,
  slot: -1,
  firstRow: 0,
  rowCount: 0,
  contactCount: 0,
  rows: createRows(FIRST_CAPACITY),
  contactKinds: new Uint32Array(FIRST_CAPACITY),
  contactOffsetsMs: new Uint32Array(FIRST_CAPACITY),
  rowOfKind: new Int32Array(FIRST_CAPACITY),
  slotOfKind: new Uint32Array(FIRST_CAPACITY),
  crowd: [],
  crowds: [],
});

const turnTo = (draft: Draft, startAt: Instant): void => {
  const slot = slotOf(startAt);
  if (slot === draft.slot) return;
  leaveSlot(draft);
  draft.slot = slot;
  const hour = Math.floor((startAt - draft.dayAt) / HOUR_MS);
  if (hour === draft.hour) return;
  if (hour < draft.hour || startAt >= draft.dayAt + DAY_MS)
    throw new Error('ledger: a flow came out of its turn; flows of one day are noted in the order of their start');
  draft.hour = hour;
  draft.firstRow = draft.rowCount;
};

const leaveSlot = (draft: Draft): void => {
  if (draft.crowd.length >= CROWD_SIZE) draft.crowds.push(draft.crowd);
  if (draft.crowd.length > 0) draft.crowd = [];
};

const makeRoomForKinds = (draft: Draft, count: number): void => {
  const rowOfKind = new Int32Array(2 * count).fill(-1);
  rowOfKind.set(draft.rowOfKind);
  const slotOfKind = new Uint32Array(2 * count);
  slotOfKind.set(draft.slotOfKind);
  draft.rowOfKind = rowOfKind;
  draft.slotOfKind = slotOfKind;
};

const addToRow = (draft: Draft, place: number, offsetMs: number, amounts: Amounts): void => {
  const { rowOfKind } = draft;
  let row = rowOfKind[place] ?? -1;
  if (row < draft.firstRow) {
    row = beginRow(draft, place, offsetMs);
    rowOfKind[place] = row;
  }
  const { flowCounts, bytesSent, bytesReceived, packetsSent, packetsReceived, lastOffsetsMs } = draft.rows;
  flowCounts[row] = (flowCounts[row] ?? 0) + 1;
  bytesSent[row] = (bytesSent[row] ?? 0) + amounts.bytesSent;
  bytesReceived[row] = (bytesReceived[row] ?? 0) + amounts.bytesReceived;
  packetsSent[row] = (packetsSent[row] ?? 0) + amounts.packetsSent;
  packetsReceived[row] = (packetsReceived[row] ?? 0) + amounts.packetsReceived;
  lastOffsetsMs[row] = offsetMs;
};

const beginRow = (draft: Draft, place: number, offsetMs: number): number => {
  const row = draft.rowCount;
  if (row >= draft.rows.hours.length) draft.rows = copyRows(draft.rows, row, 2 * row);
  const { rows } = draft;
  rows.hours[row] = draft.hour;
  rows.kindPlaces[row] = place;
  rows.firstOffsetsMs[row] = offsetMs;
  rows.flowCounts[row] = 0;
  rows.bytesSent[row] = 0;
  rows.bytesReceived[row] = 0;
  rows.packetsSent[row] = 0;
  rows.packetsReceived[row] = 0;
  draft.rowCount += 1;
  return row;
};

const addContact = (draft: Draft, place: number, offsetMs: number): void => {
  if (draft.contactCount >= draft.contactKinds.length) {
    const contactKinds = new Uint32Array(2 * draft.contactCount);
    contactKinds.set(draft.contactKinds);
    const contactOffsetsMs = new Uint32Array(2 * draft.contactCount);
    contactOffsetsMs.set(draft.contactOffsetsMs);
    draft.contactKinds = contactKinds;
    draft.contactOffsetsMs = contactOffsetsMs;
  }
  draft.contactKinds[draft.contactCount] = place;
  draft.contactOffsetsMs[draft.contactCount] = offsetMs;
  draft.contactCount += 1;
};

const addToCrowd = (draft: Draft, place: number, kind: FlowKind): void => {
  if (draft.slotOfKind[place] === draft.slot) return;
  draft.slotOfKind[place] = draft.slot;
  draft.crowd.push(kind);
};

const cut = ({
  dayAt,
  rowCount,
  rows,
  contactCount,
  contactKinds,
  contactOffsetsMs,
  crowds,
}: Draft): Omit<Ledger, 'kinds'> => ({
  dayAt,
  rowCount,
  ...copyRows(rows, rowCount, rowCount),
  contactKinds: contactKinds.slice(0, contactCount),
  contactOffsetsMs: contactOffsetsMs.slice(0, contactCount),
  crowds,
});
