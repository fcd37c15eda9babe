// Every report over the simulated appliance: whole, with parts that fail, over next to nothing, and over a quiet network.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/domain/instant.ts';
import type { Needs } from '../../src/live/needs.ts';
import { takeSnapshot } from '../../src/live/take-snapshot.ts';
import { GLOSSARY } from '../../src/report/glossary.ts';
import type { ReportQuestion } from '../../src/report/report-definition.ts';
import { REPORTS } from '../../src/report/reports/index.ts';
import { DATA_IDS } from '../../src/report/schema/data-ids.ts';
import { REPORT_SCHEMA } from '../../src/report/schema/report-schema.ts';
import { parseFault } from '../../src/simulator/fault-notation.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { NOW, type Running, runAppliance } from '../live/an-appliance.ts';
import { definitionOf, type Made, makeReport, namesIn, SOURCE } from './reports-made.ts';
import { schemaFaults } from './schema-check.ts';

let quiet: Running;
let attacked: Running;
beforeAll(async () => {
  [quiet, attacked] = await Promise.all([runAppliance(), runAppliance(['ransomware'])]);
});
afterEach(() => {
  quiet.appliance.faults.clear();
  attacked.appliance.faults.clear();
});
afterAll(() => Promise.all([quiet.stop(), attacked.stop()]));

const NAMES = REPORTS.map(({ name }) => name);
const WORKSTATION = 25;
/** Where the ransomware began: the appliance itself finds it odd. */
const PATIENT_ZERO = 16;

const aboutOf = (name: string): Partial<ReportQuestion> => {
  const { about } = definitionOf(name);
  if (about === 'device') return { at: NOW, did: WORKSTATION };
  return about === 'subnet' ? { at: NOW, subnet: '10.10.0.0/24' } : { at: NOW };
};

/** Three show what ten would, in a third of the time. */
const fewerSuspects = (needs: Needs): Needs =>
  needs.suspects === undefined ? needs : { ...needs, suspects: Math.min(needs.suspects, 3) };

const report = (running: Running, name: string, parts: Partial<ReportQuestion> = {}): Promise<Made> =>
  makeReport(
    name,
    (needs) =>
      takeSnapshot(running.asker(), fewerSuspects(needs), {
        source: SOURCE,
        at: NOW,
        linkCapacityMbps: 500,
        thresholds: standardThresholds(),
      }),
    { ...aboutOf(name), ...parts },
  );

/** Taken once and looked at by several tests. */
const attackReports = new Map<string, Promise<Made>>();
const attackReport = (name: string): Promise<Made> => {
  const about = definitionOf(name).about === 'device' ? { did: PATIENT_ZERO } : {};
  const made = attackReports.get(name) ?? report(attacked, name, about);
  attackReports.set(name, made);
  return made;
};

const breakWith = (running: Running, ...texts: readonly string[]): void =>
  running.appliance.faults.set(
    texts.map((one) => {
      const fault = parseFault(one);
      if (!fault.ok) throw new Error(one);
      return fault.value;
    }),
  );

const tooWide = (text: string): readonly string[] => text.split('\n').filter((line) => displayWidth(line) > 80);

