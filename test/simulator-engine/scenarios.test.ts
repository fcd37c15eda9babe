// Each scenario keeps its promises, every day from the anchor on and never before; a quiet world has none of it.
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, type TimeSpan } from '../../src/domain/instant.ts';
import type { Engine } from '../../src/simulator/engine.ts';
import type { SecurityEvent, SimulatedFlow } from '../../src/simulator/model.ts';
import { SCENARIOS } from '../../src/simulator/scenarios/index.ts';
import { ANCHOR_AT, addressOf, anEngine, collect, didOf, hoursBefore, lineOf, sumOf } from './an-engine.ts';

const flowsIn = (scenarios: readonly string[], span = hoursBefore(24)): Promise<readonly SimulatedFlow[]> =>
  collect(anEngine({ scenarios }).flows(span));

const quietDay = await flowsIn([]);
const quietLines = new Set(quietDay.map(lineOf));
const days = new Map<string, Promise<readonly SimulatedFlow[]>>();

const dayWith = (scenario: string): Promise<readonly SimulatedFlow[]> => {
  const told = days.get(scenario) ?? flowsIn([scenario]);
  days.set(scenario, told);
  return told;
};

/** What the scenario adds to the quiet day. */
const addedBy = async (scenario: string): Promise<readonly SimulatedFlow[]> =>
  (await dayWith(scenario)).filter((flow) => !quietLines.has(lineOf(flow)));

const toCountry = (flows: readonly SimulatedFlow[], country: string): readonly SimulatedFlow[] =>
  flows.filter(({ destination }) => destination.kind === 'peer' && destination.peer.country === country);

const severities = (events: readonly SecurityEvent[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(events, (event) => event.severity)].map(([name, list]) => [name, list.length]));

const tacticsOf = (events: readonly SecurityEvent[]): readonly string[] => [
  ...new Set(events.flatMap((event) => event.attack?.tactic ?? [])),
];

const sourcesOf = (flows: readonly SimulatedFlow[]): readonly number[] => [
  ...new Set(flows.map((flow) => didOf(flow.source))),
];

/** The most different destinations that one source reaches on one port within five minutes. */
const widestFan = (flows: readonly SimulatedFlow[]): number => {
  const windows = new Map<string, Set<string>>();
  for (const flow of flows) {
    if (didOf(flow.source) === 0) continue;
    const key = `${didOf(flow.source)} ${flow.destinationPort} ${Math.floor(flow.startAt / (5 * MINUTE_MS))}`;
    windows.set(key, (windows.get(key) ?? new Set()).add(addressOf(flow.destination)));
  }
  return Math.max(...[...windows.values()].map((reached) => reached.size));
};

describe('a quiet world', () => {
  it('has no critical event, few high ones, and most of its events mapped', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const events = anEngine({ seed }).events(hoursBefore(24));
      expect(severities(events).critical ?? 0).toBe(0);
      expect(severities(events).high ?? 0).toBeLessThanOrEqual(5);
      const mapped = events.filter((event) => event.attack !== undefined).length / events.length;
      expect(mapped).toBeGreaterThan(0.65);
      expect(mapped).toBeLessThan(0.85);
    }
  });

  it('completes no pattern of attack, not even in a month', () => {
    const tactics = tacticsOf(anEngine().events(hoursBefore(720)));
    for (const missing of ['execution', 'lateral_movement', 'exfiltration', 'impact'])
      expect(tactics).not.toContain(missing);
  });

  it('scans nobody, exposes nothing, and sends nothing large away', async () => {
    const flows = quietDay;
    expect(widestFan(flows)).toBeLessThan(25);
    const external = flows.filter((flow) => flow.isExternal);
    const suspicious = [22, 23, 135, 139, 445, 1433, 3306, 3389];
    expect(external.filter((flow) => suspicious.includes(flow.destinationPort))).toEqual([]);
    expect(external.filter((flow) => flow.bytesOut > 100_000_000 && flow.bytesOut > 10 * flow.bytesIn)).toEqual([]);
    expect(flows.filter((flow) => flow.endAt - flow.startAt >= 4 * HOUR_MS)).toEqual([]);
  });
});

