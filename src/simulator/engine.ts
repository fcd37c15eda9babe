// The contract between the world that is simulated and the appliance that answers questions about it.
import type { Instant, TimeSpan } from '../domain/instant.ts';
import type { Ledger } from './ledger/ledger.ts';
import type {
  Deployment,
  FlowSide,
  NoticeEvent,
  SecurityEvent,
  SimulatedDevice,
  SimulatedFlow,
  SimulatedPeer,
  SimulatedSubnet,
  TrafficTotals,
} from './model.ts';

/** How many devices do something towards the outside as a habit. */
export type HabitualUsers = Readonly<{ usersOfPort(port: number): number; usersOfPeer(ip: string): number }>;

/**
 * Deterministic: the same seed, scenarios and anchor tell the same past, whenever and however often they are asked.
 * Every span is cut at `now`; nothing of the future is ever told. Long work is done in slices, so that the caller's
 * event loop is never held longer than a few milliseconds. When a signal is aborted, the work for it ends within a
 * slice, with the signal's reason.
 */
export type Engine = Readonly<{
  now(): Instant;
  devices: readonly SimulatedDevice[];
  subnets: readonly SimulatedSubnet[];
  peers: readonly SimulatedPeer[];
  deviceByDid(did: number): SimulatedDevice | undefined;
  /**
   * Flows that start in the span, in the order of their start, in batches, in constant memory. With a side only the flows
   * of that side, which is cheaper than passing over the others.
   */
  flows(span: TimeSpan, signal?: AbortSignal, side?: FlowSide): AsyncIterable<readonly SimulatedFlow[]>;
  /** The same flows, but only those with this device at either end; far cheaper than filtering all of them. */
  flowsOf(did: number, span: TimeSpan, signal?: AbortSignal): AsyncIterable<readonly SimulatedFlow[]>;
  /** What flowsOf(did, span) come to, day by day (UTC), without making each flow; days that are over are kept. */
  ledgersOf(did: number, span: TimeSpan, signal?: AbortSignal): AsyncIterable<Ledger>;
  /** Sums over flows(span), without making each flow. */
  totals(span: TimeSpan, deployment: Deployment, signal?: AbortSignal): Promise<TrafficTotals>;
  /** How many flows start in each of the spans between neighbouring edges (ascending): edges.length - 1 numbers. */
  connectionCounts(edges: readonly Instant[], signal?: AbortSignal): Promise<readonly number[]>;
  /** What the fleet does day by day; what stories add is no habit. */
  habits: HabitualUsers;
  events(span: TimeSpan): readonly SecurityEvent[];
  notices(span: TimeSpan): readonly NoticeEvent[];
  /** When the device was last heard of: at the instant itself, unless it is switched off then. */
  lastSeenAt(device: SimulatedDevice, at: Instant): Instant;
  /** Dids of devices that began a flow or were sent one in the span. */
  activeDevices(span: TimeSpan, signal?: AbortSignal): Promise<ReadonlySet<number>>;
}>;

export type EngineOptions = Readonly<{
  seed: number;
  deviceCount: number;
  /** Mean flows an hour over a whole week, or undefined for the default world's own. */
  flowsPerHour: number | undefined;
  /** Names from the scenarios registry; `quiet` (no scenario) is the empty list. */
  scenarios: readonly string[];
  /** Scenarios are told relative to this instant: their last act is shortly before it. */
  anchorAt: Instant;
  now: () => Instant;
}>;
