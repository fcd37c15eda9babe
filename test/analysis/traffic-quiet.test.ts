// The traffic rules on the simulated world: what its stories plant is found, and days without a story raise no alarm.
import { describe, expect, it } from 'vitest';
import type { TrafficFacts } from '../../src/analysis/facts.ts';
import { TRAFFIC_RULES } from '../../src/analysis/rules/traffic.ts';
import { type Finding, isAtLeast } from '../../src/domain/finding.ts';
import { DAY_MS, HOUR_MS } from '../../src/domain/instant.ts';
import { ANCHOR_AT } from '../simulator-engine/an-engine.ts';
import { standardThresholds } from './standard-thresholds.ts';
import { rowsBehind } from './traffic-facts.ts';
import { factsOf, stageTraffic } from './traffic-scenario.ts';

const judge = (traffic: TrafficFacts): readonly Finding[] =>
  TRAFFIC_RULES.flatMap((rule) => rule.judge(factsOf(traffic), standardThresholds()));

const alarms = (findings: readonly Finding[]): readonly string[] =>
  findings.filter(({ severity }) => isAtLeast(severity, 'high')).map(({ title }) => title);

describe('a day on which nothing happens', () => {
  it.each([
    ['in the office', 1, ANCHOR_AT, 24],
    ['in another office', 2, ANCHOR_AT, 24],
    ['that ends at night', 3, ANCHOR_AT - 12 * HOUR_MS, 24],
    ['on a weekend', 4, ANCHOR_AT + 4 * DAY_MS, 24],
    ['looked at for six hours', 5, ANCHOR_AT, 6],
    ['looked at for one hour', 6, ANCHOR_AT, 1],
  ])('%s raises nothing high or critical', async (_, seed, anchorAt, hours) => {
    expect(alarms(judge(await stageTraffic({ seed, anchorAt, hours, deviceCount: 90 })))).toEqual([]);
  });

  it('raises nothing high either where a sensor goes deaf, files are shared, or DNS carries data', async () => {
    const traffic = await stageTraffic({ scenarios: ['silent-sensor', 'bittorrent', 'dns-tunnel'], deviceCount: 90 });
    expect(alarms(judge(traffic))).toEqual([]);
  });
});

describe('the stories', () => {
  it('of ransomware show the scan, the beacon and the upload, and each leads to its flows', async () => {
    const traffic = await stageTraffic({ scenarios: ['ransomware'] });
    const findings = judge(traffic);
    expect(alarms(findings)).toEqual([
      expect.stringMatching(/tries \d+ hosts on port 445 \(SMB\)/),
      expect.stringMatching(/contacts static\.fast-metrics\.example on port 443 \(HTTPS\) every (299|300|301) s/),
      expect.stringMatching(/sent .* or more to upload\.fast-metrics\.example/),
    ]);
    const [scanned = 0, ...others] = findings.map((finding) => rowsBehind(finding, traffic).length);
    expect(scanned).toBeGreaterThan(100);
    expect(others).toEqual([259, 9]);
  });

  it('of an insider show uploads that are each far too small to be seen', async () => {
    const findings = judge(await stageTraffic({ scenarios: ['insider'] }));
    expect(alarms(findings)).toEqual([expect.stringContaining('or more to eu.personal-vault.example')]);
  });

  it('leave uploads open where no transfers of devices were fetched', async () => {
    const findings = judge(await stageTraffic({ scenarios: ['ransomware'], hasTransfers: false }));
    expect(findings.filter(({ rule }) => rule === 'NET-R6').map(({ severity }) => severity)).toEqual(['low']);
  });
});
