// The connections of a network as flows: an appliance of the field tells who spoke with whom and when, and how unusual it was, but no amounts.
import { OUTSIDE_DID } from '../../domain/device.ts';
import { type Flow, type FlowEnd, UNKNOWN_END } from '../../domain/flow.ts';
import type { Instant } from '../../domain/instant.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import { FlowTableBuilder } from '../../flows/table/flow-table-builder.ts';
import type { Pace } from '../json-stream.ts';
import { name } from '../leaf.ts';
import { endOf } from './device-record.ts';
import { entry, one } from './entries.ts';
import { addressOfId, idNumber, instant, isAddress, percent } from './tolerant.ts';
import type { InnerParty, KnownPlace, OuterParty } from './traffic-parties.ts';

type WireEnd = Readonly<{ id: number | undefined; ip: string | undefined; type: string | undefined }>;

export type Connection = Readonly<{
  source: WireEnd | undefined;
  target: WireEnd | undefined;
  at: Instant | undefined;
  score: number | undefined;
}>;

const wireEnd = one<WireEnd>(
  entry((take) => {
    const end = { id: take(idNumber, 'id', 'did'), ip: take(name, 'ip'), type: take(name, 'type') };
    return Object.values(end).every((value) => value === undefined) ? undefined : end;
  }),
);

/** Its `size` is made of the window that was asked for and is no amount of traffic: it is not read. */
export const connection = entry<Connection>((take) => {
  const source = take(wireEnd, 'source');
  const target = take(wireEnd, 'target');
  const at = take(instant, 'timems', 'time');
  const score = take(percent, 'score');
  return source === undefined && target === undefined && at === undefined ? undefined : { source, target, at, score };
});

/** Whom an answer tells more of, by the ids that its connections use. */
export type KnownEnds = Readonly<{
  devices: ReadonlyMap<number, FlowEnd>;
  outside: ReadonlyMap<number, FlowEnd>;
  places: ReadonlyMap<number, KnownPlace>;
}>;

export const knownEnds = (
  inner: readonly InnerParty[] | undefined,
  outer: readonly OuterParty[] | undefined,
  places: ReadonlyMap<number, KnownPlace>,
): KnownEnds => ({
  devices: byId(inner, ({ device }) => [device.did, endOf(device)]),
  outside: byId(outer, ({ id, party }) => [id, party.end]),
  places,
});

export const byId = <T, U>(
  some: readonly T[] | undefined,
  entryOf: (each: T) => readonly [number | undefined, U],
): ReadonlyMap<number, U> => {
  const known = new Map<number, U>();
  for (const each of some ?? []) {
    const [id, value] = entryOf(each);
    if (id !== undefined) known.set(id, value);
  }
  return known;
};

/** After so many rows, a look at the clock; after so much work, a pause. */
const ROWS_PER_LOOK = 256;
const STRETCH_MS = 4;

export const flowTableOf = async (
  connections: readonly Connection[],
  known: KnownEnds,
  pace: Pace,
): Promise<FlowTable> => {
  const builder = new FlowTableBuilder(0);
  let startedAt = pace.now();
  for (const [row, each] of connections.entries()) {
    builder.add(flowOf(each, known));
    if (row % ROWS_PER_LOOK !== 0 || pace.now() - startedAt < STRETCH_MS) continue;
    await pace.pause();
    startedAt = pace.now();
  }
  return builder.finish();
};

const flowOf = ({ source, target, at, score }: Connection, known: KnownEnds): Flow => ({
  source: source && identify(source, known),
  destination: target && identify(target, known),
  protocol: undefined,
  sourcePort: undefined,
  destinationPort: undefined,
  applicationProtocol: undefined,
  bytes: undefined,
  packets: undefined,
  durationMs: undefined,
  startAt: at,
  endAt: undefined,
  direction: undefined,
  flags: undefined,
  score,
});

/** An id is a did, the id of a subnet, or of a device outside, where it mostly is its address; the type says which. */
const identify = ({ id, ip, type }: WireEnd, known: KnownEnds): FlowEnd => {
  const isOutside = type === 'externaldevice';
  if (type === 'subnet') return subnetEnd(id, ip, known);
  const device = id === undefined || isOutside ? undefined : known.devices.get(id);
  if (device !== undefined) return { ...device, ip: addressIn(ip) ?? device.ip };
  const outside = id === undefined || type === 'device' ? undefined : known.outside.get(id);
  if (outside !== undefined)
    return { ...outside, ip: addressIn(ip) ?? outside.ip, hostname: outside.hostname ?? nameIn(ip) };
  const address = id === undefined || type === 'device' ? undefined : addressOfId(id);
  const isDid = address === undefined && (!isOutside || id === OUTSIDE_DID);
  return { ...UNKNOWN_END, did: isDid ? id : undefined, ip: addressIn(ip) ?? address, hostname: nameIn(ip) };
};

/** A subnet has no did and no address of its own: it is told by its label or range, else by its number. */
const subnetEnd = (id: number | undefined, ip: string | undefined, { places }: KnownEnds): FlowEnd => {
  const place = id === undefined ? undefined : places.get(id);
  const label = place?.label ?? place?.network ?? (id === undefined ? ip : `subnet ${id}`);
  return { ...UNKNOWN_END, label };
};

const addressIn = (ip: string | undefined): string | undefined => (ip !== undefined && isAddress(ip) ? ip : undefined);

const nameIn = (ip: string | undefined): string | undefined => (ip === undefined || isAddress(ip) ? undefined : ip);
