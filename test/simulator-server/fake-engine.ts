// A world small enough to count by hand: what a test puts in is all there is.
import { HOUR_MS, type Instant, MINUTE_MS, type TimeSpan } from '../../src/domain/instant.ts';
import type { Engine } from '../../src/simulator/engine.ts';
import { ledgersFrom } from '../../src/simulator/ledger/flow-ledgers.ts';
import type {
  Deployment,
  FlowParty,
  NoticeEvent,
  SecurityEvent,
  SimulatedDevice,
  SimulatedFlow,
  SimulatedPeer,
  SimulatedSubnet,
  TrafficTotals,
} from '../../src/simulator/model.ts';

/** A Thursday, on the full hour. */
export const NOW_AT: Instant = Date.UTC(2026, 0, 15, 12);

export const aDevice = (did: number, changes: Partial<SimulatedDevice> = {}): SimulatedDevice => ({
  did,
  kind: 'workstation',
  hostname: `ws-${did}`,
  ip: `10.0.1.${did}`,
  mac: '00:00:5e:00:53:01',
  label: `Workstation ${did}`,
  typeCode: 2,
  typeName: 'desktop',
  osCode: 1,
  osName: 'Windows 11',
  vendor: 'Example Inc.',
  model: 'Desk 1',
  owner: undefined,
  location: 'Building A',
  criticality: undefined,
  services: [],
  tags: ['corporate'],
  complianceTags: [],
  sid: 1,
  hasCsensor: false,
  firstSeenAt: NOW_AT - 1_000 * HOUR_MS,
  ...changes,
});

export const aPeer = (changes: Partial<SimulatedPeer> = {}): SimulatedPeer => ({
  ip: '203.0.113.7',
  hostname: 'cdn.news.example',
  country: 'Iceland',
  asn: 'AS64500 Example',
  ...changes,
});

export const device = (did: number, changes: Partial<SimulatedDevice> = {}): FlowParty => ({
  kind: 'device',
  device: aDevice(did, changes),
});

export const peer = (changes: Partial<SimulatedPeer> = {}): FlowParty => ({ kind: 'peer', peer: aPeer(changes) });

/** Ten minutes ago, from device 1 to device 2, 100 bytes out and 50 in. */
export const aFlow = (changes: Partial<SimulatedFlow> = {}): SimulatedFlow => {
  const flow = {
    source: device(1),
    destination: device(2),
    protocol: 'tcp',
    sourcePort: 50_000,
    destinationPort: 443,
    applicationProtocol: 'https',
    bytesOut: 100,
    bytesIn: 50,
    packetsOut: 4,
    packetsIn: 2,
    startAt: NOW_AT - 10 * MINUTE_MS,
    flags: ['established', 'ack'],
    ...changes,
  };
  return {
    endAt: flow.startAt + 30_000,
    isExternal: flow.source.kind === 'peer' || flow.destination.kind === 'peer',
    ...flow,
  };
};

export const anEvent = (changes: Partial<SecurityEvent> = {}): SecurityEvent => ({
  at: NOW_AT - 30 * MINUTE_MS,
  kind: 'model_breaches',
  severity: 'medium',
  did: 1,
  attack: undefined,
  ...changes,
});

export const aNotice = (changes: Partial<NoticeEvent> = {}): NoticeEvent => ({
  at: NOW_AT - 30 * MINUTE_MS,
  kind: 'probe_restarted',
  severity: 'low',
  ...changes,
});

type Contents = Readonly<{
  nowAt?: Instant;
  devices?: readonly SimulatedDevice[];
  subnets?: readonly SimulatedSubnet[];
  flows?: readonly SimulatedFlow[];
  events?: readonly SecurityEvent[];
  notices?: readonly NoticeEvent[];
  lastSeenAt?: (did: number) => Instant;
  /** Nobody has habits unless a test says so. */
  usersOfPort?: (port: number) => number;
  usersOfPeer?: (ip: string) => number;
  /** In place of `flows`, for answers too large to hold. */
  batches?: () => AsyncIterable<readonly SimulatedFlow[]>;
}>;

