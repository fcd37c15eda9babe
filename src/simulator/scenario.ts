// What a scenario is: a story of one day, told as flows, events and silences, from actors the world happens to have.
import type { Instant, TimeSpan } from '../domain/instant.ts';
import type { DeviceKind, SecurityEvent, SimulatedDevice, SimulatedFlow, SimulatedPeer } from './model.ts';
import type { Random } from './random.ts';
import type { PeerRole } from './world/peers.ts';

/** Devices that no sensor saw for a while. */
export type Silence = Readonly<{ dids: ReadonlySet<number>; span: TimeSpan }>;

export type Story = Readonly<{
  flows: readonly SimulatedFlow[];
  events: readonly SecurityEvent[];
  silences: readonly Silence[];
}>;

/** The n-th device of the first of these kinds that has any; the last one when there are fewer. */
export type Casting = Readonly<{ kinds: readonly DeviceKind[]; ordinal: number }>;

/** What the stage offers. Lists may be empty in a small world; a story then has fewer acts. */
export type Stage = Readonly<{
  random: Random;
  devices: readonly SimulatedDevice[];
  cast(casting: Casting): SimulatedDevice | undefined;
  ofKind(kind: DeviceKind): readonly SimulatedDevice[];
  withService(service: string): readonly SimulatedDevice[];
  peers(role: PeerRole): readonly SimulatedPeer[];
  /** What the whole network moves in an ordinary day. */
  dailyBytes: number;
}>;

export type Scenario = Readonly<{
  name: string;
  /** One sentence, for --help. */
  description: string;
  /** The device that acts in it, and that is therefore never switched off; undefined when none does. */
  lead: Casting | undefined;
  /** Everything in it begins in the 24 hours before `anchorAt`. */
  tell(stage: Stage, anchorAt: Instant): Story;
}>;
