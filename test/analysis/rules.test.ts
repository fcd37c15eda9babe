// The rules of the statistics: each at, just below and just above its threshold, and silent about what is unknown.
import { describe, expect, it } from 'vitest';
import type { Facts, PeriodFacts } from '../../src/analysis/facts.ts';
import { judgeAll } from '../../src/analysis/judge.ts';
import { BANDWIDTH_RULES } from '../../src/analysis/rules/bandwidth.ts';
import { RULE_FAMILIES } from '../../src/analysis/rules/index.ts';
import { MITRE_RULES } from '../../src/analysis/rules/mitre.ts';
import { SECURITY_RULES } from '../../src/analysis/rules/security.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { Thresholds } from '../../src/domain/thresholds.ts';
import { documentedBandwidth, documentedEvents, documentedMitre } from './documented-statistics.ts';
import { standardThresholds } from './standard-thresholds.ts';
import { aLook, alertCounts, aPeriod, END_AT, someBandwidth, someEvents, someTactics } from './statistics-facts.ts';

const ALL = [...SECURITY_RULES, ...MITRE_RULES, ...BANDWIDTH_RULES];

const judge = (rule: string, facts: Facts, changed: Partial<Thresholds> = {}): readonly Finding[] => {
  const found = ALL.find(({ id }) => id === rule);
  if (found === undefined) throw new Error(`There is no rule ${rule}.`);
  return found.judge(facts, standardThresholds(changed));
};

const inADay = (parts: Partial<PeriodFacts>): Facts => aLook([aPeriod(24, parts)]);

const counted = (hours: number, count: number): PeriodFacts =>
  aPeriod(hours, { security: someEvents({ counts: { model_breaches: count } }) });

const used = (hours: number, totalMb: number): PeriodFacts => aPeriod(hours, { bandwidth: someBandwidth({ totalMb }) });

const peakOf = (mbps: number, averageTotalMbps: number): Facts =>
  inADay({ bandwidth: someBandwidth({ peak: { at: END_AT - 7_000_000, mbps }, averageTotalMbps }) });

const covered = (mapped: number): Facts =>
  inADay({ mitre: someTactics({}, { mappedCount: mapped, unmappedCount: 1_000 - mapped }) });

const sides = (ingressMb: number, egressMb: number): Facts =>
  inADay({ bandwidth: someBandwidth({ ingressMb, egressMb }) });

const protocol = (name: string, percent: number): Facts =>
  inADay({ bandwidth: someBandwidth({ protocols: [{ protocol: name, percent, mb: 2_048 }] }) });

const topOf = (events: number): Facts => inADay({ mitre: someTactics({ Discovery: events }, { mappedCount: 1_000 }) });

/** Among so many mapped events that a tactic which is not there is a gap. */
const seen = (...tactics: readonly string[]): Facts =>
  inADay({ mitre: someTactics(Object.fromEntries(tactics.map((name) => [name, 1])), { mappedCount: 3_000 }) });

/** Rule, severity, facts on the quiet side of the threshold (or at it), facts just beyond it. */
const EDGES: readonly (readonly [string, Finding['severity'], readonly Facts[], Facts])[] = [
  [
    'SEC-R1',
    'critical',
    [inADay({ security: alertCounts({ critical: 0 }) })],
    inADay({ security: alertCounts({ critical: 1 }) }),
  ],
  [
    'SEC-R2',
    'high',
    [4, 5].map((high) => inADay({ security: alertCounts({ high }) })),
    inADay({ security: alertCounts({ high: 6 }) }),
  ],
  ['SEC-R3', 'medium', [peakOf(299, 100), peakOf(300, 100), peakOf(5, 0)], peakOf(301, 100)],
  ['SEC-R4', 'medium', [covered(701), covered(700)], covered(699)],
  [
    'SEC-R5',
    'high',
    [119, 120].map((count) => aLook([counted(1, count), counted(168, 16_800)])),
    aLook([counted(1, 121), counted(168, 16_800)]),
  ],
  ['MIT-R1', 'high', [covered(601), covered(600)], covered(599)],
  [
    'MIT-R2',
    'high',
    [seen('initial_access', 'persistence', 'credential_access', 'lateral_movement', 'exfiltration'), seen()],
    seen('initial_access', 'persistence', 'credential_access', 'lateral_movement'),
  ],
  ['MIT-R3', 'medium', [topOf(299), topOf(300)], topOf(301)],
  ['MIT-R4', 'critical', [seen('discovery', 'collection')], seen('discovery', 'collection', 'exfiltration')],
  ['BW-R1', 'medium', [aLook([used(24, 1_023_999)]), aLook([used(24, 1_024_000)])], aLook([used(24, 1_024_001)])],
  ['BW-R2', 'medium', [peakOf(499, 100), peakOf(500, 100)], peakOf(501, 100)],
  ['BW-R3', 'low', [sides(64, 36), sides(65, 35), sides(35, 65)], sides(66, 34)],
  ['BW-R4', 'high', [protocol('P2P', 4.9), protocol('P2P', 5), protocol('HTTPS', 90)], protocol('P2P', 5.1)],
  ['BW-R5', 'medium', [protocol('DNS', 14.9), protocol('DNS', 15)], protocol('DNS', 15.1)],
  [
    'BW-R6',
    'high',
    [149, 150, 10].map((mb) => aLook([used(1, mb), used(24, 2_400)])),
    aLook([used(1, 151), used(24, 2_400)]),
  ],
];

