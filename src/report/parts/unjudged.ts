// Which families of rules had nothing to judge: where nothing could be looked at, nothing found means nothing.
import type { Facts, PeriodFacts } from '../../analysis/facts.ts';
import type { Finding } from '../../domain/finding.ts';
import { isReported } from '../../flows/connections/tells-connections.ts';
import type { Snapshot } from '../../live/snapshot.ts';
import type { NotReported } from '../document.ts';
import { RULE_FAMILY_NAMES, type RuleFamilyName } from '../rule-family.ts';
import { tellFindings } from './judged.ts';

type Family = Readonly<{ isThere: (snapshot: Snapshot) => boolean; reason: string | ((snapshot: Snapshot) => string) }>;

const inAnyPeriod =
  (isTold: (period: PeriodFacts) => boolean) =>
  ({ facts }: Snapshot): boolean =>
    facts.statistics?.periods.some(isTold) === true;

const FAMILIES: Readonly<Record<RuleFamilyName, Family>> = {
  SEC: {
    isThere: inAnyPeriod(({ security }) => security?.counts !== undefined || security?.severities !== undefined),
    reason: 'the rules on security events had nothing to judge: no events were reported',
  },
  MIT: {
    isThere: inAnyPeriod(({ mitre }) => mitre?.tactics !== undefined || mitre?.mappedCount !== undefined),
    reason: 'the rules on ATT&CK had nothing to judge: no tactics were reported',
  },
  BW: {
    isThere: inAnyPeriod(({ bandwidth }) => bandwidth !== undefined && Object.values(bandwidth).some(isTold)),
    reason: 'the rules on bandwidth had nothing to judge: no bandwidth was reported',
  },
  NET: {
    isThere: ({ facts }) => facts.traffic !== undefined && canBeJudged(facts.traffic),
    reason: ({ facts }) =>
      facts.traffic === undefined
        ? 'the rules on flows had nothing to judge: the flows could not be had'
        : 'the rules on flows had nothing to judge: the appliance tells connections, without ports, amounts and durations',
  },
  DEV: {
    isThere: ({ facts, suspects }) => isLooked(facts.device) || suspects.some(isLooked),
    reason: 'the rules on devices had nothing to judge: no device told anything',
  },
  SER: {
    isThere: ({ facts, suspects }) => facts.series.length > 0 || suspects.some(isLooked),
    reason: 'the detectors had nothing to judge: no series was reported',
  },
};

/** Flows that tell nothing at all are judged as such: that is what came. */
const canBeJudged = ({ sums, table }: NonNullable<Facts['traffic']>): boolean =>
  sums === undefined || ['dport', 'sport', 'bytes', 'dur'].some((field) => isReported(table, field));

const isTold = (value: unknown): boolean => value !== undefined;

const isLooked = (device: Facts['device']): boolean =>
  device !== undefined &&
  [device.connections, device.sent, device.received, device.peers].some(
    (answer) => answer?.series !== undefined || answer?.destinations !== undefined || answer?.summary !== undefined,
  );

export const unjudgedIn = (snapshot: Snapshot, rules: readonly string[]): readonly NotReported[] =>
  familiesOf(rules)
    .filter((name) => !FAMILIES[name].isThere(snapshot))
    .map((name) => ({ id: `${name}-RULES`, reason: reasonOf(FAMILIES[name], snapshot) }));

const reasonOf = ({ reason }: Family, snapshot: Snapshot): string =>
  typeof reason === 'string' ? reason : reason(snapshot);

/** True where not one of the rules had anything to judge, or there are none. */
export const isAllMissing = (snapshot: Snapshot, rules: readonly string[]): boolean =>
  unjudgedIn(snapshot, rules).length === familiesOf(rules).length;

const familiesOf = (rules: readonly string[]): readonly RuleFamilyName[] =>
  RULE_FAMILY_NAMES.filter((name) => rules.some((rule) => rule.split('-', 1)[0] === name));

/** The appliance tells some things of a device for everything it keeps; beside a window of the past they would tell of later. */
export const silentInThePast = (snapshot: Snapshot, rules: readonly string[]): readonly NotReported[] =>
  snapshot.facts.window.endsNow || !familiesOf(rules).includes('DEV') ? [] : [{ id: 'DEV-R4', reason: KEPT }];

const KEPT =
  'DEV-R4 to DEV-R7 and DEV-R9 judge everything the appliance keeps of a device, and stay silent for a window that ended before now';

/** "2 high findings"; "not judged" where nothing could be, and a word where only part of it could. */
export const tellJudged = (snapshot: Snapshot, findings: readonly Finding[], rules: readonly string[]): string => {
  const missing = unjudgedIn(snapshot, rules).length;
  if (missing === 0) return tellFindings(findings);
  if (isAllMissing(snapshot, rules) && findings.length === 0) return 'nothing could be judged';
  return `${tellFindings(findings)}, but not everything could be judged`;
};
