// What can be said of every flow that the simulated world tells.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts';
import type { SimulatedFlow } from '../../src/simulator/model.ts';
import { ANCHOR_AT, anEngine, collect, didOf, hoursBefore, lineOf, sumOf } from './an-engine.ts';

const ALL = ['ransomware', 'insider', 'dns-tunnel', 'bittorrent', 'silent-sensor'];
const engine = anEngine({ scenarios: ALL });
const day = await collect(engine.flows(hoursBefore(24)));

describe('the flows of a span', () => {
  it('are the same however the span is cut', async () => {
    const whole = (await collect(engine.flows(hoursBefore(13)))).map(lineOf);
    const cut = fc.integer({ min: 1, max: 13 * HOUR_MS - 1 });
    await fc.assert(
      fc.asyncProperty(cut, async (offset) => {
        const { startAt, endAt } = hoursBefore(13);
        const before = await collect(engine.flows({ startAt, endAt: startAt + offset }));
        const after = await collect(engine.flows({ startAt: startAt + offset, endAt }));
        expect([...before, ...after].map(lineOf)).toEqual(whole);
      }),
      { numRuns: 4 },
    );
  });

  it.each(['internal', 'external'] as const)('of the %s side are all of that side, in the same order', async (side) => {
    const expected = day.filter((flow) => flow.isExternal === (side === 'external')).map(lineOf);
    expect((await collect(engine.flows(hoursBefore(24), undefined, side))).map(lineOf)).toEqual(expected);
  });

  it('are the same for the same seed and others for another', async () => {
    const told = async (seed: number): Promise<readonly string[]> =>
      (await collect(anEngine({ seed }).flows(hoursBefore(2)))).map(lineOf);
    expect(await told(7)).toEqual(await told(7));
    expect(await told(7)).not.toEqual(await told(8));
  });

  it('come in the order of their start, inside the span', () => {
    const { startAt, endAt } = hoursBefore(24);
    const starts = day.map((flow) => flow.startAt);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(starts[0]).toBeGreaterThanOrEqual(startAt);
    expect(starts.at(-1)).toBeLessThan(endAt);
  });

  it('never reach beyond now, and some still run', () => {
    expect(day.filter((flow) => flow.endAt > ANCHOR_AT)).toEqual([]);
    expect(day.filter((flow) => flow.endAt === ANCHOR_AT).length).toBeGreaterThan(50);
  });

  it('are empty in the future and before the first device was seen', async () => {
    const future = { startAt: ANCHOR_AT, endAt: ANCHOR_AT + 5 * HOUR_MS };
    expect(await collect(engine.flows(future))).toEqual([]);
    expect(await collect(engine.flows({ startAt: 0, endAt: 30 * HOUR_MS }))).toEqual([]);
  });

  it('stand still once they have ended, and only grow while they run', async () => {
    let now = ANCHOR_AT;
    const living = anEngine({ now: () => now, scenarios: ALL });
    const span = hoursBefore(3);
    const before = await collect(living.flows(span));
    now += 10 * MINUTE_MS;
    const after = await collect(living.flows(span));
    expect(after.length).toBe(before.length);
    const changed = before.filter((flow, index) => lineOf(flow) !== lineOf(after[index] ?? flow));
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.every((flow) => flow.endAt === ANCHOR_AT && !flow.flags.includes('fin'))).toBe(true);
    expect(before.every((flow, index) => (after[index]?.bytesOut ?? -1) >= flow.bytesOut)).toBe(true);
  });

  it('start again where the clock has moved to, with nothing lost between two looks', async () => {
    let now = ANCHOR_AT;
    const living = anEngine({ now: () => now });
    const ordered = (flows: readonly SimulatedFlow[]): readonly number[] => flows.map((flow) => flow.startAt);
    const first = await collect(living.flows({ startAt: ANCHOR_AT - HOUR_MS, endAt: now }));
    const seenUpTo = now;
    now += 7 * MINUTE_MS;
    const second = await collect(living.flows({ startAt: seenUpTo, endAt: now }));
    const both = await collect(living.flows({ startAt: ANCHOR_AT - HOUR_MS, endAt: now }));
    expect(second.length).toBeGreaterThan(100);
    expect(ordered([...first, ...second])).toEqual(ordered(both));
  });
});

describe('a flow', () => {
  it('has whole numbers of bytes and packets, and something was sent', () => {
    const amounts = day.flatMap((flow) => [flow.bytesOut, flow.bytesIn, flow.packetsOut, flow.packetsIn]);
    expect(amounts.every((amount) => Number.isSafeInteger(amount) && amount >= 0)).toBe(true);
    expect(day.every((flow) => flow.bytesOut > 0 && flow.packetsOut > 0)).toBe(true);
    expect(day.every((flow) => flow.packetsIn > 0 === flow.bytesIn > 0)).toBe(true);
    expect(day.every((flow) => flow.packetsOut * 1_500 >= flow.bytesOut)).toBe(true);
  });

  it('has ports where its protocol has them', () => {
    const icmp = day.filter((flow) => flow.protocol === 'icmp');
    expect(icmp.length).toBeGreaterThan(0);
    expect(icmp.every((flow) => flow.sourcePort === 0 && flow.destinationPort === 0)).toBe(true);
    const others = day.filter((flow) => flow.protocol !== 'icmp');
    expect(others.every((flow) => flow.sourcePort >= 49_152 && flow.destinationPort > 0)).toBe(true);
  });

  it('carries flags that fit its protocol and its end', () => {
    const known = new Set(['', 'syn', 'syn+rst', 'established+ack', 'established+ack+fin']);
    expect(day.filter((flow) => !known.has(flow.flags.join('+')))).toEqual([]);
    expect(day.every((flow) => (flow.protocol === 'tcp') === flow.flags.length > 0)).toBe(true);
    const unanswered = day.filter((flow) => flow.flags.join('+') === 'syn');
    expect(unanswered.length).toBeGreaterThan(0);
    expect(sumOf(unanswered, (flow) => flow.bytesIn)).toBe(0);
  });

  it('is external exactly when somebody outside takes part', () => {
    expect(day.every((flow) => flow.isExternal === (didOf(flow.source) === 0 || didOf(flow.destination) === 0))).toBe(
      true,
    );
    expect(day.every((flow) => didOf(flow.source) !== didOf(flow.destination))).toBe(true);
  });
});

describe('the flows of one device', () => {
  it('are those of all flows that have it at either end', async () => {
    const on = await engine.activeDevices(hoursBefore(24));
    const dids = [1, 3, 9, 16, 25, 29, 60, 96, 100, 125, 140, 150].filter((did) => on.has(did));
    expect(dids.length).toBeGreaterThan(8);
    for (const did of dids) {
      const own = (await collect(engine.flowsOf(did, hoursBefore(24)))).map(lineOf);
      const filtered = day.filter((flow) => didOf(flow.source) === did || didOf(flow.destination) === did).map(lineOf);
      expect(filtered.length).toBeGreaterThan(0);
      expect(own).toEqual(filtered);
    }
  });

  it('are none for a device that does not exist', async () => {
    expect(await collect(engine.flowsOf(9_999, hoursBefore(3)))).toEqual([]);
  });
});
