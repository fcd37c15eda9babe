// What a habit is: who does what to whom, how often, how much, for how long. Told as data; `habitOf` fills in the usual.
import { MINUTE_MS, SECOND_MS } from '../../domain/instant.ts';
import type { DeviceKind } from '../model.ts';
import type { PeerRole } from '../world/peers.ts';
import type { Ending } from './ending.ts';
import { ORDINARY_PACKET_BYTES, SMALL_FLOW_BYTES, SMALL_PACKET_BYTES } from './packets.ts';
import type { RhythmName } from './rhythm.ts';

export type Owners = Readonly<{
  kinds: readonly DeviceKind[];
  /** Only devices that offer this service, or carry this tag, or the cSensor agent. */
  service?: string;
  tag?: string;
  hasCsensor?: true;
  /** Which part of them has the habit; all when missing. */
  share?: number;
}>;

export type Counterpart =
  | Readonly<{ kind: 'service'; service: string; fan: number }>
  | Readonly<{ kind: 'first-with-service'; service: string }>
  | Readonly<{ kind: 'devices'; kinds: readonly DeviceKind[]; fan: number }>
  /** `favourites`: how many different picks a device makes among the peers of a role, by popularity. */
  | Readonly<{ kind: 'peers'; role: PeerRole; favourites: number }>
  /** The peers come to the device. */
  | Readonly<{ kind: 'from-peers'; role: PeerRole; favourites: number }>;

/** Random: `perHour` is the mean over a whole week. Ticks: at every multiple of the period, while the device is on. */
export type Timing = Readonly<{ kind: 'random'; perHour: number }> | Readonly<{ kind: 'ticks'; everyMs: number }>;

/** Bytes of one direction of one flow: never below `base`, on average `mean`; the same when every flow has base bytes. */
export type Volume = Readonly<{ base: number; mean: number; packetBytes: number }>;

export type Duration = Readonly<{ medianMs: number; maxMs: number }>;

export type Habit = Readonly<{
  name: string;
  owners: Owners;
  counterpart: Counterpart;
  rhythm: RhythmName;
  timing: Timing;
  protocol: string;
  ports: readonly number[];
  application: string;
  out: Volume;
  in: Volume;
  duration: Duration;
  ending: Ending;
}>;

type HabitWords = Omit<Habit, 'protocol' | 'duration' | 'ending' | 'out' | 'in'> &
  Readonly<{
    protocol?: 'udp' | 'icmp';
    out: readonly [base: number, mean: number];
    in: readonly [base: number, mean: number];
    duration?: Duration;
    ending?: Ending;
  }>;

/** Flows last less than this, but for the few that are meant to run for hours. */
export const ORDINARY_MAX_MS = 14 * MINUTE_MS;

const USUAL_DURATION: Duration = { medianMs: 4 * SECOND_MS, maxMs: 8 * MINUTE_MS };
const BRIEF: Duration = { medianMs: 30, maxMs: 2 * SECOND_MS };

export const habitOf = (words: HabitWords): Habit => {
  const isTcp = words.protocol === undefined;
  return {
    ...words,
    protocol: words.protocol ?? 'tcp',
    out: volumeOf(words.out),
    in: volumeOf(words.in),
    duration: words.duration ?? (isTcp ? USUAL_DURATION : BRIEF),
    ending: words.ending ?? (isTcp ? 'closed' : 'connectionless'),
  };
};

const volumeOf = ([base, mean]: readonly [number, number]): Volume => ({
  base,
  mean,
  packetBytes: mean > SMALL_FLOW_BYTES ? ORDINARY_PACKET_BYTES : SMALL_PACKET_BYTES,
});

export const randomly = (perHour: number): Timing => ({ kind: 'random', perHour });

export const every = (everyMs: number): Timing => ({ kind: 'ticks', everyMs });