describe('every scenario', () => {
  it('has a name of its own and one sentence to describe it', () => {
    expect(new Set(SCENARIOS.map(({ name }) => name)).size).toBe(SCENARIOS.length);
    for (const { description } of SCENARIOS) expect(description).toMatch(/^[a-z][^.]{20,}$/);
  });

  it('promises no kind of day, for the last one may be a Sunday', () => {
    for (const { description } of SCENARIOS) expect(description).not.toMatch(/working day|weekday|weekend/);
  });

  it('leaves everything before its first day as it was', async () => {
    const before: TimeSpan = { startAt: ANCHOR_AT - 27 * HOUR_MS, endAt: ANCHOR_AT - 24 * HOUR_MS };
    const names = SCENARIOS.map(({ name }) => name);
    expect((await flowsIn(names, before)).map(lineOf)).toEqual((await flowsIn([], before)).map(lineOf));
    expect(anEngine({ scenarios: names }).events(before)).toEqual(anEngine().events(before));
  });

  it('comes again a day later', async () => {
    const later = ANCHOR_AT + DAY_MS;
    const tomorrow: TimeSpan = { startAt: ANCHOR_AT, endAt: later };
    const seenTomorrow = (scenarios: readonly string[]): Engine => anEngine({ scenarios, now: () => later });
    const countTomorrow = (scenarios: readonly string[]): Promise<readonly number[]> =>
      seenTomorrow(scenarios).connectionCounts([tomorrow.startAt, tomorrow.endAt]);
    const quiet = await countTomorrow([]);
    for (const { name } of SCENARIOS) expect(await countTomorrow([name])).not.toEqual(quiet);
  });

  it('is refused by name when there is none of that name', () => {
    expect(() => anEngine({ scenarios: ['flood'] })).toThrow(/scenario flood.*known are ransomware/);
  });
});

describe('ransomware', () => {
  it('beacons every five minutes from one device to one rare peer', async () => {
    const beacons = toCountry(await addedBy('ransomware'), 'Russia').filter((flow) => flow.bytesOut < 1_000);
    expect(beacons.length).toBeGreaterThan(200);
    expect(sourcesOf(beacons).length).toBe(1);
    const gaps = beacons.slice(1).map((flow, index) => flow.startAt - (beacons[index]?.startAt ?? 0));
    expect(gaps.every((gap) => gap >= 4 * MINUTE_MS - 1 && gap <= 6 * MINUTE_MS + 1)).toBe(true);
  });

  it('looks at port 445 of everybody within five minutes, mostly in vain', async () => {
    const looks = (await addedBy('ransomware')).filter((flow) => flow.destinationPort === 445 && flow.bytesOut < 2_000);
    const on = await anEngine().activeDevices(hoursBefore(24));
    const reached = new Set(looks.map((flow) => didOf(flow.destination)));
    // Everybody who is on at that hour, but the scanner itself.
    expect(reached.size).toBeGreaterThan(130);
    expect([...reached].filter((did) => !on.has(did))).toEqual([]);
    expect(on.size - reached.size).toBeLessThan(6);
    expect((looks.at(-1)?.startAt ?? 0) - (looks[0]?.startAt ?? 0)).toBeLessThan(5 * MINUTE_MS);
    expect(looks.filter((flow) => flow.flags.join('+') === 'syn').length).toBeGreaterThan(100);
  });

  it('sends out more than a gigabyte and gets little back', async () => {
    const uploads = toCountry(await addedBy('ransomware'), 'Russia').filter((flow) => flow.bytesOut > 100_000_000);
    expect(sumOf(uploads, (flow) => flow.bytesOut)).toBeGreaterThan(1_000_000_000);
    expect(uploads.every((flow) => flow.bytesOut > 10 * flow.bytesIn)).toBe(true);
  });

  it('walks the whole chain in order on one device, with critical events at the end', () => {
    const quiet = new Set(
      anEngine()
        .events(hoursBefore(24))
        .map((event) => JSON.stringify(event)),
    );
    const events = anEngine({ scenarios: ['ransomware'] })
      .events(hoursBefore(24))
      .filter((event) => !quiet.has(JSON.stringify(event)));
    expect(new Set(events.map((event) => event.did)).size).toBe(1);
    expect(severities(events).critical).toBe(3);
    const chain = tacticsOf(events).filter((tactic) => tactic !== 'command_and_control');
    expect(chain).toEqual([
      'initial_access',
      'execution',
      'persistence',
      'privilege_escalation',
      'defense_evasion',
      'credential_access',
      'discovery',
      'lateral_movement',
      'collection',
      'exfiltration',
      'impact',
    ]);
  });

  it('makes a day like the documented one', () => {
    const events = anEngine({ scenarios: ['ransomware'] }).events(hoursBefore(24));
    const count = (kind: string): number => events.filter((event) => event.kind === kind).length;
    expect(Math.abs(count('model_breaches') - 45)).toBeLessThan(15);
    expect(Math.abs(count('ai_analyst_incidents') - 12)).toBeLessThan(7);
    expect(Math.abs(count('antigena_actions') - 8)).toBeLessThan(6);
    expect(Math.abs(count('enhanced_monitoring') - 156)).toBeLessThan(35);
  });
});

