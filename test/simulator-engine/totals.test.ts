// Totals, counts and activity must say exactly what the flows add up to, though they are never made from them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS, type TimeSpan } from '../../src/domain/instant.ts';
import type { Engine } from '../../src/simulator/engine.ts';
import type { Deployment, SimulatedFlow, TrafficTotals } from '../../src/simulator/model.ts';
import { ANCHOR_AT, anEngine, collect, didOf, hasCsensorEnd, hoursBefore, sumOf } from './an-engine.ts';

const ALL = ['ransomware', 'insider', 'dns-tunnel', 'bittorrent', 'silent-sensor'];
const DEPLOYMENTS: readonly Deployment[] = ['all', 'csensor', 'network'];
const SLOT_MS = 300_000;

type Sums = Omit<TrafficTotals, 'peak' | 'bytesByApplication'> & Readonly<{ applications: object; peakBytes: number }>;

const sumsOf = (flows: readonly SimulatedFlow[], deployment: Deployment): Sums => {
  const chosen = flows.filter((flow) => deployment === 'all' || (deployment === 'csensor') === hasCsensorEnd(flow));
  const applications = new Map<string, number>();
  const slots = new Map<number, number>();
  for (const flow of chosen) {
    const bytes = flow.bytesOut + flow.bytesIn;
    applications.set(flow.applicationProtocol, (applications.get(flow.applicationProtocol) ?? 0) + bytes);
    const slot = Math.floor(flow.startAt / SLOT_MS);
    slots.set(slot, (slots.get(slot) ?? 0) + bytes);
  }
  const externalCount = chosen.filter((flow) => flow.isExternal).length;
  return {
    externalCount,
    internalCount: chosen.length - externalCount,
    bytesOut: sumOf(chosen, (flow) => flow.bytesOut),
    bytesIn: sumOf(chosen, (flow) => flow.bytesIn),
    applications: Object.fromEntries([...applications].sort()),
    peakBytes: Math.max(0, ...slots.values()),
  };
};

const totalSums = async (engine: Engine, span: TimeSpan, deployment: Deployment): Promise<Sums> => {
  const { peak, bytesByApplication, ...rest } = await engine.totals(span, deployment);
  return {
    ...rest,
    applications: Object.fromEntries([...bytesByApplication].sort()),
    peakBytes: Math.round((peak?.bytesPerSecond ?? 0) * 300),
  };
};

const expectExact = async (engine: Engine, span: TimeSpan): Promise<void> => {
  const flows = await collect(engine.flows(span));
  for (const deployment of DEPLOYMENTS)
    expect(await totalSums(engine, span, deployment)).toEqual(sumsOf(flows, deployment));
};

const spansUpTo = (hours: number): fc.Arbitrary<TimeSpan> =>
  fc
    .tuple(fc.integer({ min: 0, max: hours * HOUR_MS }), fc.integer({ min: 0, max: hours * HOUR_MS }))
    .map(([a, b]) => ({ startAt: ANCHOR_AT - Math.max(a, b), endAt: ANCHOR_AT - Math.min(a, b) }));

describe('totals', () => {
  it('equal the sums over the flows of any span, for every deployment', async () => {
    const engine = anEngine({ scenarios: ALL });
    await fc.assert(
      fc.asyncProperty(spansUpTo(30), (span) => expectExact(engine, span)),
      { numRuns: 5 },
    );
  });

  it('equal the sums up to now, while flows still run', async () => {
    const engine = anEngine({ scenarios: ALL });
    for (const hours of [0.1, 0.4, 1, 6, 24]) await expectExact(engine, hoursBefore(hours));
    await expectExact(engine, { startAt: ANCHOR_AT - HOUR_MS, endAt: ANCHOR_AT + 9 * HOUR_MS });
  });

  it('keep to the flows as the clock goes on, also for hours that were asked for before', async () => {
    let now = ANCHOR_AT;
    const engine = anEngine({ scenarios: ALL, now: () => now });
    for (const step of [0, 1, 299, 3_600, 20_000, 90_000]) {
      now = ANCHOR_AT + step * 1_000;
      await expectExact(engine, { startAt: now - 5 * HOUR_MS, endAt: now });
    }
  });

  it('equal the sums at another scale', async () => {
    await expectExact(anEngine({ deviceCount: 40, flowsPerHour: 60_000, scenarios: ALL }), hoursBefore(0.6));
  });

  it('name the busiest five minutes', async () => {
    const { peak } = await anEngine().totals(hoursBefore(24), 'all');
    const at = peak?.at ?? 0;
    const flows = await collect(anEngine().flows({ startAt: at, endAt: at + SLOT_MS }));
    expect(at % SLOT_MS).toBe(0);
    expect(sumOf(flows, (flow) => flow.bytesOut + flow.bytesIn) / 300).toBeCloseTo(peak?.bytesPerSecond ?? 0, 6);
  });

  it('of nothing are zero and have no peak', async () => {
    expect(await anEngine().totals({ startAt: ANCHOR_AT, endAt: ANCHOR_AT }, 'all')).toEqual({
      internalCount: 0,
      externalCount: 0,
      bytesOut: 0,
      bytesIn: 0,
      bytesByApplication: new Map(),
      peak: undefined,
    });
  });
});

describe('connection counts', () => {
  it('are the numbers of flows between any edges', async () => {
    const engine = anEngine({ scenarios: ALL });
    const flows = await collect(engine.flows(hoursBefore(30)));
    const offsets = fc.array(fc.integer({ min: -2 * HOUR_MS, max: 30 * HOUR_MS }), { minLength: 2, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(offsets, async (drawn) => {
        const edges = drawn.map((offset) => ANCHOR_AT - offset).sort((a, b) => a - b);
        const counted = edges
          .slice(1)
          .map(
            (end, index) => flows.filter((flow) => flow.startAt >= (edges[index] ?? 0) && flow.startAt < end).length,
          );
        expect(await engine.connectionCounts(edges)).toEqual(counted);
      }),
      { numRuns: 12 },
    );
  });

  it('are none without a span', async () => {
    expect(await anEngine().connectionCounts([])).toEqual([]);
    expect(await anEngine().connectionCounts([ANCHOR_AT - HOUR_MS])).toEqual([]);
  });
});

describe('active devices', () => {
  it('are those at either end of a flow in the span', async () => {
    const engine = anEngine({ scenarios: ALL });
    for (const span of [hoursBefore(0.02), hoursBefore(1), hoursBefore(6.5, 2.2), hoursBefore(12.1, 12)]) {
      const flows = await collect(engine.flows(span));
      const dids = new Set(flows.flatMap((flow) => [didOf(flow.source), didOf(flow.destination)]));
      dids.delete(0);
      expect([...(await engine.activeDevices(span))]).toEqual([...dids].sort((a, b) => a - b));
    }
  });
});
