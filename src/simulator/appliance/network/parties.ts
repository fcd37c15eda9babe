// Who took part in the traffic: devices, those outside, and subnets, with how much and when last.
import type { Instant } from '../../../domain/instant.ts';
import type { EndpointRequest } from '../../endpoint.ts';
import type { FlowParty, SimulatedDevice, SimulatedPeer, SimulatedSubnet } from '../../model.ts';
import { amountOf } from '../metrics/catalogue.ts';
import { tellDevice } from '../parties/device-card.ts';
import { tellExternal } from '../parties/external-card.ts';
import { INTERNAL_TRAFFIC_SID } from './internal-traffic.ts';
import type { NetworkQuestion } from './read-question.ts';
import { isOwn, type ViewedFlow } from './viewed-flow.ts';

type Seen<Party> = { readonly party: Party; size: number; timems: Instant; count: number };

export type PartyTally = Readonly<{
  add(viewed: ViewedFlow): void;
  tell(): Readonly<{ subnets: unknown; devices: unknown; externaldevices: unknown }>;
}>;

export const createPartyTally = (request: EndpointRequest, question: NetworkQuestion): PartyTally => {
  const { metric, viewed } = question;
  const subnets = new Map(request.engine.subnets.map((subnet) => [subnet.sid, subnet]));
  const devices = new Map<number, Seen<SimulatedDevice>>();
  const externals = new Map<string, Seen<SimulatedPeer>>();
  const seenSubnets = new Map<number, Seen<SimulatedSubnet>>([]);
  const addEnd = (party: FlowParty, size: number, startAt: Instant): void => {
    if (party.kind === 'peer') addSeen(externals, party.peer.ip, party.peer, size, startAt);
    // The devices of other subnets are told as their subnets.
    else if (viewed.kind !== 'subnet' || isOwn(party, viewed))
      addSeen(devices, party.device.did, party.device, size, startAt);
  };
  return {
    add({ own, other, sent, received, flow }) {
      const { isExternal, startAt } = flow;
      const size = amountOf(metric, { sent, received, isExternal });
      const otherSize = amountOf(metric, { sent: received, received: sent, isExternal });
      addEnd(own, size, startAt);
      addEnd(other, otherSize, startAt);
      for (const sid of sidsOf(own, other, isExternal)) {
        const subnet = sid === INTERNAL_TRAFFIC_SID ? INTERNAL_TRAFFIC : subnets.get(sid);
        if (subnet !== undefined) addSeen(seenSubnets, sid, subnet, size, startAt);
      }
    },
    tell: () => ({
      subnets: heaviest(seenSubnets).map(tellSubnet),
      devices: heaviest(devices).map((seen) => tellSeenDevice(request, question, subnets, seen)),
      externaldevices:
        externals.size === 0 ? undefined : heaviest(externals).map((seen) => tellExternal(seen.party, seen)),
    }),
  };
};

/** What goes on inside is told once more, as that of a subnet of its own. */
const INTERNAL_TRAFFIC: SimulatedSubnet = { sid: INTERNAL_TRAFFIC_SID, network: '', label: 'Internal Traffic' };

const sidsOf = (own: FlowParty, other: FlowParty, isExternal: boolean): ReadonlySet<number> => {
  const sids = [own, other].flatMap((party) => (party.kind === 'device' ? [party.device.sid] : []));
  return new Set(isExternal ? sids : [INTERNAL_TRAFFIC_SID, ...sids]);
};

const addSeen = <Key, Party>(
  all: Map<Key, Seen<Party>>,
  key: Key,
  party: Party,
  size: number,
  startAt: Instant,
): void => {
  const seen = all.get(key) ?? { party, size: 0, timems: startAt, count: 0 };
  all.set(key, seen);
  seen.size += size;
  seen.timems = Math.max(seen.timems, startAt);
  seen.count += 1;
};

/** Equal ones stay in the order in which they were first seen. */
const heaviest = <Key, Party>(all: ReadonlyMap<Key, Seen<Party>>): readonly Seen<Party>[] =>
  [...all.values()].sort((one, other) => other.size - one.size);

const tellSubnet = ({ party, size, timems }: Seen<SimulatedSubnet>) => ({
  sid: party.sid,
  size,
  timems,
  network: party.network,
  label: party.label,
});

const tellSeenDevice = (
  { engine, nowAt }: EndpointRequest,
  { wantsDetails }: NetworkQuestion,
  subnets: ReadonlyMap<number, SimulatedSubnet>,
  { party, size, timems }: Seen<SimulatedDevice>,
) => {
  const short = { did: party.did, size, timems, ips: [], sid: party.sid, ip: party.ip };
  const network = subnets.get(party.sid)?.network;
  return wantsDetails
    ? { ...short, network, ...tellDevice(party, engine.lastSeenAt(party, nowAt)) }
    : { ...short, network };
};
