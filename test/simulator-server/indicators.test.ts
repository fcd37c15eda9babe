// What /deviceinfo finds odd in the simulated world: nothing on quiet days, and exactly the actors of the stories.
import { afterEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/domain/instant.ts';
import { createEngine } from '../../src/simulator/create-engine.ts';
import type { Engine } from '../../src/simulator/engine.ts';
import { anAppliance, ask, stopAppliances } from './ask.ts';
import { NOW_AT } from './fake-engine.ts';

afterEach(stopAppliances);

const STORIES = ['ransomware', 'insider', 'dns-tunnel', 'bittorrent'];

const aWorld = (seed: number, scenarios: readonly string[] = []): Engine =>
  createEngine({
    seed,
    deviceCount: 156,
    flowsPerHour: undefined,
    scenarios,
    anchorAt: NOW_AT,
    now: () => NOW_AT,
  });

type Indicator = Readonly<{ did: number; type: string; confidence: number }>;

const indicatorsOf = async (engine: Engine, dids: readonly number[]): Promise<readonly Indicator[]> => {
  const appliance = await anAppliance({ engine });
  const found: Indicator[] = [];
  for (const did of dids) {
    const { summary } = Object((await ask(appliance, `/deviceinfo?did=${did}&showallgraphdata=false`)).json);
    for (const { type, confidence } of summary.anomaly_indicators) found.push({ did, type, confidence });
  }
  return found;
};

const isSure = ({ confidence }: Indicator): boolean => confidence >= 0.7;

/** Who has an event in a story that a quiet day has not. */
const actorOf = (engine: Engine, quiet: Engine): number => {
  const span = { startAt: NOW_AT - DAY_MS, endAt: NOW_AT };
  const ordinary = new Set(quiet.events(span).map((event) => JSON.stringify(event)));
  const told = engine.events(span).filter((event) => !ordinary.has(JSON.stringify(event)));
  const dids = new Set(told.map((event) => event.did));
  const [did] = dids;
  if (dids.size !== 1 || did === undefined) throw new Error(`${dids.size} devices act in the story, not one`);
  return did;
};

describe('anomaly indicators of a quiet world', () => {
  it.each([1, 2, 3])('are never sure of anything, with seed %d', async (seed) => {
    const engine = aWorld(seed);
    // Mail servers have an odd duty; of the others every tenth is asked, for most have the same few habits.
    const dids = engine.devices
      .filter((device) => device.services.includes('mail') || device.did % 10 === seed)
      .map((device) => device.did);
    expect(dids.length).toBeGreaterThan(15);
    expect((await indicatorsOf(engine, dids)).filter(isSure)).toEqual([]);
  });
});

describe('anomaly indicators of a world with stories', () => {
  it('are sure of the actors and of nobody else', async () => {
    const quiet = aWorld(1);
    const engine = aWorld(1, STORIES);
    const actors = STORIES.map((story) => actorOf(aWorld(1, [story]), quiet));
    expect(new Set(actors).size).toBe(4);
    const others = engine.devices.map((device) => device.did).filter((did) => did % 10 === 4);
    const found = await indicatorsOf(engine, [...new Set([...actors, ...others])]);
    expect([...new Set(found.filter(isSure).map(({ did }) => did))]).toEqual(actors);
    const typesOf = (actor: number | undefined): readonly string[] =>
      found.filter((indicator) => indicator.did === actor && isSure(indicator)).map(({ type }) => type);
    const [ransomware, insider, dnsTunnel, bittorrent] = actors;
    expect(typesOf(ransomware).toSorted()).toEqual(['beaconing', 'data_exfiltration', 'port_scan']);
    expect(typesOf(insider)).toEqual(['data_exfiltration']);
    expect(typesOf(dnsTunnel)).toEqual(['dns_tunneling']);
    expect(new Set(typesOf(bittorrent))).toEqual(new Set(['unusual_port', 'port_spread']));
    const surest = found.filter(({ did }) => did === ransomware).map(({ confidence }) => confidence);
    expect(Math.max(...surest)).toBeGreaterThanOrEqual(0.9);
  });
});
