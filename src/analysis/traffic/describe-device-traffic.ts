// NET-DEVICE: what the flows tell of one device: who it is, what it begins, what comes to it, whom it reaches.
import type { FlowEnd } from '../../domain/flow.ts';
import { type FlowTable, NO_CODE, type Rows } from '../../flows/flow-table.ts';
import type { TrafficFacts } from '../facts.ts';
import { byText } from '../figures/ordering.ts';
import { type PortRow, portsOf } from './count-ports.ts';
import { countProtocols, type ProtocolRow } from './count-protocols.ts';
import { isExternal, waysOf } from './flow-ways.ts';
import { NO_PARTY, partiesOf, partyAt } from './parties.ts';
import { type Amounts, amountsOf, tallyAll } from './tally.ts';

export type DeviceTraffic = Readonly<{
  did: number;
  /** Undefined where no end has this id. */
  identity: DeviceTrafficIdentity | undefined;
  /** Shares are of the device's own flows, both ways. */
  outbound: Amounts;
  inbound: Amounts;
  /** Of its outbound flows, each by address or name. */
  internalDestinations: readonly string[];
  externalDestinations: readonly string[];
  /** Of its outbound flows. */
  protocols: readonly ProtocolRow[];
  destinationPorts: readonly PortRow[];
}>;

export type DeviceTrafficIdentity = Pick<
  FlowEnd,
  'ip' | 'hostname' | 'label' | 'mac' | 'vendor' | 'os' | 'deviceType' | 'tags'
>;

export const describeDeviceTraffic = (facts: TrafficFacts, did: number): DeviceTraffic => {
  const { table, rows } = facts;
  const outbound = rows.filter((row) => didAt(table, table.source[row]) === did);
  const inbound = rows.filter(
    (row) => didAt(table, table.destination[row]) === did && didAt(table, table.source[row]) !== did,
  );
  const whole = tallyAll(table, Uint32Array.from([...outbound, ...inbound]));
  return {
    did,
    identity: identify(table, did),
    outbound: amountsOf(tallyAll(table, outbound), whole),
    inbound: amountsOf(tallyAll(table, inbound), whole),
    ...destinationsOf(table, outbound),
    protocols: countProtocols({ ...facts, rows: outbound }),
    destinationPorts: portsOf(table, outbound, table.destinationPort, 'connections'),
  };
};

const didAt = (table: FlowTable, end: number | undefined): number | undefined => table.ends.did[(end ?? NO_CODE) - 1];

/** Of several ends with this id, such as before and after a new address, the one seen last, and what the others know beside it. */
export const identify = (table: FlowTable, did: number): DeviceTrafficIdentity | undefined => {
  const { ends, texts, sets } = table;
  const own: number[] = [];
  for (let index = 0; index < ends.count; index += 1) if (ends.did[index] === did) own.push(index);
  if (own.length === 0) return undefined;
  const seenAt = (index: number): number => {
    const at = ends.lastSeenAt[index] ?? Number.NaN;
    return Number.isNaN(at) ? Number.NEGATIVE_INFINITY : at;
  };
  const nameOf = (index: number): string => texts.textOf(ends.ip[index] ?? NO_CODE) ?? '';
  const latest = own.sort((one, other) =>
    seenAt(one) === seenAt(other) ? byText(nameOf(other), nameOf(one)) : seenAt(other) > seenAt(one) ? 1 : -1,
  );
  const textOf = (column: Uint32Array): string | undefined =>
    latest.map((index) => texts.textOf(column[index] ?? NO_CODE)).find((text) => text !== undefined);
  return {
    ip: textOf(ends.ip),
    hostname: textOf(ends.hostname),
    label: textOf(ends.label),
    mac: textOf(ends.mac),
    vendor: textOf(ends.vendor),
    os: textOf(ends.os),
    deviceType: textOf(ends.deviceType),
    tags: latest.map((index) => sets.textsOf(ends.tags[index] ?? NO_CODE)).find((tags) => tags !== undefined),
  };
};

const destinationsOf = (
  table: FlowTable,
  outbound: Rows,
): Pick<DeviceTraffic, 'internalDestinations' | 'externalDestinations'> => {
  const parties = partiesOf(table);
  const { ways } = waysOf(table);
  const internal = new Set<string>();
  const external = new Set<string>();
  for (const row of outbound) {
    const party = partyAt(parties, parties.ofEnd[table.destination[row] ?? NO_CODE] ?? NO_PARTY);
    if (party === undefined) continue;
    // As in the documents: what is not known to be external is internal.
    (isExternal(ways[row]) ? external : internal).add(party.name);
  }
  return { internalDestinations: [...internal].sort(), externalDestinations: [...external].sort() };
};
