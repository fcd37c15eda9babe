// The dialect of the module documents: which endpoint answers which path.
import type { Endpoint, WireDialect } from '../endpoint.ts';
import { DOCUMENTED_NAMES } from '../endpoint-name.ts';
import { answerDeviceinfo } from './deviceinfo/answer-deviceinfo.ts';
import { answerNetwork } from './network/answer-network.ts';
import { documentedRefusals } from './refusals.ts';
import { answerStatistics } from './statistics/answer-statistics.ts';

const ENDPOINTS: Readonly<Record<(typeof DOCUMENTED_NAMES)[number], Endpoint>> = {
  summarystatistics: answerStatistics,
  network: answerNetwork,
  deviceinfo: answerDeviceinfo,
};

export const documentedDialect: WireDialect = {
  endpointNames: DOCUMENTED_NAMES,
  routeAt(path) {
    const name = DOCUMENTED_NAMES.find((known) => path === `/${known}`);
    return name === undefined ? undefined : { name, answer: ENDPOINTS[name] };
  },
  pageAt: () => undefined,
  tellsAnybodyOfPaths: true,
  hasQuirks: false,
  refusals: () => documentedRefusals,
};
