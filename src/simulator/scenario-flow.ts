// Writes down a single flow of a story, with the details that follow from the rest (packets, flags, direction).
import type { Instant } from '../domain/instant.ts';
import type { FlowParty, SimulatedDevice, SimulatedFlow, SimulatedPeer } from './model.ts';
import type { Random } from './random.ts';
import { type Ending, flagsOf } from './traffic/ending.ts';
import { ORDINARY_PACKET_BYTES, packetsOf, SMALL_FLOW_BYTES, SMALL_PACKET_BYTES } from './traffic/packets.ts';
import { elapsedShare, receivedSoFar, sentSoFar } from './traffic/running.ts';

export type FlowWords = Readonly<{
  from: SimulatedDevice | SimulatedPeer;
  to: SimulatedDevice | SimulatedPeer;
  at: Instant;
  durationMs: number;
  protocol?: 'udp';
  port: number;
  application: string;
  bytesOut: number;
  bytesIn: number;
  ending?: Ending;
}>;

export const flowOf = (random: Random, words: FlowWords): SimulatedFlow => {
  const source = partyOf(words.from);
  const destination = partyOf(words.to);
  const ending = words.ending ?? (words.protocol === 'udp' ? 'connectionless' : 'closed');
  const bytesOut = Math.round(words.bytesOut);
  const bytesIn = Math.round(words.bytesIn);
  const startAt = Math.floor(words.at);
  return {
    source,
    destination,
    protocol: words.protocol ?? 'tcp',
    sourcePort: random.between(49_152, 65_535),
    destinationPort: words.port,
    applicationProtocol: words.application,
    bytesOut,
    bytesIn,
    packetsOut: packetsOf(bytesOut, packetBytesOf(bytesOut)),
    packetsIn: packetsOf(bytesIn, packetBytesOf(bytesIn)),
    startAt,
    endAt: startAt + Math.max(1, Math.round(words.durationMs)),
    isExternal: source.kind === 'peer' || destination.kind === 'peer',
    flags: flagsOf(ending, false),
  };
};

/** The flow as far as it has come by now. */
export const cutAtNow = (flow: SimulatedFlow, now: Instant): SimulatedFlow => {
  const share = elapsedShare(flow.startAt, flow.endAt - flow.startAt, now);
  if (share === 1) return flow;
  const bytesOut = sentSoFar(flow.bytesOut, share);
  const bytesIn = receivedSoFar(flow.bytesIn, share);
  return {
    ...flow,
    bytesOut,
    bytesIn,
    packetsOut: packetsOf(bytesOut, packetBytesOf(flow.bytesOut)),
    packetsIn: packetsOf(bytesIn, packetBytesOf(flow.bytesIn)),
    endAt: now,
    flags: flow.flags.filter((flag) => flag !== 'fin'),
  };
};

const packetBytesOf = (bytes: number): number =>
  bytes > SMALL_FLOW_BYTES ? ORDINARY_PACKET_BYTES : SMALL_PACKET_BYTES;

const partyOf = (end: SimulatedDevice | SimulatedPeer): FlowParty =>
  'did' in end ? { kind: 'device', device: end } : { kind: 'peer', peer: end };
