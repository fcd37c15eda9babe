// A handful of devices is switched off for some days: who, when, and that nothing is told of them meanwhile.
import { describe, expect, it } from 'vitest';
import { DAY_MS, type Instant, type TimeSpan } from '../../src/domain/instant.ts';
import type { Engine } from '../../src/simulator/engine.ts';
import { ANCHOR_AT, anEngine, collect, didOf, hoursBefore } from './an-engine.ts';

const STORIES = ['ransomware', 'insider', 'dns-tunnel', 'bittorrent'];
const ALWAYS_ON = ['domain-controller', 'dns-server', 'proxy', 'server'];

const idleIn = async (engine: Engine, span: TimeSpan): Promise<readonly number[]> => {
  const active = await engine.activeDevices(span);
  return engine.devices
    .filter((device) => device.firstSeenAt < span.startAt && !active.has(device.did))
    .map((device) => device.did);
};

const dayBefore = (endAt: Instant): TimeSpan => ({ startAt: endAt - DAY_MS, endAt });

const lastDays = (count: number): readonly TimeSpan[] =>
  Array.from({ length: count }, (_, index) => dayBefore(ANCHOR_AT - index * DAY_MS));

describe('devices that are switched off', () => {
  it('are a handful on most days, and never those whom others depend on', async () => {
    const shares: number[] = [];
    for (const seed of [1, 2, 3]) {
      const engine = anEngine({ seed });
      for (const span of lastDays(28)) {
        const idle = await idleIn(engine, span);
        shares.push(idle.length / engine.devices.length);
        const kinds = idle.map((did) => engine.deviceByDid(did)?.kind ?? '');
        expect(kinds.filter((kind) => ALWAYS_ON.includes(kind))).toEqual([]);
      }
    }
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    expect(mean).toBeGreaterThan(0.05);
    expect(mean).toBeLessThan(0.1);
    expect(shares.filter((share) => share > 0).length / shares.length).toBeGreaterThan(0.95);
    expect(Math.max(...shares)).toBeLessThan(0.15);
  });

  it('come back after some days, and others go', async () => {
    const engine = anEngine();
    const perDay = await Promise.all(lastDays(28).map((span) => idleIn(engine, span)));
    const ever = new Set(perDay.flat());
    expect(ever.size).toBeGreaterThan(20);
    for (const did of ever) expect(perDay.filter((idle) => idle.includes(did)).length).toBeLessThan(28);
  });

  it('are the same for the same seed and others for another', async () => {
    const span = hoursBefore(24);
    expect(await idleIn(anEngine({ seed: 5 }), span)).toEqual(await idleIn(anEngine({ seed: 5 }), span));
    expect(await idleIn(anEngine({ seed: 5 }), span)).not.toEqual(await idleIn(anEngine({ seed: 6 }), span));
  });

  it('take part in no flow and no event, not even in a scan', async () => {
    const engine = anEngine({ scenarios: STORIES });
    const span = hoursBefore(24);
    const idle = new Set(await idleIn(engine, span));
    expect(idle.size).toBeGreaterThan(0);
    const flows = await collect(engine.flows(span));
    expect(flows.filter((flow) => idle.has(didOf(flow.source)) || idle.has(didOf(flow.destination)))).toEqual([]);
    for (const did of idle) expect(await collect(engine.flowsOf(did, span))).toEqual([]);
    const week = hoursBefore(7 * 24);
    const events = engine.events(week);
    expect(events.every((event) => event.did !== undefined)).toBe(true);
    expect(engine.events(span).filter((event) => idle.has(event.did ?? 0))).toEqual([]);
  });

  it('are the same whether stories are told or not', async () => {
    for (const span of lastDays(7))
      expect(await idleIn(anEngine({ scenarios: STORIES }), span)).toEqual(await idleIn(anEngine(), span));
  });

  it('are never the actors of a story, with any seed and size', async () => {
    for (const deviceCount of [3, 25, 156])
      for (const seed of [1, 2, 3, 4, 5, 6]) {
        const quiet = anEngine({ seed, deviceCount });
        for (const story of STORIES) {
          const engine = anEngine({ seed, deviceCount, scenarios: [story] });
          const ordinary = new Set(quiet.events(hoursBefore(24)).map((event) => JSON.stringify(event)));
          const dids = engine
            .events(hoursBefore(24))
            .filter((event) => !ordinary.has(JSON.stringify(event)))
            .map((event) => event.did ?? 0);
          expect(dids.length).toBeGreaterThan(0);
          // Off at no time of a month: the story comes again every day.
          for (const did of new Set(dids))
            for (const span of lastDays(seed === 1 ? 28 : 4))
              expect((await collect(quiet.flowsOf(did, span))).length).toBeGreaterThan(0);
        }
      }
  });

  it('were last heard of before they went, all others just now, and nobody reaches them since', async () => {
    const kinds = new Set<string>();
    for (const seed of [1, 2, 3, 4]) {
      const engine = anEngine({ seed, scenarios: STORIES });
      const lastSeenAt = new Map(engine.devices.map((device) => [device, engine.lastSeenAt(device, ANCHOR_AT)]));
      const gone = [...lastSeenAt].filter(([, at]) => at < ANCHOR_AT);
      expect(gone.length).toBeGreaterThan(5);
      expect(gone.length).toBeLessThan(30);
      for (const [device, startAt] of gone) {
        kinds.add(device.kind);
        expect(await collect(engine.flowsOf(device.did, { startAt, endAt: ANCHOR_AT }))).toEqual([]);
      }
      const dids = new Set(gone.map(([device]) => device.did));
      for (const did of await idleIn(engine, hoursBefore(24))) expect(dids).toContain(did);
    }
    // Phones and printers are called and sent paper by others.
    expect([...kinds]).toEqual(expect.arrayContaining(['laptop', 'workstation', 'phone', 'printer']));
  });
});
