// Lets every rule judge the facts, and puts what they find in the order in which a person should read it.
import { type Finding, SEVERITIES } from '../domain/finding.ts';
import type { Thresholds } from '../domain/thresholds.ts';
import type { Facts, WatchedSeries } from './facts.ts';
import { ratioOf } from './figures/known.ts';
import { byText } from './figures/ordering.ts';
import type { RuleFamily } from './rule.ts';
import { RULE_FAMILIES } from './rules/index.ts';
import { SERIES_RULES } from './rules/series.ts';

/**
 * The worst first, then what happens on the network before what its figures say, then what is furthest beyond its threshold;
 * each id once, in its worst severity.
 */
export const judgeAll = (facts: Facts, thresholds: Thresholds): readonly Finding[] => {
  const steps = judgeInSteps(facts, thresholds);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
};

/** The same with a pause after every rule, and one after every series that a rule looks at. */
export function* judgeInSteps(facts: Facts, thresholds: Thresholds): Generator<undefined, readonly Finding[]> {
  const found: Finding[] = [];
  for (const [looked, families] of looksAt(facts))
    for (const rule of families.flat()) {
      found.push(...rule.judge(looked, thresholds));
      yield;
    }
  // A device is told with everything the appliance keeps of it, also with what came after a window of the past.
  return inReadingOrder(found.filter(({ at }) => at <= facts.window.endAt));
}

/** What all rules but the detectors find: where series are only the past of what is judged. */
export const judgeWithoutDetectors = (facts: Facts, thresholds: Thresholds): readonly Finding[] =>
  inReadingOrder(
    OTHER_FAMILIES.flat()
      .flatMap((rule) => rule.judge(facts, thresholds))
      .filter(({ at }) => at <= facts.window.endAt),
  );

const OTHER_FAMILIES: readonly RuleFamily[] = RULE_FAMILIES.filter((family) => family !== SERIES_RULES);

/** The detectors take one series after the other; to all other rules the series are the past of what they judge. */
const looksAt = (facts: Facts): readonly (readonly [Facts, readonly RuleFamily[]])[] => [
  [facts, OTHER_FAMILIES],
  ...facts.series.map((one) => [onlySeries(facts, one), [SERIES_RULES]] as const),
];

const onlySeries = (facts: Facts, one: WatchedSeries): Facts => ({
  ...facts,
  statistics: undefined,
  traffic: undefined,
  device: undefined,
  series: [one],
});

export const inReadingOrder = (findings: readonly Finding[]): readonly Finding[] => {
  const seen = new Set<string>();
  return findings
    .map(placeOf)
    .sort(byPlace)
    .flatMap(({ finding }) => (seen.has(finding.id) || !seen.add(finding.id) ? [] : [finding]));
};

/** What decides where a finding stands. Worked out once for each: thousands are compared hundreds of thousands of times. */
type Place = Readonly<{ finding: Finding; rank: number; excess: number; value: number }>;

const placeOf = (finding: Finding): Place => ({
  finding,
  rank: SEVERITIES.indexOf(finding.severity) * (FAMILIES.length + 1) + familyOf(finding),
  excess: excessOf(finding) ?? UNKNOWN,
  value: finding.value ?? UNKNOWN,
});

/** Comes last. Two of them make no number when one is taken from the other: then the next thing decides. */
const UNKNOWN = Number.NEGATIVE_INFINITY;

const byPlace = (a: Place, b: Place): number =>
  a.rank - b.rank || b.excess - a.excess || b.value - a.value || byText(a.finding.id, b.finding.id);

const FAMILIES = ['NET', 'DEV', 'SER', 'SEC', 'MIT', 'BW'];

const familyOf = ({ rule }: Finding): number => {
  const end = rule.indexOf('-');
  const place = FAMILIES.indexOf(end === -1 ? rule : rule.slice(0, end));
  return place === -1 ? FAMILIES.length : place;
};

/** Unknown of a threshold of 0 too: nothing is many times nothing. */
const excessOf = ({ value, threshold }: Finding): number | undefined => ratioOf(value, threshold);
