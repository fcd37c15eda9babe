// The dialect of appliances in the field: which endpoint answers which path.
import type { Route, WireDialect } from '../endpoint.ts';
import { ENDPOINT_NAMES } from '../endpoint-name.ts';
import { LOGIN_PAGE } from '../login-page.ts';
import { answerIncidentevents } from './aianalyst/answer-incidentevents.ts';
import { answerAntigenaSummary } from './antigena/answer-summary.ts';
import { answerDeviceinfo } from './deviceinfo/answer-deviceinfo.ts';
import { answerDevices } from './devices/answer-devices.ts';
import { answerDevicesearch } from './devicesearch/answer-devicesearch.ts';
import { answerEnums } from './enums/answer-enums.ts';
import { answerMetrics } from './metrics/answer-metrics.ts';
import { answerModelbreaches } from './modelbreaches/answer-modelbreaches.ts';
import { answerNetwork } from './network/answer-network.ts';
import { applianceRefusals } from './refusals.ts';
import { answerSimilardevices } from './similardevices/answer-similardevices.ts';
import { answerStatus } from './status/answer-status.ts';
import { answerSubnets } from './subnets/answer-subnets.ts';
import { answerStatistics } from './summarystatistics/answer-statistics.ts';

const ROUTES: Readonly<Record<string, Route>> = {
  '/summarystatistics': { name: 'summarystatistics', answer: answerStatistics },
  '/network': { name: 'network', answer: answerNetwork },
  '/deviceinfo': { name: 'deviceinfo', answer: answerDeviceinfo },
  '/status': { name: 'status', answer: answerStatus },
  '/devices': { name: 'devices', answer: answerDevices },
  '/devicesearch': { name: 'devicesearch', answer: answerDevicesearch },
  '/similardevices': { name: 'similardevices', answer: answerSimilardevices },
  '/subnets': { name: 'subnets', answer: answerSubnets },
  '/enums': { name: 'enums', answer: answerEnums },
  '/metrics': { name: 'metrics', answer: answerMetrics },
  '/modelbreaches': { name: 'modelbreaches', answer: answerModelbreaches },
  '/aianalyst/incidentevents': { name: 'aianalyst', answer: answerIncidentevents },
  '/antigena/summary': { name: 'antigena', answer: answerAntigenaSummary },
};

/** One metric by its number; it is another route to the same endpoint. */
const ONE_METRIC = /^\/metrics\/\d+$/;

export const applianceDialect: WireDialect = {
  endpointNames: ENDPOINT_NAMES,
  routeAt: (path) =>
    Object.hasOwn(ROUTES, path) ? ROUTES[path] : ONE_METRIC.test(path) ? ROUTES['/metrics'] : undefined,
  pageAt: (path) => (path === '/login' ? LOGIN_PAGE : undefined),
  tellsAnybodyOfPaths: false,
  hasQuirks: true,
  refusals: applianceRefusals,
};
