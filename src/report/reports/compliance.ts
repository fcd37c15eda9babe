// For an audit: which data left, to which countries and from which tagged devices, how complete the view is, and how it was obtained.
import { countTotals } from '../../analysis/traffic/count-totals.ts';
import { formatBytes, formatCount } from '../../text/units.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import { deploymentPart } from '../parts/bandwidth-parts.ts';
import { systemPart } from '../parts/count-parts.ts';
import { devicesOf, inventoryCountsPart, taggedPart } from '../parts/inventory-parts.ts';
import { findingsOf } from '../parts/judged.ts';
import { coveragePart } from '../parts/mitre-parts.ts';
import { trafficOf } from '../parts/needs-of-flows.ts';
import { periodWords } from '../parts/periods.ts';
import { provenancePart } from '../parts/provenance-parts.ts';
import { periodShown, statisticsOf } from '../parts/shown-periods.ts';
import { countriesPart, destinationsPart, totalsPart } from '../parts/traffic-parts.ts';
import type { ReportDefinition } from '../report-definition.ts';

const MOST_DETAIL_REQUESTS = 500;

export const compliance: ReportDefinition = {
  name: 'compliance',
  says: 'for an audit: external data flows by country and tag, coverage, provenance',
  about: 'network',
  hours: 24,
  takes: ['filter'],
  needs: ({ window }) => ({
    window,
    statistics: { periods: [window.hours], parts: ['security', 'mitre', 'bandwidth', 'deployment'], system: true },
    traffic: { fulldevicedetails: true },
    detailRequests: MOST_DETAIL_REQUESTS,
  }),
  write: (snapshot, context) => {
    const { question } = context;
    const traffic = trafficOf(snapshot.facts.traffic);
    const statistics = statisticsOf(snapshot.facts.statistics);
    const shown = periodShown(statistics, question);
    const devices = devicesOf(snapshot, traffic);
    const { external } = countTotals(traffic);
    const span = `the ${periodWords(question.window.hours)} up to ${formatUtcMinute(question.window.endAt)}Z`;
    const top = question.top ?? 15;
    return {
      title: 'Compliance: external data flows',
      summary: `In ${span} ${formatCount(external.connections)} connections with the outside moved ${formatBytes(external.bytes)}, among ${formatCount(devices.length)} devices seen.`,
      parts: [
        totalsPart(traffic),
        countriesPart(traffic, top),
        taggedPart(traffic, devices, top),
        destinationsPart(traffic, top),
        deploymentPart(statistics.periods, shown),
        coveragePart(shown.mitre),
        systemPart(statistics.system),
        inventoryCountsPart(devices),
        provenancePart(snapshot, top),
      ],
      findings: findingsOf(snapshot, context, ['NET-R1', 'NET-R4', 'NET-R6']),
    };
  },
};