/** Words that only a slip of ours can print. */
const SLIPS = /\b(NaN|Infinity|undefined|null)\b|\[object|made not reported| not reported connections/;

const expectSound = ({ text, json, document }: Made, name: string): void => {
  expect(tooWide(text)).toEqual([]);
  expect(text).not.toMatch(SLIPS);
  expect(schemaFaults(REPORT_SCHEMA, json)).toEqual([]);
  const told = new Set([...Object.keys(json.data), ...json.notReported.map(({ id }) => id)]);
  expect(definitionOf(name).ids.filter((id) => !told.has(id))).toEqual([]);
  expect(Object.keys(json.data).filter((id) => !definitionOf(name).ids.includes(id))).toEqual([]);
  expect(document.sections.flatMap(({ id }) => id.split(', ')).filter((id) => !told.has(id))).toEqual([]);
};

describe.each(NAMES)('the report %s', (name) => {
  it('holds its analyses, in words that fit 80 columns and in JSON of the schema', async () => {
    const made = await attackReport(name);
    expectSound(made, name);
    expect(Object.keys(made.json.data)).toEqual([...definitionOf(name).ids]);
    // Which devices were looked at one by one is said wherever not all of them were.
    const said = name === 'findings' || name === 'executive' ? ['DEV-RULES'] : [];
    expect(made.json.notReported.map(({ id }) => id)).toEqual(said);
    expect(made.snapshot.failures).toEqual([]);
  });

  it('calls each thing by the name the glossary gives it', async () => {
    const { json } = await attackReport(name);
    expect(
      namesIn(json.data).filter(([one]) => !Object.hasOwn(GLOSSARY, one) && !DATA_IDS.some(({ id }) => id === one)),
    ).toEqual([]);
  });

  it('asks for nothing twice', async () => {
    const targets = (await attackReport(name)).snapshot.asked.map(({ target }) => target);
    expect(targets.filter((target, place) => targets.indexOf(target) !== place)).toEqual([]);
    expect(targets.length).toBeGreaterThan(0);
  });

  it('says the same twice', async () => {
    const about = definitionOf(name).about === 'device' ? { did: PATIENT_ZERO } : {};
    expect((await report(attacked, name, about)).text).toBe((await attackReport(name)).text);
  });

  it.each([
    ['the flows fail', ['error=503@network']],
    ['devices may not be asked for', ['error=403@deviceinfo']],
    ['the statistics fail', ['error=503@summarystatistics']],
    ['nothing can be had', ['error=503']],
  ])('still stands where %s', async (_what, faults) => {
    breakWith(quiet, ...faults);
    const made = await report(quiet, name);
    expectSound(made, name);
    const failed = made.snapshot.failures.map(({ part }) => part);
    expect(made.json.notReported.map(({ id }) => id)).toEqual(expect.arrayContaining(failed));
  });
});

describe('the glossary', () => {
  it('has one line for each name, and none that ends in a stop', () => {
    const lines = Object.entries(GLOSSARY);
    expect(
      lines.filter(
        ([name, meaning]) => meaning.trim() === '' || /[.\n]$/.test(meaning) || !/^[a-z][A-Za-z0-9]*$/.test(name),
      ),
    ).toEqual([]);
    const names = lines.map(([name]) => name);
    expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)));
  });

  it('knows nothing that no report says, over an appliance of either kind', async () => {
    const seen = new Set<string>();
    const field = await runAppliance(['ransomware'], 'appliance');
    for (const name of NAMES) {
      const about = definitionOf(name).about === 'device' ? { did: PATIENT_ZERO } : {};
      for (const made of [await attackReport(name), await report(field, name, about)])
        for (const [one] of namesIn(made.json.data)) seen.add(one);
    }
    await field.stop();
    const probeless = await runAppliance([], 'appliance');
    breakWith(probeless, 'child-error');
    for (const [one] of namesIn((await report(probeless, 'dashboard')).json.data)) seen.add(one);
    await probeless.stop();
    expect(
      [...seen].filter((name) => !Object.hasOwn(GLOSSARY, name) && !DATA_IDS.some(({ id }) => id === name)),
    ).toEqual([]);
    expect(Object.keys(GLOSSARY).filter((name) => !seen.has(name))).toEqual([]);
  });

  it('tells units: what ends in Percent, Mbps, Gb, Mb, At or Count', () => {
    const units: readonly (readonly [RegExp, RegExp])[] = [
      [/Percent$/, /percent|0 to 100/],
      [/Mbps(PerDay)?$/, /Mbps/],
      [/Gb$/, /GB/],
      [/Mb$/, /MB/],
      [/At$/, /UTC/],
      [/Count$/, /^number of/],
      [/^(is|has)[A-Z]/, /^true /],
    ];
    const strange = Object.entries(GLOSSARY).filter(([name, meaning]) =>
      units.some(([ending, unit]) => ending.test(name) && !unit.test(meaning)),
    );
    expect(strange).toEqual([]);
  });
});

