// What the rules about a peak far above the average have in common: when they apply, and to what.
import type { Finding, Severity } from '../../domain/finding.ts';
import { periodName } from '../../domain/window.ts';
import { formatCount, formatMbps } from '../../text/units.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import { overviewPeriod, spanWords } from '../counts/periods.ts';
import { statsLink } from '../counts/stats-link.ts';
import type { Facts } from '../facts.ts';
import { makeFinding, THE_NETWORK } from '../make-finding.ts';
import { bandwidthNow } from './bandwidth-now.ts';

/** In words, with units. */
export type PeakWords = Readonly<{
  peak: string;
  /** ` at 2026-01-15 13:00Z`, or nothing where the time is not known. */
  when: string;
  average: string;
  times: string;
  span: string;
  allowed: string;
}>;

type Told = Readonly<{ rule: string; severity: Severity; title: string; evidence: string; action: string }>;

export const judgePeak = (facts: Facts, threshold: number, tell: (words: PeakWords) => Told): readonly Finding[] => {
  const period = overviewPeriod(facts.statistics);
  const { ratio, peakMbps, peakAt, averageMbps } = bandwidthNow(period?.bandwidth);
  if (period === undefined || ratio === undefined || ratio <= threshold) return [];
  const told = tell({
    peak: formatMbps(peakMbps),
    when: peakAt === undefined ? '' : ` at ${formatUtcMinute(peakAt)}Z`,
    average: formatMbps(averageMbps),
    times: formatCount(ratio, 1),
    span: spanWords(period),
    allowed: formatCount(threshold, 1),
  });
  return [
    makeFinding({
      ...told,
      key: [periodName(period.hours)],
      value: ratio,
      threshold,
      entity: THE_NETWORK,
      at: peakAt ?? period.endAt,
      link: statsLink('bandwidth'),
    }),
  ];
};