export const fakeEngine = (contents: Contents = {}): Engine => {
  const nowAt = contents.nowAt ?? NOW_AT;
  const devices = contents.devices ?? [1, 2, 3].map((did) => aDevice(did));
  const inside = <Item>(items: readonly Item[] | undefined, atOf: (item: Item) => Instant, span: TimeSpan) =>
    (items ?? []).filter((item) => atOf(item) >= span.startAt && atOf(item) < Math.min(span.endAt, nowAt));
  const flowsIn = (span: TimeSpan): readonly SimulatedFlow[] =>
    inside(contents.flows, (flow) => flow.startAt, span).toSorted((one, other) => one.startAt - other.startAt);
  const flowsOf = (did: number, span: TimeSpan) =>
    one(flowsIn(span).filter((flow) => has(flow.source, did) || has(flow.destination, did)));
  const has = (party: FlowParty, did: number): boolean => party.kind === 'device' && party.device.did === did;
  return {
    now: () => nowAt,
    devices,
    subnets: contents.subnets ?? [{ sid: 1, network: '10.0.1.0/24', label: 'Office' }],
    peers: [aPeer()],
    deviceByDid: (did) => devices.find((known) => known.did === did),
    flows: (span, _signal, side) =>
      contents.batches?.() ??
      one(flowsIn(span).filter((flow) => side === undefined || flow.isExternal === (side === 'external'))),
    flowsOf,
    ledgersOf: (did, span) => ledgersFrom(did, flowsOf(did, span)),
    totals: async (span, deployment) => totalsOf(flowsIn(span), deployment),
    connectionCounts: async (edges) =>
      edges.slice(1).map((endAt, index) => flowsIn({ startAt: edges[index] ?? endAt, endAt }).length),
    lastSeenAt: ({ did }, at) => contents.lastSeenAt?.(did) ?? at,
    habits: { usersOfPort: contents.usersOfPort ?? (() => 0), usersOfPeer: contents.usersOfPeer ?? (() => 0) },
    events: (span) => inside(contents.events, (event) => event.at, span),
    notices: (span) => inside(contents.notices, (notice) => notice.at, span),
    activeDevices: async (span) =>
      new Set(
        flowsIn(span)
          .flatMap((flow) => [flow.source, flow.destination])
          .flatMap((party) => (party.kind === 'device' ? [party.device.did] : [])),
      ),
  };
};

async function* one(flows: readonly SimulatedFlow[]): AsyncGenerator<readonly SimulatedFlow[]> {
  // Two batches, so that nothing may rely on there being one.
  const middle = Math.floor(flows.length / 2);
  yield flows.slice(0, middle);
  yield flows.slice(middle);
}

const totalsOf = (all: readonly SimulatedFlow[], deployment: Deployment): TrafficTotals => {
  const isCsensor = ({ source }: SimulatedFlow): boolean => source.kind === 'device' && source.device.hasCsensor;
  const flows = all.filter((flow) => deployment === 'all' || isCsensor(flow) === (deployment === 'csensor'));
  const sum = (readValue: (flow: SimulatedFlow) => number): number =>
    flows.reduce((total, flow) => total + readValue(flow), 0);
  const first = flows[0];
  const byApplication = Map.groupBy(flows, (flow) => flow.applicationProtocol);
  return {
    internalCount: flows.filter((flow) => !flow.isExternal).length,
    externalCount: flows.filter((flow) => flow.isExternal).length,
    bytesOut: sum((flow) => flow.bytesOut),
    bytesIn: sum((flow) => flow.bytesIn),
    bytesByApplication: new Map(
      [...byApplication].map(([name, same]) => [
        name,
        same.reduce((total, flow) => total + flow.bytesIn + flow.bytesOut, 0),
      ]),
    ),
    peak: first === undefined ? undefined : { at: first.startAt, bytesPerSecond: 1_000 },
  };
};
