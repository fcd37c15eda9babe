// All traffic of the world, from habits and from stories, asked in every way the engine is asked.
import type { Instant, TimeSpan } from '../../domain/instant.ts';
import type { Chronicle } from '../chronicle.ts';
import type { Deployment, SimulatedFlow, TrafficTotals } from '../model.ts';
import type { Pacer } from '../pacer.ts';
import type { World } from '../world/world.ts';
import { countLayer, markActive, tallyLayer } from './counting.ts';
import { createLayer } from './layer.ts';
import { type PlanSurroundings, planHour } from './plan.ts';
import { createCalendar } from './rhythm.ts';
import type { Stream } from './stream.ts';
import { addToldFlow, createTally, totalsOf } from './tally.ts';
import { tellFlows } from './telling.ts';

export type Traffic = Readonly<{
  flows(span: TimeSpan, now: Instant): AsyncIterable<readonly SimulatedFlow[]>;
  flowsOf(did: number, span: TimeSpan, now: Instant): AsyncIterable<readonly SimulatedFlow[]>;
  totals(span: TimeSpan, deployment: Deployment, now: Instant): Promise<TrafficTotals>;
  connectionCounts(edges: readonly Instant[]): Promise<readonly number[]>;
  activeDevices(span: TimeSpan): Promise<ReadonlySet<number>>;
}>;

/** Where it does not matter how far a flow has come. */
const EVER: Instant = Number.POSITIVE_INFINITY;

export const createTraffic = (
  world: World,
  streams: readonly Stream[],
  chronicle: Chronicle,
  pacer: Pacer,
): Traffic => {
  const surroundings: PlanSurroundings = {
    seed: world.seed,
    calendar: createCalendar(world.anchorAt),
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
  const byDid = groupByDid(streams);

  return {
    flows: (span, now) =>
      tellFlows(
        { streams, pacer, told: chronicle.flows, planOf: (hour) => planHour(surroundings, streams, hour) },
        span,
        now,
      ),
    flowsOf: (did, span, now) => {
      const own = byDid.get(did) ?? [];
      const told = (part: TimeSpan, at: Instant): readonly SimulatedFlow[] =>
        chronicle.flows(part, at).filter((flow) => isAtEnd(did, flow));
      return tellFlows({ streams: own, pacer, told, planOf: (hour) => planHour(surroundings, own, hour) }, span, now);
    },
    async totals(span, deployment, now) {
      const tally = createTally(span, deployment);
      for (const layer of layers) await tallyLayer(tally, layer, pacer, now);
      for (const flow of chronicle.flows(span, now)) addToldFlow(tally, flow);
      return totalsOf(tally);
    },
    async connectionCounts(edges) {
      const counts = edges.slice(1).map(() => 0);
      for (const layer of layers) await countLayer(counts, edges, layer, pacer);
      return counts.map((count, index) => {
        const startAt = edges[index] ?? 0;
        return count + chronicle.flows({ startAt, endAt: edges[index + 1] ?? startAt }, EVER).length;
      });
    },
    async activeDevices(span) {
      const active = new Uint8Array(world.devices.length + 1);
      for (const flow of chronicle.flows(span, EVER)) for (const did of didsOf(flow)) active[did] = 1;
      for (const layer of layers) await markActive(active, span, layer, pacer);
      return new Set(world.devices.map((device) => device.did).filter((did) => active[did] === 1));
    },
  };
};

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

const didsOf = (flow: SimulatedFlow): readonly number[] =>
  [flow.source, flow.destination].flatMap((party) => (party.kind === 'device' ? [party.device.did] : []));

const isAtEnd = (did: number, flow: SimulatedFlow): boolean => didsOf(flow).includes(did);
