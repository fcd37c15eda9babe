// Measures the traffic rules: planted facts found and false findings in the simulated world, beacons against harmless pairs, and time.
import { TRAFFIC_RULES } from '../../src/analysis/rules/traffic.ts';
import { beaconLimits, findBeacons, searchBeacons } from '../../src/analysis/traffic/find-beacons.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { isAtLeast } from '../../src/domain/finding.ts';
import { DAY_MS, HOUR_MS } from '../../src/domain/instant.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { isBeacon, limitFor, runTrial, shareOf } from '../analysis/traffic-beacon-trial.ts';
import { HARMLESS_KINDS } from '../analysis/traffic-pairs.ts';
import { factsOf, stageTraffic } from '../analysis/traffic-scenario.ts';
import { ANCHOR_AT } from '../simulator-engine/an-engine.ts';

const THRESHOLDS = standardThresholds();

/** What each story plants, by the rule that must find it, and how such a finding is known. */
const PLANTED: Readonly<Record<string, Readonly<Record<string, (finding: Finding) => boolean>>>> = {
  ransomware: {
    'NET-R2': ({ title }) => title.includes('port 445'),
    'NET-R4': ({ title }) => title.includes('static.fast-metrics'),
    'NET-R6': ({ title }) => title.includes('upload.fast-metrics'),
  },
  insider: { 'NET-R6': ({ title }) => title.includes('personal-vault') },
};

const DAYS = [
  ['office day', ANCHOR_AT],
  ['office night', ANCHOR_AT - 12 * HOUR_MS],
  ['weekend', ANCHOR_AT + 4 * DAY_MS],
] as const;
const STORIES = [[], ['ransomware'], ['insider'], ['dns-tunnel'], ['bittorrent'], ['silent-sensor']] as const;
const SEEDS = [1, 2, 3];

type Tally = { planted: number; found: number; foundHigh: number; falseHigh: number; falseLow: number };

const judgeWorlds = async (): Promise<void> => {
  const tallies = new Map(
    TRAFFIC_RULES.map(({ id }) => [id, { planted: 0, found: 0, foundHigh: 0, falseHigh: 0, falseLow: 0 }]),
  );
  let worlds = 0;
  for (const seed of SEEDS)
    for (const [, anchorAt] of DAYS)
      for (const scenarios of STORIES) {
        worlds += 1;
        const facts = factsOf(await stageTraffic({ seed, anchorAt, scenarios }));
        for (const rule of TRAFFIC_RULES)
          countFindings(tallies.get(rule.id), rule.judge(facts, THRESHOLDS), rule.id, scenarios);
      }
  console.log(
    `Simulated days: ${worlds} (seeds ${SEEDS.join(' ')}; ${DAYS.map(([name]) => name).join(', ')}; quiet and five stories)`,
  );
  console.log('rule     planted  found  of them high  false, high  false, below');
  for (const [id, tally] of tallies)
    console.log(
      `${id}   ${cell(tally.planted, 7)}${cell(tally.found, 7)}${cell(tally.foundHigh, 14)}${cell(tally.falseHigh, 13)}${cell(tally.falseLow, 14)}`,
    );
};

const countFindings = (
  tally: Tally | undefined,
  findings: readonly Finding[],
  rule: string,
  scenarios: readonly string[],
): void => {
  if (tally === undefined) return;
  const isPlanted = (finding: Finding): boolean => scenarios.some((name) => PLANTED[name]?.[rule]?.(finding) === true);
  const planted = findings.filter(isPlanted);
  if (scenarios.some((name) => PLANTED[name]?.[rule] !== undefined)) tally.planted += 1;
  if (planted.length > 0) tally.found += 1;
  if (planted.some(({ severity }) => isAtLeast(severity, 'high'))) tally.foundHigh += 1;
  for (const finding of findings.filter((one) => !isPlanted(one))) {
    if (isAtLeast(finding.severity, 'high')) tally.falseHigh += 1;
    else tally.falseLow += 1;
    console.log(`  false, ${finding.severity}: ${finding.title} — ${finding.evidence}`);
  }
};

const judgePairs = (): void => {
  const trial = runTrial(1, 3_000, 800);
  console.log(
    '\nBeacons of 24 h (10 s to 1 h, jitter 0–90 %, 0–30 % missed) against harmless pairs, by regularity alone',
  );
  const found = (limit: number): number => shareOf(trial.beacons, ({ score }) => isBeacon(score, limit));
  const harmless = (limit: number): number => shareOf(trial.harmless, ({ score }) => isBeacon(score, limit));
  console.log(
    `  at the default limit 0.85: ${percent(found(0.85))} found, ${percent(harmless(0.85))} of harmless pairs`,
  );
  const limit = limitFor(trial, 0.01);
  console.log(`  at 1 % of harmless pairs, limit ${limit.toFixed(3)}: ${percent(found(limit))} found`);
  for (const kind of HARMLESS_KINDS) {
    const own = trial.harmless.filter((pair) => pair.kind === kind);
    console.log(`  ${kind}: ${percent(shareOf(own, ({ score }) => isBeacon(score)))} at 0.85`);
  }
  for (const [least, most] of [
    [0, 0.3],
    [0.3, 0.6],
    [0.6, 0.9],
  ] as const) {
    const own = trial.beacons.filter(({ shape }) => shape.jitter >= least && shape.jitter < most);
    console.log(
      `  jitter ${least * 100}–${most * 100} %: ${percent(shareOf(own, ({ score }) => isBeacon(score)))} found at 0.85`,
    );
  }
};

const measureTime = async (): Promise<void> => {
  const traffic = await stageTraffic({ scenarios: ['ransomware'], flowsPerHour: 8_500, hasTransfers: false });
  const limits = beaconLimits(THRESHOLDS);
  const startedAt = performance.now();
  const steps = searchBeacons(traffic, limits);
  let longest = 0;
  let count = 0;
  for (let isDone = false; !isDone; count += 1) {
    const stepAt = performance.now();
    isDone = steps.next().done === true;
    longest = Math.max(longest, performance.now() - stepAt);
  }
  console.log(
    `\nBeacons over ${traffic.table.rowCount} flows: ${(performance.now() - startedAt).toFixed(0)} ms in ${count} steps, the longest ${longest.toFixed(1)} ms`,
  );
  const againAt = performance.now();
  findBeacons(traffic, limits);
  console.log(`  again, with the parties known: ${(performance.now() - againAt).toFixed(0)} ms`);
  for (const rule of TRAFFIC_RULES) {
    const ruleAt = performance.now();
    rule.judge(factsOf(traffic), THRESHOLDS);
    console.log(`  ${rule.id}: ${(performance.now() - ruleAt).toFixed(0)} ms`);
  }
};

const cell = (value: number, width: number): string => String(value).padStart(width);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

judgePairs();
await measureTime();
await judgeWorlds();
