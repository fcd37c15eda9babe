// NET-SUBNET: devices of each subnet, flows inside it and across its edge, and the protocols inside.
import { type FlowTable, NO_CODE, type Rows } from '../../flows/flow-table.ts';
import type { TrafficFacts } from '../facts.ts';
import { byText } from '../figures/ordering.ts';
import { type ApplicationRow, applicationsOf } from './count-protocols.ts';
import { NO_PARTY, type Parties, partiesOf, partyAt, prepareParties } from './parties.ts';
import { NO_SUBNET, planSubnets } from './plan-subnets.ts';
import { SetMap } from './set-map.ts';
import { mapInSteps, ROWS_PER_STEP, rememberSteps, runThrough, type Steps } from './steps.ts';
import { type Amounts, addRow, amountsOf, emptyTally, type Tally } from './tally.ts';

export type SubnetRow = Readonly<{
  /** As a CIDR. */
  subnet: string;
  devices: number;
  /** By address. */
  members: readonly SubnetMember[];
  /** Shares are of the flows with an end in this subnet. */
  intra: Amounts;
  inter: Amounts;
  /** Of the flows inside. */
  applicationProtocols: readonly ApplicationRow[];
}>;

export type SubnetMember = Readonly<{ ip: string | undefined; did: number | undefined; hostname: string | undefined }>;

export type Subnets = Readonly<{
  isDerived: boolean;
  unreadable: readonly string[];
  /** The busiest first; only those that some flow touches. */
  subnets: readonly SubnetRow[];
  /** Of all flows: both ends in one subnet; at least one end in a subnet; neither. They add up to all connections. */
  intraConnections: number;
  interConnections: number;
  otherConnections: number;
}>;

type Draft = { readonly intra: Tally; readonly inter: Tally; readonly inside: number[] };

/** `cidrs` are those of the appliance or the configuration; without any, subnets are derived from private addresses. */
export const countSubnets = (facts: TrafficFacts, cidrs: readonly string[] = []): Subnets =>
  runThrough(prepareSubnets(facts, ...cidrs));

function* searchSubnets({ table, rows }: TrafficFacts, ...cidrs: readonly string[]): Steps<Subnets> {
  yield* prepareParties(table);
  const parties = partiesOf(table);
  const plan = planSubnets(parties, cidrs);
  const drafts = new Map<number, Draft>();
  const members = new SetMap();
  let intraConnections = 0;
  let interConnections = 0;
  for (let at = 0; at < rows.length; at += 1) {
    if (at % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield undefined;
    const row = rows[at] ?? 0;
    const source = parties.ofEnd[table.source[row] ?? NO_CODE] ?? NO_PARTY;
    const destination = parties.ofEnd[table.destination[row] ?? NO_CODE] ?? NO_PARTY;
    const from = plan.ofParty[source] ?? NO_SUBNET;
    const to = plan.ofParty[destination] ?? NO_SUBNET;
    if (from !== NO_SUBNET) members.add(from, source);
    if (to !== NO_SUBNET) members.add(to, destination);
    if (from === NO_SUBNET && to === NO_SUBNET) continue;
    if (from === to) {
      intraConnections += 1;
      addInside(draftOf(drafts, from), table, row);
      continue;
    }
    interConnections += 1;
    if (from !== NO_SUBNET) addRow(draftOf(drafts, from).inter, table, row);
    if (to !== NO_SUBNET) addRow(draftOf(drafts, to).inter, table, row);
  }
  const subnets = yield* mapInSteps(
    drafts,
    ([number, draft]) => rowOf(table, plan.subnets[number] ?? '', draft, membersOf(parties, members.of(number))),
    SUBNETS_PER_STEP,
  );
  return {
    isDerived: plan.isDerived,
    unreadable: plan.unreadable,
    subnets: subnets.sort(byBytes),
    intraConnections,
    interConnections,
    otherConnections: rows.length - intraConnections - interConnections,
  };
}

/** Each is counted once more, application by application. */
const SUBNETS_PER_STEP = 1;

/** In slices, and once for the same rows. */
export const prepareSubnets = rememberSteps(searchSubnets);

const draftOf = (drafts: Map<number, Draft>, number: number): Draft => {
  const known = drafts.get(number);
  if (known !== undefined) return known;
  const draft = { intra: emptyTally(), inter: emptyTally(), inside: [] };
  drafts.set(number, draft);
  return draft;
};

const addInside = (draft: Draft, table: FlowTable, row: number): void => {
  addRow(draft.intra, table, row);
  draft.inside.push(row);
};

const membersOf = (parties: Parties, numbers: readonly number[]): readonly SubnetMember[] =>
  numbers
    .flatMap((number) => partyAt(parties, number) ?? [])
    .sort((one, other) => compareAddresses(one.address?.bytes ?? [], other.address?.bytes ?? []))
    .map(({ ip, did, hostname }) => ({ ip, did, hostname }));

const compareAddresses = (one: readonly number[], other: readonly number[]): number => {
  const length = one.length - other.length;
  if (length !== 0) return length;
  const place = one.findIndex((byte, index) => byte !== other[index]);
  return place === -1 ? 0 : (one[place] ?? 0) - (other[place] ?? 0);
};

const rowOf = (table: FlowTable, subnet: string, draft: Draft, members: readonly SubnetMember[]): SubnetRow => {
  const whole = addTallies(draft.intra, draft.inter);
  const inside: Rows = Uint32Array.from(draft.inside);
  return {
    subnet,
    devices: members.length,
    members,
    intra: amountsOf(draft.intra, whole),
    inter: amountsOf(draft.inter, whole),
    applicationProtocols: applicationsOf(table, inside, 'connections'),
  };
};

const addTallies = (one: Tally, other: Tally): Tally => ({
  connections: one.connections + other.connections,
  bytes: one.bytes + other.bytes,
  packets: one.packets + other.packets,
  connectionsWithBytes: one.connectionsWithBytes + other.connectionsWithBytes,
  connectionsWithPackets: one.connectionsWithPackets + other.connectionsWithPackets,
});

const byBytes = (one: SubnetRow, other: SubnetRow): number =>
  bytesOf(other) - bytesOf(one) || connectionsOf(other) - connectionsOf(one) || byText(one.subnet, other.subnet);

const bytesOf = ({ intra, inter }: SubnetRow): number => (intra.bytes ?? 0) + (inter.bytes ?? 0);
const connectionsOf = ({ intra, inter }: SubnetRow): number => intra.connections + inter.connections;
