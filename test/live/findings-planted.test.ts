// Whatever a scenario plants is found on a running appliance, and named: by which rule, about whom, in which order.
import { afterAll, describe, expect, it } from 'vitest';
import { tacticsOf } from '../../src/analysis/findings/finding-meaning.ts';
import { type Story, tellStories } from '../../src/analysis/findings/tell-stories.ts';
import { tacticTitle } from '../../src/analysis/tactics.ts';
import { type Finding, isAtLeast } from '../../src/domain/finding.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '../../src/domain/instant.ts';
import type { SimulatedDevice } from '../../src/simulator/model.ts';
import { SCENARIOS } from '../../src/simulator/scenarios/index.ts';
import { type Observed, observe, type WorldOptions } from './a-simulated-look.ts';
import { type PlantedAct, type PlantedStory, plantedBy } from './planted-story.ts';

/** A Thursday afternoon. */
const ANCHOR_AT: Instant = Date.UTC(2026, 0, 15, 14);
const WORLD: WorldOptions = { seed: 5, deviceCount: 60, flowsPerHour: 300, anchorAt: ANCHOR_AT };

const opened = new Map<string, Promise<Observed>>();
const atEnd = new Map<string, Promise<readonly Finding[]>>();
afterAll(async () => {
  for (const one of opened.values()) await (await one).stop();
});

const openOn = (scenario: string): Promise<Observed> => {
  const known = opened.get(scenario) ?? observe({ ...WORLD, scenarios: [scenario] });
  opened.set(scenario, known);
  return known;
};

/** One look for all tests of a scenario: most of their time goes into it. */
const foundAtEnd = (scenario: string): Promise<readonly Finding[]> => {
  const known = atEnd.get(scenario) ?? openOn(scenario).then(({ lookAt }) => lookAt(ANCHOR_AT));
  atEnd.set(scenario, known);
  return known;
};

type Telling = Readonly<{
  rule: string;
  /** What its title or evidence says; the name of whoever is outside need not be repeated here. */
  says?: RegExp;
  /** Rules on all that the appliance keeps of a device, and on statistics, tell no time. */
  isTimed?: boolean;
}>;

/** What tells each act. One that stands here for nothing, or is missing here, fails the test. */
const TOLD_BY: Readonly<Record<string, Readonly<Record<string, readonly Telling[]>>>> = {
  ransomware: {
    // A single ordinary download, which only the appliance knows to be phishing.
    'phishing 1': [{ rule: 'MIT-R4', says: /Initial Access, Execution/ }],
    'command 1': [
      { rule: 'NET-R4', isTimed: true },
      { rule: 'DEV-R9', says: /Beaconing/ },
    ],
    'port 445 1': [
      { rule: 'NET-R2', says: /tries \d+ hosts on port 445/, isTimed: true },
      { rule: 'DEV-R9', says: /Port Scan on port 445/ },
    ],
    // The series of this world show them; in one where the device sends more every day, the events of the appliance alone do.
    'port 445 2': [
      { rule: 'MIT-R4', says: /Lateral Movement/ },
      { rule: 'SER', says: /Bytes out of .*: more/, isTimed: true },
    ],
    'port 445 3': [
      { rule: 'MIT-R4', says: /Collection/ },
      { rule: 'SER', says: /Bytes in of .*: more/, isTimed: true },
    ],
    // Of the same flood of bytes for the series; the events of the appliance tell it.
    'port 445 4': [{ rule: 'MIT-R4', says: /Impact/ }],
    'drop 1': [
      { rule: 'NET-R6', isTimed: true },
      { rule: 'DEV-R9', says: /Data Exfiltration/ },
    ],
  },
  insider: {
    'port 445 1': [{ rule: 'SER', says: /Bytes in of .*: more/, isTimed: true }],
    'cloud-storage 1': [
      { rule: 'NET-R6', isTimed: true },
      { rule: 'SER', says: /Bytes out of .*: more/, isTimed: true },
      { rule: 'DEV-R9', says: /Data Exfiltration/ },
    ],
  },
  'dns-tunnel': {
    'tunnel 1': [
      { rule: 'DEV-R9', says: /Dns Tunneling on port 53/ },
      { rule: 'SER', says: /^External connections of .*: more/, isTimed: true },
      { rule: 'DEV-R1', says: /high connection volume/ },
    ],
  },
  bittorrent: {
    'swarm 1': [
      { rule: 'BW-R4', says: /BITTORRENT/ },
      { rule: 'DEV-R9', says: /port 51413 \(BitTorrent\)/ },
      { rule: 'DEV-R5', says: /unusual external ports/ },
      { rule: 'SER', says: /^Connections of .*: more/, isTimed: true },
    ],
  },
  'silent-sensor': {},
};