describe('the insider', () => {
  it('uploads more than 500 MB in small parts, over hours, while nobody works', async () => {
    const uploads = (await addedBy('insider')).filter((flow) => flow.isExternal);
    expect(sumOf(uploads, (flow) => flow.bytesOut)).toBeGreaterThan(500_000_000);
    expect(Math.max(...uploads.map((flow) => flow.bytesOut))).toBeLessThan(100_000_000);
    expect((uploads.at(-1)?.startAt ?? 0) - (uploads[0]?.startAt ?? 0)).toBeGreaterThan(3 * HOUR_MS);
    expect(uploads.every((flow) => new Date(flow.startAt).getUTCHours() < 6)).toBe(true);
  });
});

describe('the dns tunnel', () => {
  it('asks one server outside thousands of long questions from one device', async () => {
    const queries = await addedBy('dns-tunnel');
    expect(queries.length).toBeGreaterThan(5_000);
    expect(sourcesOf(queries).length).toBe(1);
    expect(new Set(queries.map((flow) => addressOf(flow.destination))).size).toBe(1);
    expect(queries.every((flow) => flow.destinationPort === 53 && flow.isExternal && flow.bytesOut > 150)).toBe(true);
  });
});

describe('bittorrent', () => {
  it('makes up more than 5 % of all bytes, with many peers and odd ports', async () => {
    const totals = await anEngine({ scenarios: ['bittorrent'] }).totals(hoursBefore(24), 'all');
    const share = (totals.bytesByApplication.get('bittorrent') ?? 0) / (totals.bytesOut + totals.bytesIn);
    expect(share).toBeGreaterThan(0.05);
    const flows = await addedBy('bittorrent');
    expect(new Set(flows.map((flow) => addressOf(flow.destination))).size).toBeGreaterThan(50);
    expect(flows.every((flow) => flow.destinationPort >= 20_000 && flow.applicationProtocol === 'bittorrent')).toBe(
      true,
    );
  });
});

describe('the silent sensor', () => {
  it('tells nothing of one subnet for three hours of a day, and of all others everything', async () => {
    const engine = anEngine({ scenarios: ['silent-sensor'] });
    const told = new Set((await dayWith('silent-sensor')).map(lineOf));
    const missing = quietDay.filter((flow) => !told.has(lineOf(flow)));
    expect(missing.length).toBeGreaterThan(500);
    const hushed = engine.devices.filter((device) => device.sid === engine.devices[87]?.sid);
    const dids = new Set(hushed.map((device) => device.did));
    expect(missing.every((flow) => dids.has(didOf(flow.source)) || dids.has(didOf(flow.destination)))).toBe(true);
    const startAt = Math.floor((missing[0]?.startAt ?? 0) / HOUR_MS) * HOUR_MS;
    const active = await engine.activeDevices({ startAt, endAt: startAt + 3 * HOUR_MS });
    expect([...dids].filter((did) => active.has(did))).toEqual([]);
    expect(active.size).toBeGreaterThan(100);
    expect((missing.at(-1)?.startAt ?? 0) - (missing[0]?.startAt ?? 0)).toBeGreaterThan(2.9 * HOUR_MS);
  });

  it('hides what a scenario does behind it, too', async () => {
    // In so small a world there is one office floor, and the patient sits there.
    const told = (scenarios: readonly string[]): Promise<readonly SimulatedFlow[]> =>
      collect(anEngine({ deviceCount: 25, scenarios }).flows(hoursBefore(24)));
    const beacons = toCountry(await told(['ransomware']), 'Russia');
    const left = toCountry(await told(['ransomware', 'silent-sensor']), 'Russia');
    expect(beacons.length - left.length).toBeGreaterThan(30);
  });
});
