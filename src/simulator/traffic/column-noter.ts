// Notes the flows of a slot in a device's ledger straight from their columns: only what a ledger tells is drawn.
import type { Instant } from '../../domain/instant.ts';
import { isDevice } from '../flow-party.ts';
import { noteFlow } from '../ledger/flow-ledgers.ts';
import type { Amounts, LedgerWriter } from '../ledger/ledger-writer.ts';
import type { FlowParty, SimulatedFlow } from '../model.ts';
import { SLOT_MS } from '../slots.ts';
import { packetsOf } from './packets.ts';
import { elapsedShare, receivedSoFar, sentSoFar } from './running.ts';
import { durationOf, pickOf, shapeFlow } from './shape.ts';
import type { SlotFlows } from './slot-flows.ts';
import type { Stream } from './stream.ts';
import type { ToldSlot } from './telling.ts';

export type ColumnNoter = Readonly<{
  /** No flow of the device's habits lasts longer. */
  longestMs: number;
  /** Returns how many flows it noted. */
  noteSlot(slot: ToldSlot, now: Instant): number;
}>;

/** A stream as the device sees it, with the places of its kinds in the table: -1 until they are first needed. */
type Line = Readonly<{
  stream: Stream;
  isSource: boolean;
  others: readonly FlowParty[];
  ports: readonly number[];
  places: Int32Array;
}>;

export const createColumnNoter = (did: number, streams: readonly Stream[], writer: LedgerWriter): ColumnNoter => {
  const lines = streams.map((stream) => lineOf(did, stream));
  const longestMs = streams.reduce((longest, stream) => Math.max(longest, stream.habit.duration.maxMs), 0);
  const noteTold = (flow: SimulatedFlow): void => noteFlow(writer, did, flow);
  return {
    longestMs,
    noteSlot({ flows, order, others }, now) {
      const hasEnded = flows.startAt + SLOT_MS + longestMs <= now;
      let next = 0;
      for (const part of order)
        for (const index of part) {
          const startAt = flows.startAt + (flows.offsetsMs[index] ?? 0);
          for (let other = others[next]; other !== undefined && other.startAt < startAt; other = others[next]) {
            noteTold(other);
            next += 1;
          }
          const position = flows.positions[index] ?? 0;
          const line = lines[position];
          const stream = streams[position];
          if (line !== undefined) noteColumn(writer, line, flows, index, hasEnded ? undefined : now);
          else if (stream !== undefined) noteTold(shapeFlow(stream, flows, index, now));
        }
      for (const other of others.slice(next)) noteTold(other);
      return flows.count + others.length;
    },
  };
};

/** Undefined for a device that is at both ends. */
const lineOf = (did: number, stream: Stream): Line | undefined => {
  const { source, destination, favourites, habit } = stream;
  const isSource = source !== undefined && isDevice(source, did);
  const isDestination = destination !== undefined && isDevice(destination, did);
  if (isSource === isDestination) return undefined;
  const other = isSource ? destination : source;
  const others = other === undefined ? favourites : [other];
  const ports = habit.ports.length === 0 ? [0] : habit.ports;
  return { stream, isSource, others, ports, places: new Int32Array(others.length * ports.length).fill(-1) };
};

const amounts: Amounts = { bytesSent: 0, bytesReceived: 0, packetsSent: 0, packetsReceived: 0 };

/** `now` when the flow may still run. */
const noteColumn = (
  writer: LedgerWriter,
  line: Line,
  flows: SlotFlows,
  index: number,
  now: Instant | undefined,
): void => {
  const { stream, isSource } = line;
  const seed = flows.seeds[index] ?? 0;
  const startAt = flows.startAt + (flows.offsetsMs[index] ?? 0);
  const share = now === undefined ? 1 : elapsedShare(startAt, durationOf(stream, seed), now);
  const bytesOut = sentSoFar(flows.bytesOut[index] ?? 0, share);
  const bytesIn = receivedSoFar(flows.bytesIn[index] ?? 0, share);
  const packetsOut = packetsOf(bytesOut, stream.habit.out.packetBytes);
  const packetsIn = packetsOf(bytesIn, stream.habit.in.packetBytes);
  amounts.bytesSent = isSource ? bytesOut : bytesIn;
  amounts.bytesReceived = isSource ? bytesIn : bytesOut;
  amounts.packetsSent = isSource ? packetsOut : packetsIn;
  amounts.packetsReceived = isSource ? packetsIn : packetsOut;
  writer.note(placeOf(writer, line, seed), startAt, amounts);
};

const placeOf = (writer: LedgerWriter, line: Line, seed: number): number => {
  const { others, ports, places, stream, isSource } = line;
  const pick = places.length === 1 ? 0 : pickOf(seed);
  const whose = pick % others.length;
  const which = (pick >>> 8) % ports.length;
  const at = whose * ports.length + which;
  const known = places[at] ?? -1;
  if (known >= 0) return known;
  const other = others[whose];
  if (other === undefined) throw new Error(`stream ${stream.habit.name}: neither a counterpart nor a favourite`);
  const { protocol } = stream.habit;
  const destinationPort = ports[which] ?? 0;
  const place = writer.table.placeOf({ other, isSource, protocol, destinationPort, isExternal: stream.isExternal });
  places[at] = place;
  return place;
};
