// The dialect of the module documents: which endpoint answers which path.
import type { WireDialect } from '../endpoint.ts';
import { answerDeviceinfo } from './deviceinfo/answer-deviceinfo.ts';
import { answerNetwork } from './network/answer-network.ts';
import { answerStatistics } from './statistics/answer-statistics.ts';

export const documentedDialect: WireDialect = {
  summarystatistics: answerStatistics,
  network: answerNetwork,
  deviceinfo: answerDeviceinfo,
};