const textOf = ({ title, evidence }: Finding): string => `${title} ${evidence}`;

const isAbout = ({ entity }: Finding, device: SimulatedDevice | undefined): boolean =>
  device !== undefined && (entity.did === device.did || entity.ip === device.ip);

/** A series tells the beginning of the hour; a story begins a little before or after that of its flows. */
const beginsWith = ({ rule, at }: Finding, { startAt, endAt }: PlantedAct): boolean =>
  rule.startsWith('SER-') ? at > startAt - HOUR_MS && at < endAt : Math.abs(at - startAt) < MINUTE_MS;

const namesOutside = ({ rule, title }: Finding, { hostnames }: PlantedAct): boolean =>
  !/^NET-R[46]$/.test(rule) || [...hostnames].some((name) => title.includes(name));

const whatTells = (findings: readonly Finding[], act: PlantedAct, telling: Telling, story: PlantedStory) =>
  findings.filter(
    (finding) =>
      finding.rule.startsWith(telling.rule) &&
      (isAbout(finding, story.lead) || /^(?:MIT|BW)-/.test(telling.rule)) &&
      (telling.says === undefined || telling.says.test(textOf(finding))) &&
      namesOutside(finding, act) &&
      (telling.isTimed !== true || beginsWith(finding, act)),
  );

/** Acts, and for each what should tell it and does not. */
const untoldActs = (scenario: string, story: PlantedStory, findings: readonly Finding[]): readonly string[] =>
  story.acts.flatMap((act) => {
    const tellings = TOLD_BY[scenario]?.[act.name] ?? [];
    if (tellings.length === 0) return [`${act.name}: nothing is known to tell it`];
    return tellings
      .filter((telling) => whatTells(findings, act, telling, story).length === 0)
      .map(({ rule, says }) => `${act.name}: no ${rule} ${says?.source ?? ''}`);
  });

/** By a finding about the device that stands for its tactic, or by the pattern of attack that its tactics make. */
const untoldTactics = (story: PlantedStory, findings: readonly Finding[]): readonly string[] =>
  story.events.flatMap(({ did, attack }) => {
    if (attack === undefined) return [];
    const isTold = findings.some(
      (finding) =>
        (finding.entity.did === did && tacticsOf(finding).includes(attack.tactic)) ||
        (finding.rule === 'MIT-R4' && finding.evidence.includes(tacticTitle(attack.tactic))),
    );
    return isTold ? [] : [attack.tactic];
  });

const storyAbout = (device: SimulatedDevice | undefined, findings: readonly Finding[]): Story | undefined =>
  tellStories(findings).find(({ entity }) => entity.did === device?.did);

const namesOf = ({ events }: PlantedStory, { engine }: Observed): ReadonlySet<string> =>
  new Set(events.flatMap(({ did }) => engine.deviceByDid(did ?? 0)?.hostname ?? []));

const alertCount = (story: PlantedStory, severity: string): number =>
  story.events.filter((event) => event.severity === severity).length;

const withLead = SCENARIOS.filter(({ lead }) => lead !== undefined).map(({ name }) => name);

