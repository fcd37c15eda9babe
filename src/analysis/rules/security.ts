// The rules of the security dashboard: alerts that wait, bandwidth spikes, little mapped to tactics, events on the rise.
import type { Finding } from '../../domain/finding.ts';
import type { EventCounts } from '../../domain/stats.ts';
import { periodName } from '../../domain/window.ts';
import { formatCount, formatPercent } from '../../text/units.ts';
import { judgePeak } from '../bandwidth/judge-peak.ts';
import { securityTrend } from '../counts/event-trend.ts';
import { hoursTold, overviewPeriod, periodWords, shortestFirst, spanWords } from '../counts/periods.ts';
import { statsLink } from '../counts/stats-link.ts';
import { totalEvents } from '../counts/total-events.ts';
import { tellUsual, type UsualRise, usualRise } from '../counts/usual-rise.ts';
import type { Facts, PeriodFacts } from '../facts.ts';
import { known } from '../figures/known.ts';
import { makeFinding, THE_NETWORK } from '../make-finding.ts';
import { mitreCoverage } from '../mitre/coverage.ts';
import type { Rule, RuleFamily } from '../rule.ts';

const criticalAlerts: Rule = {
  id: 'SEC-R1',
  says: 'Critical alerts were raised.',
  judge: (facts, { sec_r1_critical_alerts: threshold }) =>
    judgeAlerts(facts, threshold, {
      rule: 'SEC-R1',
      severity: 'critical',
      action: 'Review and respond to the critical alerts in AI Analyst, the newest first.',
    }),
};

const highAlerts: Rule = {
  id: 'SEC-R2',
  says: 'More high alerts than usual were raised.',
  judge: (facts, { sec_r2_high_alerts: threshold }) =>
    judgeAlerts(facts, threshold, {
      rule: 'SEC-R2',
      severity: 'high',
      action: 'Investigate the high alerts as potential threats, beginning with devices that appear in several.',
    }),
};

type AlertRule = Readonly<{ rule: string; severity: 'critical' | 'high'; action: string }>;

/** The finding is as severe as the alerts it counts. */
const judgeAlerts = (facts: Facts, threshold: number, told: AlertRule): readonly Finding[] => {
  const period = overviewPeriod(facts.statistics);
  const count = known(period?.security?.severities?.[told.severity]);
  if (period === undefined || count === undefined || count <= threshold) return [];
  const alerts = `${formatCount(count)} ${told.severity} ${count === 1 ? 'alert' : 'alerts'}`;
  return [
    makeFinding({
      ...told,
      key: [periodName(period.hours)],
      title: `${alerts} in ${periodWords(period.hours)}`,
      evidence:
        `${alerts} in ${spanWords(period)}${besideThem(period.security, told.severity)}. ` +
        `The rule allows ${formatCount(threshold)}.`,
      value: count,
      threshold,
      entity: THE_NETWORK,
      at: period.endAt,
      link: statsLink('security'),
    }),
  ];
};

const besideThem = (events: EventCounts | undefined, severity: 'critical' | 'high'): string => {
  const beside = (['critical', 'high', 'medium', 'low'] as const)
    .filter((one) => one !== severity && known(events?.severities?.[one]) !== undefined)
    .map((one) => `${formatCount(events?.severities?.[one])} ${one}`);
  return beside.length === 0 ? '' : `, beside ${beside.join(', ')}`;
};

const bandwidthSpike: Rule = {
  id: 'SEC-R3',
  says: 'The peak bandwidth stands far above the average.',
  judge: (facts, { sec_r3_peak_ratio: threshold }) =>
    judgePeak(facts, threshold, ({ peak, when, average, times, span, allowed }) => ({
      rule: 'SEC-R3',
      severity: 'medium',
      title: `Bandwidth spike: peak ${peak}, average ${average}`,
      evidence:
        `The peak of ${peak}${when} is ${times} times the average of ${average} in ${span}. ` +
        `The rule allows ${allowed} times.`,
      action: 'Look at who used the bandwidth at the peak; rule out a backup or an update, then consider exfiltration.',
    })),
};

const lowCoverage: Rule = {
  id: 'SEC-R4',
  says: 'Few of the security events are mapped to ATT&CK tactics.',
  judge: (facts, thresholds) => {
    const threshold = thresholds.sec_r4_coverage_percent;
    const period = overviewPeriod(facts.statistics);
    const { coveragePercent, mappedEvents, events } = mitreCoverage(period?.mitre, thresholds);
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
    const usual = usualEvents(facts, recent, long);
    const told = usual && tellUsual(usual, (events) => formatCount(events, 1));
    return [
      makeFinding({
        rule: 'SEC-R5',
        severity: told === undefined ? 'high' : 'low',
        key: [periodName(recent.hours), periodName(long.hours)],
        title: `Security events increase by ${formatPercent(changePercent)}`,
        evidence:
          `${formatCount(recentPerHour, 1)} events an hour in ${spanWords(recent)}, ${formatCount(longPerHour, 1)} an hour over ` +
          `${periodWords(long.hours)}: ${formatPercent(changePercent)} more. The rule allows ${formatPercent(threshold)}.${told?.evidence ?? ''}`,
        value: changePercent,
        threshold,
        action:
          told?.action ??
          'Find which kind of event and which devices cause the increase; it may be a campaign under way.',
        entity: THE_NETWORK,
        at: recent.endAt,
        link: statsLink('security'),
      }),
    ];
  },
};

/** An afternoon has more events than a week with its nights: that is a rise every day. */
const usualEvents = ({ series }: Facts, recent: PeriodFacts, long: PeriodFacts): UsualRise | undefined => {
  const side = ({ hours, security }: PeriodFacts) => ({
    hours: hoursTold(security?.period, hours),
    amount: totalEvents(security).events,
  });
  return usualRise({
    series: series.find(({ key }) => key === 'security.hourly'),
    endAt: recent.endAt,
    recent: side(recent),
    long: side(long),
  });
};

export const SECURITY_RULES: RuleFamily = [criticalAlerts, highAlerts, bandwidthSpike, lowCoverage, risingEvents];