describe.each(EDGES)('%s', (rule, severity, quiet, loud) => {
  it('is silent below its threshold and at it', () => {
    expect(quiet.flatMap((facts) => judge(rule, facts))).toEqual([]);
  });

  it(`finds one of severity ${severity} just beyond it, with figures, threshold, action and link`, () => {
    const [finding, ...others] = judge(rule, loud);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule, severity });
    expect(finding?.value).toEqual(expect.any(Number));
    expect(finding?.threshold).toEqual(expect.any(Number));
    expect(finding?.id).toMatch(new RegExp(`^${rule}:(1h|24h)`));
    expect(finding?.evidence).toMatch(/\d.*(24 h|1 h) up to 2026-01-15 14:00Z/);
    expect(finding?.evidence).not.toMatch(/undefined|NaN|not reported|!/);
    expect(finding?.action.endsWith('.')).toBe(true);
    expect(['stats', 'flows']).toContain(finding?.link?.pane);
  });

  it('is silent where nothing is known', () => {
    const empty = aPeriod(24, {
      security: someEvents(),
      mitre: someTactics({}, { tactics: undefined }),
      bandwidth: someBandwidth(),
    });
    const looks = [
      aLook([]),
      aLook([aPeriod(24)]),
      aLook([empty]),
      aLook([aPeriod(1), empty, aPeriod(168)]),
      { ...aLook([]), statistics: undefined },
    ];
    expect(looks.flatMap((facts) => judge(rule, facts))).toEqual([]);
  });
});

describe('which period a rule judges', () => {
  const critical = (hours: number, count: number) => aPeriod(hours, { security: alertCounts({ critical: count }) });

  it.each([
    ['what was asked for first', [1, 24, 168], 168, '7d'],
    ['the 24 hours where that is not there', [1, 24, 168], 6, '24h'],
    ['else the shortest', [168, 1, 6], 72, '1h'],
  ])('is for the overview %s', (_, hours, firstAskedHours, name) => {
    const look = aLook(
      hours.map((one) => critical(one, one)),
      { firstAskedHours },
    );
    expect(judge('SEC-R1', look).map(({ id }) => id)).toEqual([`SEC-R1:${name}`]);
  });

  it('is the longest that has tactics for the ATT&CK rules', () => {
    const mitre = someTactics({ impact: 1 });
    const facts = aLook([aPeriod(1, { mitre }), aPeriod(168, { mitre }), aPeriod(720)]);
    expect(judge('MIT-R2', facts)[0]?.id).toBe('MIT-R2:7d');
  });

  it('is only ever the 24 hours for the volume of a day', () => {
    expect(judge('BW-R1', aLook([used(168, 9_999_999)]))).toEqual([]);
    const week = aLook([used(24, 1_024_001), used(168, 1)], { firstAskedHours: 168 });
    expect(judge('BW-R1', week).map(({ id }) => id)).toEqual(['BW-R1:24h']);
  });

  it('is every pair of neighbours for growth, one finding each', () => {
    const facts = aLook([used(1, 1_000), used(6, 2_400), used(24, 4_800)]);
    expect(judge('BW-R6', facts).map(({ id }) => id)).toEqual(['BW-R6:1h:6h', 'BW-R6:6h:24h']);
  });
});

