// The findings that belong to a report: those of the rules it is about.
import { deviceSeries } from '../../analysis/device/device-series.ts';
import { inReadingOrder, judgeAll } from '../../analysis/judge.ts';
import type { Finding, Severity } from '../../domain/finding.ts';
import { SEVERITIES } from '../../domain/finding.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Needs } from '../../live/needs.ts';
import type { Snapshot } from '../../live/snapshot.ts';
import type { ReportContext, ReportPart, ReportQuestion } from '../report-definition.ts';
import { askedPeriods } from './shown-periods.ts';

/** Of these rules, or of whole families of them, the worst first. */
export const findingsOf = (
  snapshot: Snapshot,
  { thresholds }: ReportContext,
  rules: readonly string[],
): readonly Finding[] =>
  judgeAll(snapshot.facts, thresholds).filter(({ rule }) =>
    rules.some((wanted) => rule === wanted || rule.startsWith(`${wanted}-`)),
  );

/** When a series left its habit. */
export const onsetsIn = (findings: readonly Finding[]): ReadonlySet<Instant> =>
  new Set(findings.filter(({ rule }) => rule.startsWith('SER-')).map(({ at }) => at));

/** Says that regular contacts were not judged, where they could not be. */
export const fleetPart = ({ facts }: Snapshot): ReportPart => ({
  sections: [],
  data: {},
  notReported: facts.traffic?.isPart === true ? [{ id: 'NET-R4', reason: NEEDS_ALL_HOSTS }] : [],
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
  return inReadingOrder([...judgeAll(facts, thresholds), ...ofDevices]);
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
  appliance: question.window.endsNow,
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
