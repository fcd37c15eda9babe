// The rules of the bandwidth analysis: volume, spikes, one-sided traffic, protocols that should be rare, growth.
import { periodName } from '../../domain/window.ts';
import { formatCount, formatPercent } from '../../text/units.ts';
import { bandwidthNow, totalMbOf } from '../bandwidth/bandwidth-now.ts';
import { bandwidthTrends } from '../bandwidth/bandwidth-trend.ts';
import { judgePeak } from '../bandwidth/judge-peak.ts';
import { type ProtocolRow, protocolShares } from '../bandwidth/protocol-shares.ts';
import { DAY_HOURS, overviewPeriod, periodOf, periodWords, shortestFirst, spanWords } from '../counts/periods.ts';
import { statsLink } from '../counts/stats-link.ts';
import { tellUsual, type UsualRise, usualRise } from '../counts/usual-rise.ts';
import type { Facts, PeriodFacts } from '../facts.ts';
import { makeFinding, THE_NETWORK } from '../make-finding.ts';
import type { Rule, RuleFamily } from '../rule.ts';

const gigabytes = (gb: number | undefined): string => `${formatCount(gb, 1)} GB`;

const highVolume: Rule = {
  id: 'BW-R1',
  says: 'More traffic in 24 hours than the network is thought to need.',
  judge: (facts, { bw_r1_daily_gb: threshold }) => {
    const period = periodOf(facts.statistics?.periods ?? [], DAY_HOURS);
    const { totalGb, ingressGb, egressGb } = bandwidthNow(period?.bandwidth);
    if (period === undefined || totalGb === undefined || totalGb <= threshold) return [];
    const sides =
      ingressGb === undefined || egressGb === undefined
        ? ''
        : ` (in ${gigabytes(ingressGb)}, out ${gigabytes(egressGb)})`;
    return [
      makeFinding({
        rule: 'BW-R1',
        severity: 'medium',
        key: [periodName(period.hours)],
        title: `High bandwidth use: ${gigabytes(totalGb)} in 24 h`,
        evidence: `${gigabytes(totalGb)}${sides} in ${spanWords(period)}. The rule allows ${gigabytes(threshold)}.`,
        value: totalGb,
        threshold,
        action: 'Review which devices and protocols make the traffic, and move or shape what need not run by day.',
        entity: THE_NETWORK,
        at: period.endAt,
        link: statsLink('bandwidth'),
      }),
    ];
  },
};

const highPeak: Rule = {
  id: 'BW-R2',
  says: 'The peak bandwidth is many times the average.',
  judge: (facts, { bw_r2_peak_ratio: threshold }) =>
    judgePeak(facts, threshold, ({ peak, when, average, times, span, allowed }) => ({
      rule: 'BW-R2',
      severity: 'medium',
      title: `Peak bandwidth is ${times} times the average`,
      evidence: `Peak ${peak}${when}, average ${average} in ${span}: ${times} times. The rule allows ${allowed} times.`,
      action: 'Investigate what ran at the peak; shape it or balance the load if it is wanted traffic.',
    })),
};

const imbalance: Rule = {
  id: 'BW-R3',
  says: 'Much more traffic runs one way than the other.',
  judge: (facts, { bw_r3_imbalance_points: threshold }) => {
    const period = overviewPeriod(facts.statistics);
    const { ingressSharePercent: inward, egressSharePercent: outward } = bandwidthNow(period?.bandwidth);
    if (period === undefined || inward === undefined || outward === undefined) return [];
    const points = Math.abs(inward - outward);
    if (points <= threshold) return [];
    const side = inward > outward ? 'ingress' : 'egress';
    return [
      makeFinding({
        rule: 'BW-R3',
        severity: 'low',
        key: [periodName(period.hours), side],
        title: `Traffic is one-sided: ${side} holds ${formatPercent(Math.max(inward, outward))}`,
        evidence:
          `Ingress ${formatPercent(inward)}, egress ${formatPercent(outward)} in ${spanWords(period)}: ` +
          `${formatCount(points, 1)} points apart. The rule allows ${formatCount(threshold, 1)}.`,
        value: points,
        threshold,
        action: `Watch the ${side} traffic for unusual activity${side === 'egress' ? ', exfiltration first' : ''}.`,
        entity: THE_NETWORK,
        at: period.endAt,
        link: statsLink('bandwidth'),
      }),
    ];
  },
};

/** Compared without capitals and signs: "BitTorrent", "bit-torrent". */
const PEER_TO_PEER = ['p2p', 'bittorrent', 'torrent'];
const ABUSED = ['dns', 'ntp'];

const peerToPeer: Rule = {
  id: 'BW-R4',
  says: 'Peer-to-peer traffic holds a noticeable share.',
  judge: (facts, { bw_r4_peer_to_peer_percent: threshold }) =>
    protocolsAbove(facts, PEER_TO_PEER, threshold).map((above) =>
      makeFinding({
        rule: 'BW-R4',
        severity: 'high',
        title: `Peer-to-peer traffic: ${above.row.protocol} holds ${formatPercent(above.row.sharePercent)}`,
        action: 'Find the devices behind it; check for policy violations and for malware that spreads this way.',
        ...aboutProtocol(above, threshold),
      }),
    ),
};