describe('what the rules say', () => {
  it('happened at the time of the peak for peaks, else at the end of the period', () => {
    expect(judge('SEC-R3', peakOf(900, 100))[0]?.at).toBe(END_AT - 7_000_000);
    expect(judge('BW-R2', peakOf(900, 100))[0]?.at).toBe(END_AT - 7_000_000);
    expect(judge('BW-R3', sides(9, 1))[0]?.at).toBe(END_AT);
  });

  it('names the side that dominates, and keeps the two sides apart', () => {
    expect(judge('BW-R3', sides(90, 10))[0]).toMatchObject({ id: 'BW-R3:24h:ingress' });
    expect(judge('BW-R3', sides(10, 90))[0]?.title).toBe('Traffic is one-sided: egress holds 90.0 %');
  });

  it('names every high-risk tactic that is missing', () => {
    const [finding] = judge('MIT-R2', seen('initial_access', 'Lateral Movement', 'reconnaissance'));
    expect(finding).toMatchObject({ value: 3, threshold: 0 });
    expect(finding?.title).toBe('High-risk tactics not seen: Persistence, Credential Access, Exfiltration');
  });

  it('knows a protocol by any spelling and leads to its flows', () => {
    const [finding] = judge('BW-R4', protocol('Bit-Torrent', 12));
    expect(finding).toMatchObject({
      id: 'BW-R4:24h:bittorrent',
      entity: { kind: 'protocol', name: 'Bit-Torrent' },
      link: { pane: 'flows', filter: 'app:bittorrent' },
      evidence:
        'Bit-Torrent holds 12.0 % of the traffic (2.0 GB) in the 24 h up to 2026-01-15 14:00Z. The rule allows 5.0 %.',
    });
    expect(judge('BW-R5', protocol('ntp', 20))[0]?.action).toContain('amplification');
  });

  it('follows a changed threshold', () => {
    expect(judge('SEC-R2', inADay({ security: alertCounts({ high: 9 }) }), { sec_r2_high_alerts: 9 })).toEqual([]);
    const look = seen('initial_access', 'execution', 'persistence', 'lateral_movement');
    expect(judge('MIT-R4', look, { mit_r4_completion_percent: 80 })).toHaveLength(1);
    expect(judge('MIT-R4', look, { mit_r4_completion_percent: 80, mit_pattern_percent: 95 })).toHaveLength(1);
  });

  it('cleans what came from the network', () => {
    const mitre = someTactics({ 'bad\u001b[31m\u202ename': 9 }, { mappedCount: 10 });
    const [finding] = judge('MIT-R3', inADay({ mitre }));
    expect(JSON.stringify(finding)).not.toMatch(/\\u001b|\u202e/);
  });
});

describe('all rules together', () => {
  const documented = async (): Promise<Facts> => {
    const parts = {
      security: await documentedEvents(),
      mitre: await documentedMitre(),
      bandwidth: await documentedBandwidth(),
    };
    return aLook(
      [1, 6, 24, 168].map((hours) => aPeriod(hours, parts)),
      { firstAskedHours: 24 },
    );
  };

  it('find in the documented answers what their figures hold, the worst first', async () => {
    const findings = judgeAll(await documented(), standardThresholds());
    expect(
      findings.map(({ id, severity, value }) => [id, severity, value === undefined ? 0 : Math.round(value)]),
    ).toEqual([
      ['SEC-R1:24h', 'critical', 3],
      ['SEC-R5:1h:7d', 'high', 16_700],
      ['SEC-R2:24h', 'high', 12],
      ['BW-R6:24h:7d', 'high', 600],
      ['BW-R6:1h:6h', 'high', 500],
      ['BW-R6:6h:24h', 'high', 300],
      // Its 67 mapped events are too few for more.
      ['MIT-R2:7d', 'low', 3],
      ['BW-R3:24h:ingress', 'low', 30],
    ]);
  });

  it('name the same fact the same when its numbers change', () => {
    const look = (factor: number) =>
      aLook(
        [
          used(1, 1_000 * factor),
          aPeriod(24, {
            security: alertCounts({ critical: 2 * factor, high: 9 * factor }),
            mitre: someTactics({ discovery: 5 * factor }, { mappedCount: 10 * factor, unmappedCount: 90 * factor }),
            bandwidth: someBandwidth({
              totalMb: 2_000_000,
              ingressMb: 10,
              egressMb: 100 * factor,
              peak: { at: END_AT - factor, mbps: 1_000 * factor },
              averageTotalMbps: 10,
              protocols: [{ protocol: 'DNS', percent: 20 + factor, mb: undefined }],
            }),
          }),
        ],
        { firstAskedHours: 24 },
      );
    const ids = (factor: number) =>
      judgeAll(look(factor), standardThresholds({ bw_r6_increase_percent: 0 })).map(({ id }) => id);
    expect(ids(1).length).toBeGreaterThan(9);
    expect(ids(3)).toEqual(expect.arrayContaining([...ids(1)]));
  });

  it('do not depend on the order in which the periods came', async () => {
    const facts = await documented();
    const periods = facts.statistics?.periods ?? [];
    const reversed = aLook(periods.toReversed(), { firstAskedHours: 24 });
    expect(judgeAll(reversed, standardThresholds())).toEqual(judgeAll(facts, standardThresholds()));
  });

  it('have ids of their own, and say what they look for', () => {
    const rules = RULE_FAMILIES.flat();
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(rules.filter(({ says }) => !says.endsWith('.')).map(({ id }) => id)).toEqual([]);
    expect(rules.map(({ id }) => id)).toEqual(expect.arrayContaining(ALL.map(({ id }) => id)));
  });
});
