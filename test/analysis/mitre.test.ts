// The ATT&CK analyses, against the document's figures, many spellings, and tactics that were not seen.
import { describe, expect, it } from 'vitest';
import { attackPatterns } from '../../src/analysis/mitre/attack-patterns.ts';
import { mitreCoverage } from '../../src/analysis/mitre/coverage.ts';
import { highRiskSeen, tacticGaps } from '../../src/analysis/mitre/tactic-gaps.ts';
import { tacticsByEvents, tacticTable } from '../../src/analysis/mitre/tactic-table.ts';
import { tacticTechniques } from '../../src/analysis/mitre/tactic-techniques.ts';
import { KILL_CHAIN, normalizeTactic } from '../../src/analysis/tactics.ts';
import { documentedMitre } from './documented-statistics.ts';
import { standardThresholds } from './standard-thresholds.ts';
import { aTactic, someTactics } from './statistics-facts.ts';

const named = (mitre: ReturnType<typeof someTactics>) => tacticTable(mitre).tactics?.map(({ tactic }) => tactic);

describe('the coverage', () => {
  it('of the documented answer is computed, and agrees with what the appliance rounded', async () => {
    const coverage = mitreCoverage(await documentedMitre(), standardThresholds());
    expect(coverage).toMatchObject({ events: 90, mappedEvents: 67, unmappedEvents: 23, reportedPercent: 74.4 });
    expect(coverage.coveragePercent).toBeCloseTo(74.444, 3);
    expect(coverage.differsFromReported).toBe(false);
  });

  it.each([
    [74.6, true],
    [74.5, false],
    [74.3, true],
  ])('against a reported %f is told to differ: %s', (coveragePercent, differs) => {
    const mitre = someTactics({}, { mappedCount: 67, unmappedCount: 23, coveragePercent });
    expect(mitreCoverage(mitre, standardThresholds()).differsFromReported).toBe(differs);
  });

  it('is told to differ by the tolerance that is configured', () => {
    const mitre = someTactics({}, { mappedCount: 67, unmappedCount: 23, coveragePercent: 74.6 });
    const within = (points: number) => standardThresholds({ mit_coverage_tolerance_points: points });
    expect(mitreCoverage(mitre, within(0.2)).differsFromReported).toBe(false);
    expect(mitreCoverage(mitre, within(0.15)).differsFromReported).toBe(true);
  });

  it('is what the appliance reports where it cannot be computed, and unknown of nothing', () => {
    expect(
      mitreCoverage(someTactics({}, { mappedCount: 67, coveragePercent: 50 }), standardThresholds()).coveragePercent,
    ).toBe(50);
    const nothing = someTactics({}, { mappedCount: 0, unmappedCount: 0, coveragePercent: 0 });
    expect(mitreCoverage(nothing, standardThresholds()).coveragePercent).toBeUndefined();
    expect(mitreCoverage(undefined, standardThresholds()).coveragePercent).toBeUndefined();
  });
});

describe('the names of tactics', () => {
  it.each([
    ['Lateral Movement', 'lateral_movement'],
    ['lateral-movement', 'lateral_movement'],
    ['LateralMovement', 'lateral_movement'],
    ['Command & Control', 'command_and_control'],
    ['command-and-control', 'command_and_control'],
    ['Defence Evasion', 'defense_evasion'],
    ['Reconnaissance', 'Reconnaissance'],
    ['constructor', 'constructor'],
  ])('%s is %s', (spelling, tactic) => {
    expect(normalizeTactic(spelling)).toBe(tactic);
  });
});

