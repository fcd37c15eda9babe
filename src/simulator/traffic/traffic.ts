// All traffic of the world, from habits and from stories, asked in every way the engine is asked.
import type { Instant, TimeSpan } from '../../domain/instant.ts';
import { type Chronicle, didsOf } from '../chronicle.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Deployment, FlowSide, SimulatedFlow, TrafficTotals } from '../model.ts';
import { type Pacer, pacerFor } from '../pacer.ts';
import type { Attendance } from '../world/attendance.ts';
import type { World } from '../world/world.ts';
import { countLayer, markActive, tallyLayer } from './counting.ts';
import { createDeviceLedgers } from './device-ledgers.ts';
import { createLayer, type Layer } from './layer.ts';
import { type PlanSurroundings, planHour } from './plan.ts';
import { createCalendar } from './rhythm.ts';
import type { Stream } from './stream.ts';
import { addToldFlow, createTally, totalsOf } from './tally.ts';
import { type Telling, tellFlows } from './telling.ts';

export type Traffic = Readonly<{
  flows(span: TimeSpan, asked: FlowsAsked): AsyncIterable<readonly SimulatedFlow[]>;
  flowsOf(did: number, span: TimeSpan, now: Instant, signal: Leaving): AsyncIterable<readonly SimulatedFlow[]>;
  ledgersOf(did: number, span: TimeSpan, now: Instant, signal: Leaving): AsyncIterable<Ledger>;
  totals(span: TimeSpan, asked: TotalsAsked): Promise<TrafficTotals>;
  connectionCounts(edges: readonly Instant[], signal: Leaving): Promise<readonly number[]>;
  activeDevices(span: TimeSpan, signal: Leaving): Promise<ReadonlySet<number>>;
}>;

/** Aborted when nobody waits for the answer any more. */
type Leaving = AbortSignal | undefined;

type FlowsAsked = Readonly<{ side: FlowSide | undefined; now: Instant; signal: Leaving }>;

type TotalsAsked = Readonly<{ deployment: Deployment; now: Instant; signal: Leaving }>;

/** Where it does not matter how far a flow has come. */
const EVER: Instant = Number.POSITIVE_INFINITY;

type TrafficParts = Readonly<{
  world: World;
  attendance: Attendance;
  streams: readonly Stream[];
  chronicle: Chronicle;
  pacer: Pacer;
}>;

export const createTraffic = (parts: TrafficParts): Traffic => {
  const { world, attendance, streams, chronicle, pacer } = parts;
  const surroundings: PlanSurroundings = {
    seed: world.seed,
    calendar: createCalendar(world.anchorAt),
    offOn: attendance.offOn,
    silence: chronicle.silence,
    pacer,
  };
  // Apart, because the few long flows keep a slot open for hours, and the many ordinary ones for minutes.
  const layers = [false, true].map((isLong) =>
    createLayer(
      surroundings,
      streams.filter((stream) => stream.isLong === isLong),
      world.devices.length,
    ),
  );
  return { ...tellTraffic(parts, surroundings), ...countTraffic(parts, layers) };
};

/** What is answered flow by flow, or from what a device's flows come to. */
const tellTraffic = (
  { streams, chronicle, pacer }: TrafficParts,
  surroundings: PlanSurroundings,
): Pick<Traffic, 'flows' | 'flowsOf' | 'ledgersOf'> => {
  const byDid = groupByDid(streams);
  const bySide: Readonly<Record<FlowSide, readonly Stream[]>> = {
    internal: streams.filter((stream) => !stream.isExternal),
    external: streams.filter((stream) => stream.isExternal),
  };
  const tellingOf = (chosen: readonly Stream[], told: Telling['told'], signal: Leaving): Telling => {
    const own = pacerFor(pacer, signal);
    return {
      streams: chosen,
      pacer: own,
      told,
      planOf: (hour, spent) => planHour({ ...surroundings, pacer: own }, chosen, hour, spent),
    };
  };
  const tellingOfDevice = (did: number, signal: Leaving): Telling =>
    tellingOf(byDid.get(did) ?? [], (span, now) => chronicle.flowsOf(did, span, now), signal);
  const ledgersOf = createDeviceLedgers();
  return {
    flows(span, { side, now, signal }) {
      if (side === undefined) return tellFlows(tellingOf(streams, chronicle.flows, signal), span, now);
      const told: Telling['told'] = (part, at) =>
        chronicle.flows(part, at).filter((flow) => flow.isExternal === (side === 'external'));
      return tellFlows(tellingOf(bySide[side], told, signal), span, now);
    },
    flowsOf: (did, span, now, signal) => tellFlows(tellingOfDevice(did, signal), span, now),
    ledgersOf: (did, span, now, signal) => ledgersOf(did, span, now, tellingOfDevice(did, signal)),
  };
};

/** What is answered from sums. */
const countTraffic = (
  { world, chronicle, pacer }: TrafficParts,
  layers: readonly Layer[],
): Omit<Traffic, 'flows' | 'flowsOf' | 'ledgersOf'> => ({
  async totals(span, { deployment, now, signal }) {
    const tally = createTally(span, deployment);
    for (const layer of layers) await tallyLayer(tally, layer, pacerFor(pacer, signal), now);
    for (const flow of chronicle.flows(span, now)) addToldFlow(tally, flow);
    return totalsOf(tally);
  },
  async connectionCounts(edges, signal) {
    const counts = edges.slice(1).map(() => 0);
    for (const layer of layers) await countLayer(counts, edges, layer, pacerFor(pacer, signal));
    return counts.map((count, index) => {
      const startAt = edges[index] ?? 0;
      return count + chronicle.flows({ startAt, endAt: edges[index + 1] ?? startAt }, EVER).length;
    });
  },
  async activeDevices(span, signal) {
    const active = new Uint8Array(world.devices.length + 1);
    for (const flow of chronicle.flows(span, EVER)) for (const did of didsOf(flow)) active[did] = 1;
    for (const layer of layers) await markActive(active, span, layer, pacerFor(pacer, signal));
    return new Set(world.devices.map((device) => device.did).filter((did) => active[did] === 1));
  },
});

const groupByDid = (streams: readonly Stream[]): ReadonlyMap<number, readonly Stream[]> => {
  const groups = new Map<number, Stream[]>();
  for (const stream of streams) {
    for (const did of new Set([stream.sourceDid, stream.destinationDid])) {
      const group = groups.get(did);
      if (group === undefined) groups.set(did, [stream]);
      else group.push(stream);
    }
  }
  return groups;
};
