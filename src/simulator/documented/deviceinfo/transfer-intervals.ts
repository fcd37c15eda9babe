// graphdata of datatype=sizeout and sizein: what a device sent or received in both of its roles, interval by interval.

import { HOUR_MS } from '../../../domain/instant.ts';
import { ipOf } from '../../flow-party.ts';
import { createIntervalTexts } from './interval-texts.ts';
import type { LedgerTally } from './tally-ledgers.ts';
import type { Timeline } from './timeline.ts';

const PEER_LIMIT = 3;

type Volume = { bytes: number; packets: number };

type Peer = Readonly<{ ip: string; bytes: number; packets: number }>;

type Interval = Volume & { sessions: number; readonly peers: Map<string, Volume> };

export type TransferDirection = 'out' | 'in';

export const createTransferIntervals = (
  timeline: Timeline,
  direction: TransferDirection,
  wantsEmpty: boolean,
): LedgerTally<string> => {
  const intervals = createIntervalTexts({
    timeline,
    wantsEmpty,
    start: startInterval,
    write: (interval, timestamp) => JSON.stringify(tellInterval(interval, timestamp, direction)),
  });
  return {
    add: (ledger) => {
      const { dayAt, kinds, rowCount, hours, kindPlaces, flowCounts } = ledger;
      const bytes = direction === 'out' ? ledger.bytesSent : ledger.bytesReceived;
      const packets = direction === 'out' ? ledger.packetsSent : ledger.packetsReceived;
      for (let row = 0; row < rowCount; row += 1) {
        const kind = kinds[kindPlaces[row] ?? 0];
        const interval = intervals.at(dayAt + (hours[row] ?? 0) * HOUR_MS);
        if (kind === undefined || interval === undefined) continue;
        interval.sessions += flowCounts[row] ?? 0;
        addVolume(interval, ipOf(kind.other), bytes[row] ?? 0, packets[row] ?? 0);
      }
    },
    tell: intervals.tell,
  };
};

const startInterval = (): Interval => ({ bytes: 0, packets: 0, sessions: 0, peers: new Map() });

const addVolume = (interval: Interval, ip: string, bytes: number, packets: number): void => {
  const peer = interval.peers.get(ip) ?? { bytes: 0, packets: 0 };
  interval.peers.set(ip, peer);
  for (const volume of [interval, peer]) {
    volume.bytes += bytes;
    volume.packets += packets;
  }
};

const tellInterval = (interval: Interval, timestamp: number, direction: TransferDirection) => {
  const { bytes, packets, sessions } = interval;
  return direction === 'out'
    ? {
        timestamp,
        bytes_out: bytes,
        packets_out: packets,
        sessions_out: sessions,
        top_destinations: topPeers(interval),
      }
    : { timestamp, bytes_in: bytes, packets_in: packets, sessions_in: sessions, top_sources: topPeers(interval) };
};

const topPeers = ({ peers }: Interval): readonly Peer[] => {
  const top: Peer[] = [];
  for (const [ip, { bytes, packets }] of peers) {
    const last = top[PEER_LIMIT - 1];
    // A busy server has hundreds of peers an hour, and hardly any of them comes so far.
    if (bytes === 0 || (last !== undefined && last.bytes > bytes)) continue;
    top.push({ ip, bytes, packets });
    top.sort((one, other) => other.bytes - one.bytes || (one.ip < other.ip ? -1 : 1));
    top.length = Math.min(top.length, PEER_LIMIT);
  }
  return top;
};