describe('the table of tactics', () => {
  it('of the documented answer stands in kill-chain order, or by events', async () => {
    const table = tacticTable(await documentedMitre());
    expect(table).toMatchObject({ seenCount: 3, missingCount: 9, otherCount: 0 });
    expect(table.tactics?.map(({ tactic, events, techniqueCount }) => [tactic, events, techniqueCount])).toEqual([
      ['initial_access', 5, 2],
      ['persistence', 8, 2],
      ['defense_evasion', 12, 2],
    ]);
    expect(tacticsByEvents(table)?.map(({ title, rank }) => `${rank} ${title}`)).toEqual([
      '1 Defense Evasion',
      '2 Persistence',
      '3 Initial Access',
    ]);
    expect(table.tactics?.[2]?.sharePercent).toBeCloseTo(17.91, 2);
    expect(table.tactics?.[2]?.topTechnique).toMatchObject({
      technique: 'T1055',
      title: 'Process Injection',
      events: 7,
    });
  });

  it('has a strip of twelve cells, the busiest of them full', async () => {
    const { strip = [] } = tacticTable(await documentedMitre());
    expect(strip.map(({ tactic }) => tactic)).toEqual([...KILL_CHAIN]);
    expect(strip.filter(({ isSeen }) => isSeen).map(({ tactic, score }) => [tactic, score])).toEqual([
      ['initial_access', 5 / 12],
      ['persistence', 8 / 12],
      ['defense_evasion', 1],
    ]);
    expect(strip[1]).toEqual({ tactic: 'execution', title: 'Execution', isSeen: false, events: 0, score: 0 });
  });

  it('joins spellings of one tactic, and its techniques', () => {
    const technique = (id: string, count: number) => ({ id, name: undefined, count });
    const mitre = someTactics(
      {},
      {
        tactics: [
          aTactic('Lateral Movement', 2, { techniques: [technique('T1021', 1), technique('T1570', 1)] }),
          aTactic('lateral_movement', 3, { techniques: [technique('T1570', 3)] }),
        ],
        mappedCount: 10,
      },
    );
    const [row, ...others] = tacticTable(mitre).tactics ?? [];
    expect(others).toEqual([]);
    expect(row).toMatchObject({ tactic: 'lateral_movement', events: 5, sharePercent: 50, techniqueCount: 2 });
    expect(row?.topTechnique).toMatchObject({ technique: 'T1570', events: 4, sharePercent: 80 });
  });

  it('leaves out a tactic with 0 events, and keeps one whose number is unknown', () => {
    const table = tacticTable(someTactics({ impact: 0, discovery: undefined }));
    expect(table.seenCount).toBe(1);
    expect(table.tactics).toMatchObject([{ tactic: 'discovery', events: undefined, sharePercent: undefined }]);
    expect(table.strip?.[6]).toMatchObject({ tactic: 'discovery', isSeen: true, events: undefined, score: undefined });
  });

  it('shows a tactic outside the twelve after them, and does not count it among them', () => {
    const mitre = someTactics({ resource_development: 1, Reconnaissance: 9, impact: 1 });
    expect(tacticTable(mitre)).toMatchObject({ seenCount: 1, otherCount: 2, missingCount: 11 });
    expect(named(mitre)).toEqual(['impact', 'Reconnaissance', 'resource_development']);
  });

  it('takes what the tactics hold together as the whole where the appliance names no plausible one', () => {
    const shares = (mappedCount: number | undefined) =>
      tacticTable(someTactics({ impact: 30, discovery: 10 }, { mappedCount })).tactics?.map((row) => row.sharePercent);
    expect(shares(undefined)).toEqual([25, 75]);
    expect(shares(20)).toEqual([25, 75]);
    expect(shares(100)).toEqual([10, 30]);
  });

  it('is unknown where no tactics were reported', () => {
    expect(tacticTable(undefined).tactics).toBeUndefined();
    expect(tacticTable(someTactics({}, { tactics: undefined })).seenCount).toBeUndefined();
  });
});

describe('the techniques of the documented answer', () => {
  it('stand by tactic, the most frequent first, with their share of it', async () => {
    const { tactics = [] } = tacticTechniques(await documentedMitre());
    expect(tactics[0]?.techniques).toEqual([
      { technique: 'T1190', title: 'Exploit Public-Facing Application', events: 3, sharePercent: 60 },
      { technique: 'T1566', title: 'Phishing', events: 2, sharePercent: 40 },
    ]);
  });
});

describe('gaps and risk', () => {
  it('of the documented answer are nine gaps, three of them high, and two of five high-risk tactics', async () => {
    const { missingCount, gaps = [] } = tacticGaps(await documentedMitre(), standardThresholds());
    expect(missingCount).toBe(9);
    expect(gaps.filter(({ severity }) => severity === 'high').map(({ tactic }) => tactic)).toEqual([
      'credential_access',
      'lateral_movement',
      'exfiltration',
    ]);
    const risk = highRiskSeen(await documentedMitre(), standardThresholds());
    expect(risk).toMatchObject({ seenCount: 2, highRiskCount: 5, sharePercent: 40 });
  });

  it('count a tactic listed with 0 events as a gap', () => {
    const { gaps = [] } = tacticGaps(someTactics({ exfiltration: 0, impact: 2 }), standardThresholds());
    expect(gaps.map(({ tactic }) => tactic)).toContain('exfiltration');
    expect(gaps.map(({ tactic }) => tactic)).not.toContain('impact');
  });

  it('are unknown where no tactics were reported', () => {
    expect(tacticGaps(undefined, standardThresholds()).gaps).toBeUndefined();
    expect(highRiskSeen(undefined, standardThresholds())).toMatchObject({ seenCount: undefined, highRiskCount: 5 });
  });
});

describe('attack patterns', () => {
  const patterns = (...tactics: readonly string[]) =>
    attackPatterns(someTactics(Object.fromEntries(tactics.map((name) => [name, 1]))), standardThresholds()).patterns;

  it('of the documented answer are none: none is complete to 75 %', async () => {
    expect(attackPatterns(await documentedMitre(), standardThresholds()).patterns).toEqual([]);
  });

  it('are shown from 75 % on, with what is seen and what is missing', () => {
    expect(patterns('initial_access', 'execution', 'persistence', 'lateral_movement')).toMatchObject([
      {
        pattern: 'full_kill_chain',
        title: 'Full Kill Chain',
        completionPercent: 80,
        severity: 'high',
        seenCount: 4,
        missing: ['exfiltration'],
      },
    ]);
    expect(patterns('initial_access', 'credential_access')).toEqual([]);
  });

  it('are critical when complete, the most complete first', () => {
    const all = patterns('initial_access', 'persistence', 'credential_access', 'Lateral Movement', 'exfiltration');
    expect(all?.map(({ pattern, severity }) => [pattern, severity])).toEqual([
      ['credential_attack', 'critical'],
      ['full_kill_chain', 'high'],
    ]);
  });
});
