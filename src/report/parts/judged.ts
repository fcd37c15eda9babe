// The findings that belong to a report: those of the rules it is about.
import { deviceSeries } from '../../analysis/device/device-series.ts';
import { inReadingOrder, judgeAll } from '../../analysis/judge.ts';
import type { Finding, Severity } from '../../domain/finding.ts';
import { SEVERITIES } from '../../domain/finding.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { Needs } from '../../live/needs.ts';
import type { Snapshot } from '../../live/snapshot.ts';
import type { ReportContext, ReportPart, ReportQuestion } from '../report-definition.ts';
import { askedPeriods } from './shown-periods.ts';

/** Of the rules whose ids begin with one of these, the worst first. */
export const findingsOf = (
  snapshot: Snapshot,
  { thresholds }: ReportContext,
  prefixes: readonly string[],
): readonly Finding[] =>
  judged(snapshot, thresholds).filter(({ rule }) => prefixes.some((prefix) => rule.startsWith(prefix)));

const OVER_ALL_HOSTS = 'NET-R4';

const judged = (snapshot: Snapshot, thresholds: Thresholds): readonly Finding[] =>
  inTime(snapshot, judgeAll(snapshot.facts, thresholds)).filter(
    ({ rule }) => rule !== OVER_ALL_HOSTS || hasWholeFleet(snapshot),
  );

/** A device is told with everything the appliance keeps of it, also with what came after a window in the past. */
const inTime = ({ facts: { window } }: Snapshot, findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ at }) => at <= window.endAt);

/** Among the flows of one device or address everything it contacts looks rare. */
const hasWholeFleet = ({ asked }: Snapshot): boolean =>
  !asked.some(({ part, target }) => part === 'flows' && /[?&](did|ip|viewsubnet)=/.test(target));

/** Says that regular contacts were not judged, where they could not be. */
export const fleetPart = (snapshot: Snapshot): ReportPart => ({
  sections: [],
  data: {},
  notReported: hasWholeFleet(snapshot) ? [] : [{ id: OVER_ALL_HOSTS, reason: NEEDS_ALL_HOSTS }],
});

const NEEDS_ALL_HOSTS =
  'regular contacts are judged by how many hosts make them, and only part of the flows was asked for; "darktop report external" looks at all of them';

/** Of every rule, over everything that was fetched and over each device that was worth a closer look. */
export const allFindingsOf = (snapshot: Snapshot, { thresholds }: ReportContext): readonly Finding[] => {
  const { facts, suspects } = snapshot;
  const ofDevices = suspects.flatMap((device) =>
    judgeAll(
      {
        at: facts.at,
        window: facts.window,
        statistics: undefined,
        traffic: undefined,
        device,
        series: deviceSeries(device, Math.min(facts.at, facts.window.endAt)),
      },
      thresholds,
    ),
  );
  return inReadingOrder([...judged(snapshot, thresholds), ...inTime(snapshot, ofDevices)]);
};

/** So many devices are looked at one by one. */
export const CLOSE_LOOKS = 10;

/** What everything that rules can judge needs: the same for every report that tells of all findings. */
export const needsOfAllFindings = (question: ReportQuestion): Needs => ({
  window: question.window,
  statistics: {
    periods: askedPeriods(question),
    parts: ['security', 'mitre', 'bandwidth'],
    system: question.window.endsNow,
  },
  traffic: { fulldevicedetails: true },
  transfers: true,
  series: ['security', 'connections', 'notices', 'bandwidth'],
  suspects: CLOSE_LOOKS,
});

/** Says which devices the rules on single devices looked at: not one that stayed quiet among hundreds. */
export const suspectsPart = ({ suspects }: Snapshot): ReportPart => ({
  sections: [],
  data: {},
  notReported: [
    {
      id: 'DEV-RULES',
      reason: `the rules on single devices looked at ${suspects.length} devices: those that other findings name, then the busiest; "darktop report device" looks at any other`,
    },
  ],
});

/** "2 critical and 5 high findings", "no findings". */
export const tellFindings = (findings: readonly Finding[]): string => {
  const counted = SEVERITIES.map((severity) => [severity, countOf(findings, severity)] as const).filter(
    ([, count]) => count > 0,
  );
  if (counted.length === 0) return 'no findings';
  const words = counted.map(([severity, count]) => `${count} ${severity}`);
  const last = words.pop();
  const listed = words.length === 0 ? last : `${words.join(', ')} and ${last}`;
  return `${listed} ${findings.length === 1 ? 'finding' : 'findings'}`;
};

const countOf = (findings: readonly Finding[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length;