const dnsOrNtp: Rule = {
  id: 'BW-R5',
  says: 'DNS or NTP holds more than such small messages need.',
  judge: (facts, { bw_r5_dns_ntp_percent: threshold }) =>
    protocolsAbove(facts, ABUSED, threshold).map((above) =>
      makeFinding({
        rule: 'BW-R5',
        severity: 'medium',
        title: `Unusual volume of ${above.row.protocol}: ${formatPercent(above.row.sharePercent)}`,
        action: `Look at who sends the ${above.row.protocol} traffic and where to: ${above.name === 'dns' ? 'tunnelling' : 'amplification'} looks like this.`,
        ...aboutProtocol(above, threshold),
      }),
    ),
};

type ProtocolAbove = Readonly<{ row: ProtocolRow; name: string; period: PeriodFacts }>;

const protocolsAbove = (facts: Facts, names: readonly string[], threshold: number): readonly ProtocolAbove[] => {
  const period = overviewPeriod(facts.statistics);
  if (period === undefined) return [];
  return (protocolShares(period.bandwidth).protocols ?? [])
    .map((row) => ({ row, name: row.protocol.toLowerCase().replace(/[^a-z0-9]/g, ''), period }))
    .filter(({ row, name }) => names.includes(name) && row.sharePercent !== undefined && row.sharePercent > threshold);
};

const aboutProtocol = ({ row: { protocol, sharePercent, sizeGb }, name, period }: ProtocolAbove, threshold: number) =>
  ({
    key: [periodName(period.hours), name],
    evidence:
      `${protocol} holds ${formatPercent(sharePercent)} of the traffic${sizeGb === undefined ? '' : ` (${gigabytes(sizeGb)})`} ` +
      `in ${spanWords(period)}. The rule allows ${formatPercent(threshold)}.`,
    value: sharePercent,
    threshold,
    entity: { kind: 'protocol', name: protocol, did: undefined, ip: undefined },
    at: period.endAt,
    link: { pane: 'flows', view: undefined, filter: `app:${name}`, did: undefined },
  }) as const;

const growth: Rule = {
  id: 'BW-R6',
  says: 'Bandwidth grows fast against the next longer period.',
  judge: (facts, thresholds) => {
    const periods = shortestFirst(facts.statistics?.periods ?? []);
    const threshold = thresholds.bw_r6_increase_percent;
    return bandwidthTrends(periods, thresholds).trends.flatMap((trend, index) => {
      const recent = periods[index];
      const long = periods[index + 1];
      if (
        recent === undefined ||
        long === undefined ||
        trend.direction !== 'increasing' ||
        trend.changePercent === undefined
      )
        return [];
      if (trend.changePercent <= threshold) return [];
      const usual = usualTraffic(facts, recent, periods);
      const told = usual && tellUsual(usual, (mb) => `${formatCount(mb / recent.hours, 1)} MB an hour`);
      return [
        makeFinding({
          rule: 'BW-R6',
          severity: told === undefined ? 'high' : 'low',
          key: [trend.recentPeriod, trend.longPeriod],
          title: `Bandwidth increases by ${formatPercent(trend.changePercent)} (${periodWords(recent.hours)} against ${periodWords(long.hours)})`,
          evidence:
            `${formatCount(trend.recentPerHourMb, 1)} MB an hour in ${spanWords(recent)}, ` +
            `${formatCount(trend.longPerHourMb, 1)} MB an hour over ${periodWords(long.hours)}: ${formatPercent(trend.changePercent)} more. ` +
            `The rule allows ${formatPercent(threshold)}.${told?.evidence ?? ''}`,
          value: trend.changePercent,
          threshold,
          action:
            told?.action ??
            'Find which devices send more than before; rule out wanted transfers, then consider exfiltration.',
          entity: THE_NETWORK,
          at: recent.endAt,
          link: statsLink('bandwidth'),
        }),
      ];
    });
  },
};

/** By the longest period of all: the hour of a short one that still runs would be missing in its series. */
const usualTraffic = (
  { series }: Facts,
  recent: PeriodFacts,
  periods: readonly PeriodFacts[],
): UsualRise | undefined => {
  const side = ({ hours, bandwidth }: PeriodFacts) => ({ hours, amount: totalMbOf(bandwidth) });
  const long = periods.findLast(({ bandwidth }) => totalMbOf(bandwidth) !== undefined);
  return (
    long &&
    usualRise({
      series: series.find(({ key }) => key === 'bandwidth.hourly' || key === 'bandwidth.daily'),
      endAt: recent.endAt,
      recent: side(recent),
      long: side(long),
    })
  );
};

export const BANDWIDTH_RULES: RuleFamily = [highVolume, highPeak, imbalance, peerToPeer, dnsOrNtp, growth];
