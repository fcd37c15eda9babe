// One row of a flow table as the flow it stands for: for the few that are shown, never for a whole table.
import type { Flow, FlowEnd } from '../domain/flow.ts';
import { type FlowTable, NO_CODE, NO_PORT, NO_SCORE } from './flow-table.ts';

export const flowAt = (table: FlowTable, row: number): Flow => {
  if (row < 0 || row >= table.rowCount) throw new RangeError(`row ${row} of a table of ${table.rowCount}`);
  const { texts, sets } = table;
  return {
    source: endAt(table, codeIn(table.source, row)),
    destination: endAt(table, codeIn(table.destination, row)),
    protocol: texts.textOf(codeIn(table.protocol, row)),
    sourcePort: portIn(table.sourcePort, row),
    destinationPort: portIn(table.destinationPort, row),
    applicationProtocol: texts.textOf(codeIn(table.applicationProtocol, row)),
    bytes: numberIn(table.bytes, row),
    packets: numberIn(table.packets, row),
    durationMs: numberIn(table.durationMs, row),
    startAt: numberIn(table.startAt, row),
    endAt: numberIn(table.endAt, row),
    direction: texts.textOf(codeIn(table.direction, row)),
    flags: sets.textsOf(codeIn(table.flags, row)),
    score: scoreIn(table.score, row),
  };
};

/** Undefined for NO_CODE. */
export const endAt = ({ ends, texts, sets }: FlowTable, code: number): FlowEnd | undefined => {
  if (code === NO_CODE) return undefined;
  const index = code - 1;
  if (index < 0 || index >= ends.count) throw new RangeError(`end ${code} of a table of ${ends.count} ends`);
  return {
    did: numberIn(ends.did, index),
    ip: texts.textOf(codeIn(ends.ip, index)),
    hostname: texts.textOf(codeIn(ends.hostname, index)),
    label: texts.textOf(codeIn(ends.label, index)),
    mac: texts.textOf(codeIn(ends.mac, index)),
    vendor: texts.textOf(codeIn(ends.vendor, index)),
    os: texts.textOf(codeIn(ends.os, index)),
    deviceType: texts.textOf(codeIn(ends.deviceType, index)),
    country: texts.textOf(codeIn(ends.country, index)),
    firstSeenAt: numberIn(ends.firstSeenAt, index),
    lastSeenAt: numberIn(ends.lastSeenAt, index),
    tags: sets.textsOf(codeIn(ends.tags, index)),
  };
};

const codeIn = (column: Uint32Array, index: number): number => column[index] ?? NO_CODE;

const portIn = (column: Int32Array, row: number): number | undefined => {
  const port = column[row];
  return port === NO_PORT ? undefined : port;
};

const scoreIn = (column: Uint8Array, row: number): number | undefined => {
  const score = column[row];
  return score === NO_SCORE ? undefined : score;
};

const numberIn = (column: Float64Array, index: number): number | undefined => {
  const value = column[index];
  return value === undefined || Number.isNaN(value) ? undefined : value;
};
