// Every device that was seen, with all that is known of it.
import { formatCount } from '../../text/units.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import { devicesOf, inventoryCountsPart, inventoryPart } from '../parts/inventory-parts.ts';
import { trafficOf } from '../parts/needs-of-flows.ts';
import { periodWords } from '../parts/periods.ts';
import type { ReportDefinition } from '../report-definition.ts';

/** One answer details every device it mentions, so this is enough for far more devices than requests. */
const MOST_DETAIL_REQUESTS = 500;

export const inventory: ReportDefinition = {
  name: 'inventory',
  says: 'every device that talked, with all its details',
  about: 'network',
  hours: 24,
  takes: ['filter'],
  needs: ({ window }) => ({
    window,
    traffic: { fulldevicedetails: true },
    detailRequests: MOST_DETAIL_REQUESTS,
  }),
  write: (snapshot, { question }) => {
    const devices = devicesOf(snapshot, trafficOf(snapshot.facts.traffic));
    const { hours, endAt } = question.window;
    return {
      title: 'Device inventory',
      summary: `${formatCount(devices.length)} devices talked in the ${periodWords(hours)} up to ${formatUtcMinute(endAt)}Z.`,
      parts: [inventoryCountsPart(devices), inventoryPart(devices, question.top ?? Number.POSITIVE_INFINITY)],
      findings: [],
    };
  },
};
