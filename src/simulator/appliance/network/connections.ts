// Who connected to whom: one entry for each pair of ends, as a device, as a subnet or as somebody outside.

import { isIPv4 } from 'node:net';
import { type Instant, SECOND_MS } from '../../../domain/instant.ts';
import { ipOf } from '../../flow-party.ts';
import type { FlowParty } from '../../model.ts';
import type { Pacer } from '../../pacer.ts';
import { amountOf } from '../metrics/catalogue.ts';
import { numberOf } from '../parties/external-card.ts';
import { type ConnectionState, type ConnectionStates, unusualness } from './connection-states.ts';
import type { NetworkQuestion } from './read-question.ts';
import { isOwn, type ViewedFlow } from './viewed-flow.ts';

/** Pairs can be tens of thousands: those are told that the metric finds heaviest. */
const PAIR_LIMIT = 1_000;

const PAIRS_AT_ONCE = 5 * PAIR_LIMIT;

/** What an entry calls its size is the length of the window, not traffic. */
const SIZE_PER_SECOND = 10_000;

type Pair = {
  readonly source: Node;
  readonly target: Node;
  readonly state: ConnectionState;
  amount: number;
  lastAt: Instant;
};

/** `place` tells it from all other ends. */
type Node = Readonly<{ place: number; type: 'device' | 'subnet' | 'externaldevice'; id: number; party: FlowParty }>;

export type ConnectionTally = Readonly<{
  /** Answers what the appliance makes of the two. */
  add(viewed: ViewedFlow): ConnectionState;
  /** The latest last. */
  tell(pacer: Pacer): Promise<readonly unknown[]>;
}>;

/** More ends than any world has. */
const PLACES = 1_048_576;

export const createConnections = (question: NetworkQuestion, { stateOf }: ConnectionStates): ConnectionTally => {
  const { metric, span } = question;
  const nodeOf = createNodes(question);
  const pairs = new Map<number, Pair>();
  const size = Math.round(((span.endAt - span.startAt) / SECOND_MS) * SIZE_PER_SECOND);
  return {
    add({ flow, own, other, sent, received }) {
      const source = nodeOf(flow.source);
      const target = nodeOf(flow.destination);
      const key = source.place * PLACES + target.place;
      const pair = pairs.get(key) ?? { source, target, state: stateOf(own, other), amount: 0, lastAt: flow.startAt };
      pairs.set(key, pair);
      pair.amount += amountOf(metric, { sent, received, isExternal: flow.isExternal });
      pair.lastAt = flow.startAt;
      return pair.state;
    },
    tell: async (pacer) =>
      [...(await heaviest(pairs.values(), pacer))]
        .sort((one, other) => one.lastAt - other.lastAt)
        .map((pair) => tellPair(pair, size)),
  };
};

/** Some thousands at a time, so that no single sort takes long. Equal ones stay in the order in which they came. */
const heaviest = async (pairs: Iterable<Pair>, pacer: Pacer): Promise<readonly Pair[]> => {
  let best: Pair[] = [];
  for (const pair of pairs) {
    best.push(pair);
    if (best.length < PAIRS_AT_ONCE) continue;
    best = cutToHeaviest(best);
    if (pacer.isDue(PAIRS_AT_ONCE / 2)) await pacer.rest();
  }
  return cutToHeaviest(best);
};

const cutToHeaviest = (pairs: readonly Pair[]): Pair[] =>
  [...pairs].sort((one, other) => other.amount - one.amount).slice(0, PAIR_LIMIT);

/** Devices of other subnets are not told one by one when a subnet is looked at. */
const createNodes = ({ viewed }: NetworkQuestion): ((party: FlowParty) => Node) => {
  const nodes = new Map<string | number, Node>();
  return (party) => {
    const isSubnet = party.kind === 'device' && viewed.kind === 'subnet' && !isOwn(party, viewed);
    const key = party.kind === 'peer' ? party.peer.ip : isSubnet ? `subnet ${party.device.sid}` : party.device.did;
    const known = nodes.get(key);
    if (known !== undefined) return known;
    const node: Node = { place: nodes.size, party, ...identityOf(party, isSubnet) };
    nodes.set(key, node);
    return node;
  };
};

const identityOf = (party: FlowParty, isSubnet: boolean): Pick<Node, 'type' | 'id'> => {
  if (party.kind === 'peer') return { type: 'externaldevice', id: numberOf(party.peer.ip) };
  return isSubnet ? { type: 'subnet', id: party.device.sid } : { type: 'device', id: party.device.did };
};

const tellPair = ({ source, target, state, lastAt }: Pair, size: number) => ({
  source: tellNode(source),
  target: tellNode(target),
  timems: lastAt,
  score: state === 'Unusual' ? unusualness(source.party, target.party) : undefined,
  size,
});

/** An address that the number says already is left out. */
const tellNode = ({ type, id, party }: Node) => {
  const ip = ipOf(party);
  return { id, ip: type === 'externaldevice' && isIPv4(ip) ? undefined : ip, type };
};
