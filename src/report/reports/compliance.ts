// For an audit: which data left, to which countries and from which tagged devices, how complete the view is, and how it was obtained.
import type { TrafficFacts } from '../../analysis/facts.ts';
import { countTotals } from '../../analysis/traffic/count-totals.ts';
import { formatBytes, formatCount } from '../../text/units.ts';
import { deploymentPart } from '../parts/bandwidth-parts.ts';
import { capital } from '../parts/blocks.ts';
import { systemPart } from '../parts/count-parts.ts';
import { devicesOf, inventoryCountsPart, taggedPart } from '../parts/inventory-parts.ts';
import { findingsOf, fleetPart } from '../parts/judged.ts';
import { coveragePart } from '../parts/mitre-parts.ts';
import { flowParts, spanWords, tellTraffic } from '../parts/needs-of-flows.ts';
import { provenancePart } from '../parts/provenance-parts.ts';
import { periodShown, statisticsOf } from '../parts/shown-periods.ts';
import { countriesPart, destinationsPart, totalsPart } from '../parts/traffic-parts.ts';
import type { ReportDefinition, ReportQuestion } from '../report-definition.ts';

const MOST_DETAIL_REQUESTS = 500;
const FLOW_IDS = ['NET-TOTALS', 'NET-COUNTRY', 'CMP-TAGS', 'NET-DEST'];

export const compliance: ReportDefinition = {
  name: 'compliance',
  says: 'for an audit: external data flows by country and tag, coverage, provenance',
  about: 'network',
  hours: 24,
  takes: ['filter'],
  rules: ['NET-R1', 'NET-R4', 'NET-R6'],
  ids: [
    'NET-TOTALS',
    'NET-COUNTRY',
    'CMP-TAGS',
    'NET-DEST',
    'BW-DEPLOYMENT',
    'MIT-COVERAGE',
    'SYS-TOTALS',
    'INV-COUNTS',
    'CMP-SOURCE',
  ],
  needs: ({ window }) => ({
    window,
    statistics: {
      periods: [window.hours],
      parts: ['security', 'mitre', 'bandwidth', 'deployment'],
      system: window.endsNow,
    },
    traffic: { fulldevicedetails: true },
    transfers: true,
    detailRequests: MOST_DETAIL_REQUESTS,
  }),
  write: (snapshot, context) => {
    const { question } = context;
    const { traffic } = snapshot.facts;
    const statistics = statisticsOf(snapshot.facts.statistics);
    const shown = periodShown(statistics, question);
    const devices = devicesOf(snapshot);
    const top = question.top ?? 15;
    return {
      title: 'Compliance: external data flows',
      summary: `${summaryOf(traffic, devices.length, question)}.`,
      parts: [
        ...flowParts(traffic, FLOW_IDS, (told) => [
          totalsPart(told),
          countriesPart(told, top),
          taggedPart(told, devices, top),
          destinationsPart(told, top),
        ]),
        deploymentPart(statistics.periods, shown),
        coveragePart(statistics.periods, shown, context.thresholds),
        systemPart(statistics.system, snapshot.facts.window),
        ...flowParts(traffic, ['INV-COUNTS'], () => [inventoryCountsPart(devices)]),
        provenancePart(snapshot),
        fleetPart(snapshot),
      ],
      findings: findingsOf(snapshot, context, compliance.rules),
    };
  },
};

const summaryOf = (traffic: TrafficFacts | undefined, devices: number, question: ReportQuestion): string => {
  if (traffic === undefined) return tellTraffic(traffic, question);
  if (traffic.sums !== undefined) return tellTraffic(traffic, question);
  const { external } = countTotals(traffic);
  const moved = `${formatCount(external.connections)} connections with the outside moved ${formatBytes(external.bytes)}`;
  return `${capital(spanWords(question.window))} ${moved}, among ${formatCount(devices)} devices seen`;
};
