// A device's flows as the device sees them: who is at the other end, and what it sent and received itself.
import type { TimeSpan } from '../../../domain/instant.ts';
import { wantedBatches } from '../../asking/wanted-batches.ts';
import type { Asked } from '../../endpoint.ts';
import type { FlowParty, SimulatedFlow } from '../../model.ts';
import type { DeviceQuestion } from './read-question.ts';

export type DeviceFlow = Readonly<{
  flow: SimulatedFlow;
  other: FlowParty;
  isSource: boolean;
  bytesSent: number;
  bytesReceived: number;
  packetsSent: number;
  packetsReceived: number;
}>;

/** One part of an answer, as it adds up while the flows go by. */
export type FlowTally<Told> = Readonly<{ add(seen: DeviceFlow): void; tell(): Told }>;

export const tallyDeviceFlows = async (
  { engine, signal }: Asked,
  did: number,
  span: TimeSpan,
  question: DeviceQuestion,
  tallies: readonly FlowTally<unknown>[],
): Promise<void> => {
  for await (const batch of wantedBatches(engine.flowsOf(did, span, signal), signal))
    for (const flow of batch)
      for (const seen of seenBy(did, flow)) if (isAsked(seen, question)) for (const tally of tallies) tally.add(seen);
};

/** A device that talks to itself is at both ends, and seen in both roles. */
const seenBy = (did: number, flow: SimulatedFlow): readonly DeviceFlow[] => {
  const isSource = isDevice(flow.source, did);
  const isDestination = isDevice(flow.destination, did);
  if (isSource && isDestination) return [asSource(flow), asDestination(flow)];
  return isSource ? [asSource(flow)] : isDestination ? [asDestination(flow)] : [];
};

const isDevice = (party: FlowParty, did: number): boolean => party.kind === 'device' && party.device.did === did;

const asSource = (flow: SimulatedFlow): DeviceFlow => ({
  flow,
  other: flow.destination,
  isSource: true,
  bytesSent: flow.bytesOut,
  bytesReceived: flow.bytesIn,
  packetsSent: flow.packetsOut,
  packetsReceived: flow.packetsIn,
});

const asDestination = (flow: SimulatedFlow): DeviceFlow => ({
  flow,
  other: flow.source,
  isSource: false,
  bytesSent: flow.bytesIn,
  bytesReceived: flow.bytesOut,
  packetsSent: flow.packetsIn,
  packetsReceived: flow.packetsOut,
});

const isAsked = ({ flow, other }: DeviceFlow, { odid, port, externalDomain }: DeviceQuestion): boolean =>
  (odid === undefined || isDevice(other, odid)) &&
  (port === undefined || flow.destinationPort === port || flow.sourcePort === port) &&
  (externalDomain === undefined || isInDomain(other, externalDomain));

const isInDomain = (party: FlowParty, domain: string): boolean => {
  if (party.kind !== 'peer') return false;
  const hostname = party.peer.hostname.toLowerCase();
  return hostname === domain || hostname.endsWith(`.${domain}`);
};
