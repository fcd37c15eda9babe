// DEV-SHARES: to which ports, devices, domains and networks what a device did fell, in per cent, as an appliance of the field tells it.
import type { DeviceAnswer, DeviceShares, ShareRow } from '../../domain/device.ts';
import type { Instant } from '../../domain/instant.ts';
import { serviceOf } from '../../flows/service-ports.ts';
import { clean } from '../../text/clean.ts';
import type { DeviceFacts } from '../facts.ts';
import { type Amount, amountOf } from '../figures/known.ts';
import { byMost } from '../figures/ordering.ts';
import { type NamesByDid, nameOfDid, namesOf } from './peer-name.ts';

export type SharePart = Readonly<{
  /** Of a port its number or its range, of anybody his name. */
  label: string;
  did: number | undefined;
  /** Undefined of a range. */
  port: number | undefined;
  portLabel: string | undefined;
  service: string | undefined;
  /** Whether the device asked (`out`) or was asked. */
  direction: 'out' | 'in' | undefined;
  sharePercent: Amount;
  firstAt: Instant | undefined;
  /** Everything that the list does not name. */
  isRest: boolean;
}>;

/** The largest first, the rest last; shares are whole per cents, and need not add up to 100. */
export type ShareList = readonly SharePart[];

/** `undefined` is a list that was not told. Totals are counted on a scale of their own. */
export type Shares = Readonly<{
  usedTotal: Amount;
  servedTotal: Amount;
  bothTotal: Amount;
  portsUsed: ShareList | undefined;
  portsServed: ShareList | undefined;
  devicesUsed: ShareList | undefined;
  devicesServed: ShareList | undefined;
  pairs: ShareList | undefined;
  domains: ShareList | undefined;
  networks: ShareList | undefined;
}>;

export const REST = 'others';

/** Of its connections. */
export const listShares = (facts: DeviceFacts): Shares | undefined =>
  sharesIn(facts, facts.connections?.shares === undefined ? facts.peers : facts.connections);

/** Whether shares stand in the place of what intervals tell otherwise. */
export const hasShares = ({ connections, peers }: DeviceFacts): boolean =>
  connections?.shares !== undefined || peers?.shares !== undefined;

/** Of the bytes that went out or came in. */
export const transferShares = (facts: DeviceFacts, kind: 'sent' | 'received'): Shares | undefined =>
  sharesIn(facts, facts[kind]);

/** Of what it exchanged with the outside alone. */
export const outsideShares = (facts: DeviceFacts): Shares | undefined => sharesIn(facts, facts.outside);

const sharesIn = (facts: DeviceFacts, answer: DeviceAnswer | undefined): Shares | undefined => {
  const shares = answer?.shares;
  if (shares === undefined) return undefined;
  const names = namesOf(facts, didsIn(shares));
  const list = (rows: readonly ShareRow[] | undefined, labelOf: LabelOf): ShareList | undefined =>
    rows?.map((row) => partOf(row, labelOf, names)).sort(bySize);
  return {
    usedTotal: amountOf(shares.usedTotal),
    servedTotal: amountOf(shares.servedTotal),
    bothTotal: amountOf(shares.bothTotal),
    portsUsed: list(shares.portsUsed, portLabelOf),
    portsServed: list(shares.portsServed, portLabelOf),
    devicesUsed: list(shares.devicesUsed, peerLabelOf),
    devicesServed: list(shares.devicesServed, peerLabelOf),
    pairs: list(shares.pairs, peerLabelOf),
    domains: list(shares.externalDomains, placeLabelOf),
    networks: list(shares.externalNetworks, placeLabelOf),
  };
};

const didsIn = ({ pairs, devicesUsed, devicesServed }: DeviceShares): readonly number[] =>
  [pairs, devicesUsed, devicesServed].flatMap((rows) =>
    (rows ?? []).flatMap(({ did }) => (typeof did === 'number' ? [did] : [])),
  );

type LabelOf = (row: ShareRow, names: NamesByDid) => string | undefined;

const NAMELESS = 'unnamed';

const portLabelOf: LabelOf = ({ port }) => (port === undefined ? undefined : clean(String(port)));

const peerLabelOf: LabelOf = ({ did, name }, names) => {
  if (did === undefined) return name === undefined ? undefined : clean(name);
  return did === REST ? REST : nameOfDid(did, names.get(did));
};

const placeLabelOf: LabelOf = ({ name }) => (name === undefined ? undefined : clean(name));

const partOf = (row: ShareRow, labelOf: LabelOf, names: NamesByDid): SharePart => {
  const { did, port, name, direction, firstAt } = row;
  const single = typeof port === 'number' ? port : undefined;
  return {
    label: labelOf(row, names) ?? NAMELESS,
    did: typeof did === 'number' ? did : undefined,
    port: single,
    portLabel: portLabelOf(row, names),
    service: single === undefined ? undefined : serviceOf(single),
    direction,
    sharePercent: amountOf(row.percent),
    firstAt,
    isRest: [did, port, name?.toLowerCase()].includes(REST),
  };
};

/** In the order they came where they are alike. */
const bySize = (a: SharePart, b: SharePart): number =>
  Number(a.isRest) - Number(b.isRest) || byMost(a.sharePercent, b.sharePercent);
