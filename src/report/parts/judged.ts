// The findings that belong to a report: those of the rules it is about.
import { deviceSeries } from '../../analysis/device/device-series.ts';
import { inReadingOrder, judgeAll } from '../../analysis/judge.ts';
import type { Finding, Severity } from '../../domain/finding.ts';
import { SEVERITIES } from '../../domain/finding.ts';
import type { Snapshot } from '../../live/snapshot.ts';
import type { ReportContext } from '../report-definition.ts';

/** Of the rules whose ids begin with one of these, the worst first. */
export const findingsOf = (
  snapshot: Snapshot,
  { thresholds }: ReportContext,
  prefixes: readonly string[],
): readonly Finding[] =>
  judgeAll(snapshot.facts, thresholds).filter(({ rule }) => prefixes.some((prefix) => rule.startsWith(prefix)));

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
        series: deviceSeries(device, facts.at),
      },
      thresholds,
    ),
  );
  return inReadingOrder([...judgeAll(facts, thresholds), ...ofDevices]);
};

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
