// Gives a flow the rest of its looks (duration, ports, peer, packets, flags), all drawn from its own seed.
import type { Instant } from '../../domain/instant.ts';
import type { FlowParty, SimulatedFlow } from '../model.ts';
import { mix, scramble, unitOf } from '../random.ts';
import { flagsOf } from './ending.ts';
import { packetsOf } from './packets.ts';
import { elapsedShare, receivedSoFar, sentSoFar } from './running.ts';
import type { SlotFlows } from './slot-flows.ts';
import type { Stream } from './stream.ts';

const DURATION_KEY = 0x611;
const SOURCE_PORT_KEY = 0x612;
const PICK_KEY = 0x613;
const FIRST_EPHEMERAL = 49_152;
const EPHEMERAL_COUNT = 16_384;

/** Around the habit's median, most of them within a factor of three. */
export const durationOf = (stream: Stream, seed: number): number => {
  const { medianMs, maxMs } = stream.habit.duration;
  const bell = (unitOf(mix(seed, DURATION_KEY)) + unitOf(scramble(seed ^ DURATION_KEY)) - 1) * 2.2;
  return Math.max(1, Math.min(maxMs, Math.round(medianMs * Math.exp(bell))));
};

/** From it follow the favourite (modulo their number) and the port (a 256th of it, modulo their number). */
export const pickOf = (seed: number): number => mix(seed, PICK_KEY);

export const shapeFlow = (stream: Stream, flows: SlotFlows, index: number, now: Instant): SimulatedFlow => {
  const seed = flows.seeds[index] ?? 0;
  const startAt = flows.startAt + (flows.offsetsMs[index] ?? 0);
  const durationMs = durationOf(stream, seed);
  const share = elapsedShare(startAt, durationMs, now);
  const bytesOut = sentSoFar(flows.bytesOut[index] ?? 0, share);
  const bytesIn = receivedSoFar(flows.bytesIn[index] ?? 0, share);
  const { habit } = stream;
  const pick = pickOf(seed);
  const hasPorts = habit.protocol !== 'icmp';
  return {
    source: stream.source ?? favouriteOf(stream, pick),
    destination: stream.destination ?? favouriteOf(stream, pick),
    protocol: habit.protocol,
    sourcePort: hasPorts ? FIRST_EPHEMERAL + (mix(seed, SOURCE_PORT_KEY) % EPHEMERAL_COUNT) : 0,
    destinationPort: habit.ports[(pick >>> 8) % habit.ports.length] ?? 0,
    applicationProtocol: habit.application,
    bytesOut,
    bytesIn,
    packetsOut: packetsOf(bytesOut, habit.out.packetBytes),
    packetsIn: packetsOf(bytesIn, habit.in.packetBytes),
    startAt,
    endAt: Math.min(startAt + durationMs, now),
    isExternal: stream.isExternal,
    flags: flagsOf(habit.ending, share < 1),
  };
};

const favouriteOf = (stream: Stream, pick: number): FlowParty => {
  const favourite = stream.favourites[pick % stream.favourites.length];
  if (favourite === undefined) throw new Error(`stream ${stream.habit.name}: neither a counterpart nor a favourite`);
  return favourite;
};
