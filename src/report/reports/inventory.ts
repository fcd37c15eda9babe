// Every device that was seen, with all that is known of it.
import { formatCount } from '../../text/units.ts';
import { devicesOf, inventoryCountsPart, inventoryPart } from '../parts/inventory-parts.ts';
import { flowParts, spanWords, tellTraffic } from '../parts/needs-of-flows.ts';
import type { ReportDefinition } from '../report-definition.ts';

/** One answer details every device it mentions, so this is enough for far more devices than requests. */
const MOST_DETAIL_REQUESTS = 500;

export const inventory: ReportDefinition = {
  name: 'inventory',
  says: 'every device that talked, with all its details',
  about: 'network',
  hours: 24,
  takes: ['filter'],
  rules: [],
  ids: ['INV-COUNTS', 'INV-DEVICES'],
  needs: ({ window }) => ({
    window,
    traffic: { fulldevicedetails: true },
    detailRequests: MOST_DETAIL_REQUESTS,
  }),
  write: (snapshot, { question }) => {
    const { traffic } = snapshot.facts;
    const devices = devicesOf(snapshot);
    return {
      title: 'Device inventory',
      summary:
        traffic === undefined
          ? `${tellTraffic(traffic, question)}, and with them the devices.`
          : `${formatCount(devices.length)} devices talked ${spanWords(question.window)}.`,
      parts: flowParts(traffic, inventory.ids, () => [
        inventoryCountsPart(devices),
        inventoryPart(devices, question.top ?? Number.POSITIVE_INFINITY),
      ]),
      findings: [],
    };
  },
};
