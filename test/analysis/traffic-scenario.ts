// The traffic of the simulated world as the facts that rules judge, and what its stories have planted in it.

import type { Facts, TrafficFacts } from '../../src/analysis/facts.ts';
import type { Flow, FlowEnd, MetricPoint } from '../../src/domain/flow.ts';
import { HOUR_MS, type Instant } from '../../src/domain/instant.ts';
import { buildFlowTable } from '../../src/flows/build-flow-table.ts';
import { allRows } from '../../src/flows/filter/filter-rows.ts';
import { groupByHour } from '../../src/simulator/documented/network/metric-points.ts';
import type { Engine } from '../../src/simulator/engine.ts';
import type { FlowParty, SimulatedFlow } from '../../src/simulator/model.ts';
import { anEnd } from '../flows/a-flow.ts';
import { ANCHOR_AT, anEngine } from '../simulator-engine/an-engine.ts';

export type Staging = Readonly<{
  seed?: number;
  scenarios?: readonly string[];
  anchorAt?: Instant;
  hours?: number;
  deviceCount?: number;
  flowsPerHour?: number | undefined;
  hasTransfers?: boolean;
}>;

export const stageTraffic = async (staging: Staging = {}): Promise<TrafficFacts> => {
  const { anchorAt = ANCHOR_AT, hours = 24, hasTransfers = true } = staging;
  const engine = engineOf(staging);
  const span = { startAt: anchorAt - hours * HOUR_MS, endAt: anchorAt };
  const flows: Flow[] = [];
  for await (const batch of engine.flows(span)) for (const flow of batch) flows.push(documentedFlow(flow));
  const table = buildFlowTable(flows);
  return {
    window: { endAt: anchorAt, hours, endsNow: true },
    table,
    rows: allRows(table),
    summary: undefined,
    transfers: hasTransfers ? await pointsOf(engine, span) : undefined,
  };
};

export const engineOf = ({
  seed = 1,
  scenarios = [],
  anchorAt = ANCHOR_AT,
  deviceCount = 156,
  flowsPerHour,
}: Staging): Engine => anEngine({ seed, scenarios, anchorAt, now: () => anchorAt, deviceCount, flowsPerHour });

export const factsOf = (traffic: TrafficFacts): Facts => ({
  at: traffic.window.endAt,
  window: traffic.window,
  statistics: undefined,
  traffic,
  device: undefined,
  series: [],
});

/** As the documents show a flow: one number of bytes for both directions. */
const documentedFlow = (flow: SimulatedFlow): Flow => ({
  source: endOf(flow.source),
  destination: endOf(flow.destination),
  protocol: flow.protocol,
  sourcePort: flow.sourcePort,
  destinationPort: flow.destinationPort,
  applicationProtocol: flow.applicationProtocol,
  bytes: flow.bytesOut + flow.bytesIn,
  packets: flow.packetsOut + flow.packetsIn,
  durationMs: Math.round((flow.endAt - flow.startAt) / 1_000) * 1_000,
  startAt: flow.startAt,
  endAt: flow.endAt,
  direction: flow.isExternal ? 'external' : 'internal',
  flags: flow.flags,
  score: undefined,
});

const ends = new WeakMap<object, FlowEnd>();

const endOf = (party: FlowParty): FlowEnd => {
  const key = party.kind === 'device' ? party.device : party.peer;
  const known = ends.get(key);
  if (known !== undefined) return known;
  const end =
    party.kind === 'device'
      ? anEnd({ did: party.device.did, ip: party.device.ip, hostname: party.device.hostname })
      : anEnd({ ip: party.peer.ip, hostname: party.peer.hostname, country: party.peer.country });
  ends.set(key, end);
  return end;
};

const pointsOf = async (
  engine: Engine,
  span: Readonly<{ startAt: Instant; endAt: Instant }>,
): Promise<readonly MetricPoint[]> => {
  const points: MetricPoint[] = [];
  for await (const hour of groupByHour(engine.flows(span), () => true))
    for (const { device, ...amounts } of hour.points)
      points.push({ at: hour.startAt, device: endOf({ kind: 'device', device }), ...amounts });
  return points;
};
