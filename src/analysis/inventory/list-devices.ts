// Every device that took part in the flows, with all that anything tells of it and what it moved.
import type { DeviceIdentity } from '../../domain/device.ts';
import type { FlowEnd } from '../../domain/flow.ts';
import type { Instant } from '../../domain/instant.ts';
import { endAt } from '../../flows/flow-at.ts';
import { type FlowTable, NO_CODE, type Rows } from '../../flows/flow-table.ts';
import { type Identity, nameDeviceType, nameSystem } from '../device/identity.ts';
import { type Amount, known } from '../figures/known.ts';

export type InventoryDevice = Omit<Identity, 'did' | 'updatedAt'> &
  Readonly<{
    did: number;
    label: string | undefined;
    /** Flows with this device at either end, and their bytes. */
    connections: number;
    bytes: Amount;
    /** True when more is known than the flows tell. */
    hasDetails: boolean;
  }>;

/** By id, so that two inventories can be compared line by line. */
export const listDevices = (
  table: FlowTable,
  rows: Rows,
  details: ReadonlyMap<number, DeviceIdentity>,
): readonly InventoryDevice[] => {
  const moved = sumByDevice(table, rows);
  return [...moved]
    .sort(([a], [b]) => a - b)
    .map(([did, { ends, connections, bytes }]) =>
      describe(did, ends, details.get(did), { connections, bytes: known(bytes) }),
    );
};

type Moved = { readonly ends: FlowEnd[]; connections: number; bytes: number };

const sumByDevice = (table: FlowTable, rows: Rows): Map<number, Moved> => {
  const byCode = new Map<number, Moved>();
  const byDid = new Map<number, Moved>();
  const movedOf = (code: number): Moved | undefined => {
    const before = byCode.get(code);
    if (before !== undefined || code === NO_CODE) return before;
    const end = endAt(table, code);
    if (end?.did === undefined) return undefined;
    const moved = byDid.get(end.did) ?? { ends: [], connections: 0, bytes: 0 };
    moved.ends.push(end);
    byCode.set(code, moved);
    byDid.set(end.did, moved);
    return moved;
  };
  for (const row of rows) {
    const bytes = table.bytes[row] ?? Number.NaN;
    const source = movedOf(table.source[row] ?? NO_CODE);
    const destination = movedOf(table.destination[row] ?? NO_CODE);
    for (const moved of source === destination ? [source] : [source, destination]) {
      if (moved === undefined) continue;
      moved.connections += 1;
      if (!Number.isNaN(bytes)) moved.bytes += bytes;
    }
  }
  return byDid;
};

const describe = (
  did: number,
  ends: readonly FlowEnd[],
  details: DeviceIdentity | undefined,
  moved: Readonly<{ connections: number; bytes: Amount }>,
): InventoryDevice => {
  const first = <T>(read: (end: FlowEnd) => T | undefined): T | undefined =>
    ends.map(read).find((value) => value !== undefined);
  return {
    did,
    hostname: details?.hostname ?? first((end) => end.hostname),
    ip: details?.ip ?? first((end) => end.ip),
    label: first((end) => end.label),
    mac: details?.mac ?? first((end) => end.mac),
    vendor: details?.vendor ?? first((end) => end.vendor),
    model: details?.model,
    os: first((end) => end.os) ?? nameSystem(details?.os),
    deviceType: first((end) => end.deviceType) ?? nameDeviceType(details?.deviceType),
    location: details?.location,
    owner: details?.owner,
    criticality: details?.criticality,
    services: details?.services,
    tags: details?.tags ?? first((end) => end.tags),
    complianceTags: details?.complianceTags,
    firstSeenAt: earliest([details?.firstSeenAt, ...ends.map((end) => end.firstSeenAt)]),
    lastSeenAt: latest([details?.lastSeenAt, ...ends.map((end) => end.lastSeenAt)]),
    ...moved,
    hasDetails: details !== undefined,
  };
};

const earliest = (times: readonly (Instant | undefined)[]): Instant | undefined =>
  times.reduce((best, at) => (at !== undefined && (best === undefined || at < best) ? at : best), undefined);

const latest = (times: readonly (Instant | undefined)[]): Instant | undefined =>
  times.reduce((best, at) => (at !== undefined && (best === undefined || at > best) ? at : best), undefined);
