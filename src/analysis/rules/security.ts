// The rules of the security dashboard: alerts that wait, bandwidth spikes, little mapped to tactics, events on the rise.
import type { EventCounts } from '../../domain/stats.ts';
import { periodName } from '../../domain/window.ts';
import { formatCount, formatMbps, formatPercent } from '../../text/units.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import { bandwidthNow } from '../bandwidth/bandwidth-now.ts';
import { securityTrend } from '../counts/event-trend.ts';
import { overviewPeriod, periodWords, shortestFirst, spanWords } from '../counts/periods.ts';
import { statsLink } from '../counts/stats-link.ts';
import type { PeriodFacts } from '../facts.ts';
import { known } from '../figures/known.ts';
import { makeFinding, THE_NETWORK } from '../make-finding.ts';
import { mitreCoverage } from '../mitre/coverage.ts';
import type { Rule, RuleFamily } from '../rule.ts';

const criticalAlerts: Rule = {
  id: 'SEC-R1',
  says: 'Critical alerts were raised.',
  judge: (facts, { sec_r1_critical_alerts: threshold }) => {
    const period = overviewPeriod(facts.statistics);
    const critical = known(period?.security?.severities?.critical);
    if (period === undefined || critical === undefined || critical <= threshold) return [];
    return [
      makeFinding({
        rule: 'SEC-R1',
        severity: 'critical',
        key: [periodName(period.hours)],
        title: `${alerts(critical, 'critical')} in ${periodWords(period.hours)}`,
        evidence: alertEvidence(period, period.security, 'critical', critical, threshold),
        value: critical,
        threshold,
        action: 'Review and respond to the critical alerts in AI Analyst, the newest first.',
        entity: THE_NETWORK,
        at: period.endAt,
        link: statsLink('security'),
      }),
    ];
  },
};

const highAlerts: Rule = {
  id: 'SEC-R2',
  says: 'More high alerts than usual were raised.',
  judge: (facts, { sec_r2_high_alerts: threshold }) => {
    const period = overviewPeriod(facts.statistics);
    const high = known(period?.security?.severities?.high);
    if (period === undefined || high === undefined || high <= threshold) return [];
    return [
      makeFinding({
        rule: 'SEC-R2',
        severity: 'high',
        key: [periodName(period.hours)],
        title: `${alerts(high, 'high')} in ${periodWords(period.hours)}`,
        evidence: alertEvidence(period, period.security, 'high', high, threshold),
        value: high,
        threshold,
        action: 'Investigate the high alerts as potential threats, beginning with devices that appear in several.',
        entity: THE_NETWORK,
        at: period.endAt,
        link: statsLink('security'),
      }),
    ];
  },
};

const alerts = (count: number, severity: string): string =>
  `${formatCount(count)} ${severity} ${count === 1 ? 'alert' : 'alerts'}`;

const alertEvidence = (
  period: PeriodFacts,
  events: EventCounts | undefined,
  severity: 'critical' | 'high',
  count: number,
  threshold: number,
): string => {
  const beside = (['critical', 'high', 'medium', 'low'] as const)
    .filter((one) => one !== severity && known(events?.severities?.[one]) !== undefined)
    .map((one) => `${formatCount(events?.severities?.[one])} ${one}`);
  const others = beside.length === 0 ? '' : `, beside ${beside.join(', ')}`;
  return `${alerts(count, severity)} in ${spanWords(period)}${others}. The rule allows ${formatCount(threshold)}.`;
};

const bandwidthSpike: Rule = {
  id: 'SEC-R3',
  says: 'The peak bandwidth stands far above the average.',
  judge: (facts, { sec_r3_peak_ratio: threshold }) => {
    const period = overviewPeriod(facts.statistics);
    const { ratio, peakMbps, peakAt, averageMbps } = bandwidthNow(period?.bandwidth);
    if (period === undefined || ratio === undefined || ratio <= threshold) return [];
    const when = peakAt === undefined ? '' : ` at ${formatUtcMinute(peakAt)}Z`;
    return [
      makeFinding({
        rule: 'SEC-R3',
        severity: 'medium',
        key: [periodName(period.hours)],
        title: `Bandwidth spike: peak ${formatMbps(peakMbps)}, average ${formatMbps(averageMbps)}`,
        evidence:
          `The peak of ${formatMbps(peakMbps)}${when} is ${formatCount(ratio, 1)} times the average of ${formatMbps(averageMbps)} ` +
          `in ${spanWords(period)}. The rule allows ${formatCount(threshold, 1)} times.`,
        value: ratio,
        threshold,
        action:
          'Look at who used the bandwidth at the peak; rule out a backup or an update, then consider exfiltration.',
        entity: THE_NETWORK,
        at: peakAt ?? period.endAt,
        link: statsLink('bandwidth'),
      }),
    ];
  },
};

const lowCoverage: Rule = {
  id: 'SEC-R4',
  says: 'Few of the security events are mapped to ATT&CK tactics.',
  judge: (facts, { sec_r4_coverage_percent: threshold }) => {
    const period = overviewPeriod(facts.statistics);
    const { coveragePercent, mappedEvents, events } = mitreCoverage(period?.mitre);
    if (period === undefined || coveragePercent === undefined || coveragePercent >= threshold) return [];
    const counts = events === undefined ? '' : ` (${formatCount(mappedEvents)} of ${formatCount(events)})`;
    return [
      makeFinding({
        rule: 'SEC-R4',
        severity: 'medium',
        key: [periodName(period.hours)],
        title: `ATT&CK coverage is ${formatPercent(coveragePercent)}`,
        evidence:
          `${formatPercent(coveragePercent)} of the security events${counts} are mapped to tactics in ${spanWords(period)}. ` +
          `At least ${formatPercent(threshold)} is recommended.`,
        value: coveragePercent,
        threshold,
        action: 'Review detection coverage and enhance the monitoring of what is not mapped.',
        entity: THE_NETWORK,
        at: period.endAt,
        link: statsLink('mitre'),
      }),
    ];
  },
};

const risingEvents: Rule = {
  id: 'SEC-R5',
  says: 'Security events come faster than over the longest period.',
  judge: (facts, thresholds) => {
    const periods = shortestFirst(facts.statistics?.periods ?? []);
    const [recent] = periods;
    const long = periods.at(-1);
    const { direction, changePercent, recentPerHour, longPerHour } = securityTrend(periods, thresholds);
    const threshold = thresholds.sec_r5_increase_percent;
    if (recent === undefined || long === undefined || direction !== 'increasing') return [];
    if (changePercent === undefined || changePercent <= threshold) return [];
    return [
      makeFinding({
        rule: 'SEC-R5',
        severity: 'high',
        key: [periodName(recent.hours), periodName(long.hours)],
        title: `Security events increase by ${formatPercent(changePercent)}`,
        evidence:
          `${formatCount(recentPerHour, 1)} events an hour in ${spanWords(recent)}, ${formatCount(longPerHour, 1)} an hour over ` +
          `${periodWords(long.hours)}: ${formatPercent(changePercent)} more. The rule allows ${formatPercent(threshold)}.`,
        value: changePercent,
        threshold,
        action: 'Find which kind of event and which devices cause the increase; it may be a campaign under way.',
        entity: THE_NETWORK,
        at: recent.endAt,
        link: statsLink('security'),
      }),
    ];
  },
};

export const SECURITY_RULES: RuleFamily = [criticalAlerts, highAlerts, bandwidthSpike, lowCoverage, risingEvents];