describe('ransomware', () => {
  const story = plantedBy('ransomware', WORLD);
  const act = (name: string): PlantedAct => {
    const found = story.acts.find((one) => one.name === name);
    if (found === undefined) throw new Error(`Nobody plants ${name}.`);
    return found;
  };
  const found = (findings: readonly Finding[], rule: string) =>
    findings.filter((finding) => finding.rule === rule && isAbout(finding, story.lead));

  it('is found act after act as it goes, and ends as one story in the order of time', async () => {
    const { lookAt } = await openOn('ransomware');
    const afterScan = await lookAt(act('port 445 1').endAt + 5 * MINUTE_MS);
    const [scan] = found(afterScan, 'NET-R2');
    expect(found(afterScan, 'NET-R4')).toHaveLength(1);
    expect(scan).toBeDefined();
    expect(found(afterScan, 'NET-R6')).toEqual([]);
    const later = await foundAtEnd('ransomware');
    expect(found(later, 'NET-R2').map(({ id }) => id)).toEqual([scan?.id]);
    const told = storyAbout(story.lead, later);
    const times = ['NET-R4', 'NET-R2', 'NET-R6'].map(
      (rule) => told?.findings.find((one) => one.rule === rule)?.at ?? 0,
    );
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(times).size).toBe(3);
    expect(Math.min(...times)).toBeGreaterThan(0);
    const spread = told?.findings.find(({ title, at }) => /Bytes out/.test(title) && at > (times[1] ?? 0));
    expect(spread?.at).toBeLessThan(times[2] ?? 0);
    expect(told?.tactics).toEqual(
      expect.arrayContaining(['discovery', 'lateral_movement', 'command_and_control', 'exfiltration']),
    );
  });
});

describe.each(withLead)('%s', (scenario) => {
  const story = plantedBy(scenario, WORLD);

  it('is told act by act, with its device, its events and its story', async () => {
    const running = await openOn(scenario);
    const findings = await foundAtEnd(scenario);
    expect(running.engine.events({ startAt: ANCHOR_AT - 24 * HOUR_MS, endAt: ANCHOR_AT })).toEqual(
      expect.arrayContaining([...story.events]),
    );
    expect(untoldActs(scenario, story, findings)).toEqual([]);
    expect(untoldTactics(story, findings)).toEqual([]);
    const alarms = findings.filter(({ severity }) => isAtLeast(severity, 'high'));
    for (const name of namesOf(story, running))
      expect(alarms.map(({ title }) => title).join('\n'), `names ${name}`).toContain(name);
    for (const [rule, severity] of [['SEC-R1', 'critical'] as const, ['SEC-R2', 'high'] as const]) {
      const alerts = findings.find((finding) => finding.rule === rule);
      const isMany = alertCount(story, severity) > (severity === 'high' ? 5 : 0);
      if (isMany) expect(alerts?.value).toBeGreaterThanOrEqual(alertCount(story, severity));
    }
    const [worst] = tellStories(findings);
    expect(worst).toMatchObject({ entity: { did: story.lead?.did, name: story.lead?.hostname }, severity: 'high' });
    expect(alarms.filter(({ entity }) => entity.did !== undefined && entity.did !== story.lead?.did)).toEqual([]);
  });
});

describe('the silent sensor', () => {
  const { silences } = plantedBy('silent-sensor', WORLD);

  it('is noticed: fewer connections than usual on the network, and none of the devices behind it', async () => {
    const findings = await foundAtEnd('silent-sensor');
    const quiet = findings.filter(({ rule, title }) => /^SER-/.test(rule) && title.endsWith('less than usual'));
    expect(silences).toHaveLength(1);
    for (const { dids, span } of silences) {
      const during = quiet.filter(({ at }) => at >= span.startAt && at < span.endAt);
      expect(during.map(({ title, at }) => `${title} ${at}`)).toContain(
        `connections per hour: less than usual ${span.startAt}`,
      );
      // Servers hear less of those who are silent; nothing at all is told of these alone.
      const silent = during.filter(({ evidence }) => /^0(?: B)?,/.test(evidence)).map(({ entity }) => entity.did ?? 0);
      expect(silent.length).toBeGreaterThan(0);
      expect(silent.filter((did) => !dids.has(did))).toEqual([]);
    }
  });
});