describe('a quiet network', () => {
  /** A trend of office hours against nights, and a rule about what was not seen: the specification forces these. */
  const FORCED = /^(SEC|MIT)-/;

  it.each(['dashboard', 'traffic', 'external', 'device'])('has no grave findings in the report %s', async (name) => {
    const { json } = await report(quiet, name);
    const grave = json.findings.filter(({ severity }) => severity === 'critical' || severity === 'high');
    expect(grave.filter(({ rule }) => !FORCED.test(rule))).toEqual([]);
  });

  it('does not call a contact rare that all hosts make, because one device was looked at', async () => {
    for (const did of [1, 5, 12]) {
      const { json } = await report(quiet, 'device', { did });
      expect(json.findings.filter(({ rule, severity }) => rule === 'NET-R4' && severity === 'high')).toEqual([]);
    }
  });

  it('leaves regular contacts unjudged where only part of the flows was asked for, and says so', async () => {
    const week = { endAt: NOW, hours: 48, endsNow: true };
    const { json } = await report(quiet, 'device', { did: 5, window: week });
    expect(json.findings.filter(({ rule }) => rule === 'NET-R4')).toEqual([]);
    expect(json.notReported).toContainEqual({ id: 'NET-R4', reason: expect.stringContaining('report external') });
  });
});

describe('one fact', () => {
  it('is the same finding, as severe, in every report that tells it', async () => {
    const severities = new Map<string, Set<string>>();
    for (const name of ['external', 'compliance', 'findings', 'device']) {
      const window = { endAt: NOW, hours: 24, endsNow: true };
      const did = name === 'device' ? { did: PATIENT_ZERO } : {};
      for (const { id, severity } of (await report(attacked, name, { window, ...did })).json.findings) {
        severities.set(id, new Set(severities.get(id)).add(severity));
      }
    }
    expect([...severities].filter(([, all]) => all.size > 1)).toEqual([]);
    expect([...severities.keys()].filter((id) => id.startsWith('NET-')).length).toBeGreaterThan(1);
  });

  it('lies in the window: nothing is found after an end in the past', async () => {
    const endAt = NOW - 30 * HOUR_MS;
    for (const name of ['device', 'security', 'executive']) {
      const did = name === 'device' ? { did: PATIENT_ZERO } : {};
      const { document } = await report(attacked, name, { window: { endAt, hours: 24, endsNow: false }, ...did });
      expect(document.findings.filter(({ at }) => at > endAt)).toEqual([]);
      expect(document.window.endAt).toBe(endAt);
    }
  });

  it('is asked for once, also where the period is as long as the history that the detectors want', async () => {
    const month = { endAt: NOW, hours: 720, endsNow: true };
    const { snapshot } = await report(quiet, 'security', { window: month });
    const targets = snapshot.asked.map(({ target }) => target);
    expect(targets.filter((target, place) => targets.indexOf(target) !== place)).toEqual([]);
    expect(snapshot.facts.series.map(({ points }) => points.length)).toEqual([720]);
  });
});

describe('a part that cannot be had', () => {
  it('takes no other one away: a dashboard without flows, a compliance report with the statistics only', async () => {
    breakWith(quiet, 'error=503@network');
    const { json, text } = await report(quiet, 'compliance');
    expect(Object.keys(json.data)).toEqual(['BW-DEPLOYMENT', 'MIT-COVERAGE', 'SYS-TOTALS', 'CMP-SOURCE']);
    expect(text).toContain('could not be had');
  });

  it('is a deployment nobody tells: the sensors are refused, and the bandwidth stays', async () => {
    const bare = await report(quiet, 'bandwidth');
    const made = await makeReport('bandwidth', () => ({
      ...bare.snapshot,
      facts: {
        ...bare.snapshot.facts,
        statistics: bare.snapshot.facts.statistics && {
          ...bare.snapshot.facts.statistics,
          periods: bare.snapshot.facts.statistics.periods.map((one) => ({
            ...one,
            csensor: undefined,
            network: undefined,
          })),
        },
      },
    }));
    expect(made.json.notReported).toEqual([{ id: 'BW-DEPLOYMENT', reason: expect.stringContaining('not available') }]);
    expect(Object.keys(made.json.data)).toContain('BW-NOW');
  });
});
