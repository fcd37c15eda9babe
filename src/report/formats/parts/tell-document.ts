// The sentences that every readable format says about a document as a whole, and about each finding.
import { type Finding, SEVERITIES, type Severity } from '../../../domain/finding.ts';
import { HOUR_MS } from '../../../domain/instant.ts';
import { spanOf, type TimeWindow } from '../../../domain/window.ts';
import { formatCount, formatDecimal, formatDuration } from '../../../text/units.ts';
import { formatUtc } from '../../../text/utc.ts';
import type { ReportDocument } from '../../document.ts';
import { showValue } from './show-value.ts';

export const tellSource = ({ profile, host, isDemo }: ReportDocument['source']): string =>
  isDemo ? `profile ${profile}, embedded demo appliance` : `profile ${profile}, appliance ${host}`;

export const tellWindow = (window: TimeWindow): string => {
  const { hours, endsNow } = window;
  const { startAt, endAt } = spanOf(window);
  // A window of a day is asked for as 24 hours, and is called so.
  const length = hours <= 48 ? `${formatDecimal(hours)} h` : formatDuration(hours * HOUR_MS);
  return `${formatUtc(startAt)} to ${formatUtc(endAt)} UTC (${length}${endsNow ? ', up to now' : ''})`;
};

export const tellGenerated = (document: ReportDocument): string => `${formatUtc(document.generatedAt)} UTC`;

/** The worst first; of the same severity in the order they came. */
export const sortFindings = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));

/** Severities that occur, with how often, the worst first. */
export const countFindings = (
  findings: readonly Finding[],
): readonly Readonly<{ severity: Severity; count: number }>[] =>
  SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  })).filter(({ count }) => count > 0);

export const tellCounts = (findings: readonly Finding[]): string =>
  countFindings(findings)
    .map(({ severity, count }) => `${formatCount(count)} ${severity}`)
    .join(', ');

export const NO_FINDINGS = 'No rule and no detector found anything in this window.';

/** `rule NET-R6; 2026-01-15 13:00Z; value 12.3; threshold 10; device ws-0142`, the parts apart. */
export const tellRule = ({ rule, value, threshold, entity, at }: Finding): readonly string[] => [
  `rule ${rule}`,
  showValue(at, 'instant', 'at an unknown time'),
  ...(value === undefined ? [] : [`value ${formatDecimal(value)}`]),
  ...(threshold === undefined ? [] : [`threshold ${formatDecimal(threshold)}`]),
  ...(entity.kind === 'network' ? [] : [`${entity.kind} ${entity.name}`]),
];

export const tellLeftOut = (count: number): string => `and ${formatCount(count)} more`;
