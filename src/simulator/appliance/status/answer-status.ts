// GET /status: how the appliance itself is doing. What its traffic amounts to is measured, the rest is a machine at ease.
import { DAY_MS, MINUTE_MS } from '../../../domain/instant.ts';
import { toMinuteText, toSecondText } from '../../asking/utc-text.ts';
import type { EndpointAnswer, EndpointRequest } from '../../endpoint.ts';
import { answerValue, inputError } from '../answer-value.ts';
import { createQuestionReader } from '../question-reader.ts';
import { tellLoad } from './load.ts';
import { tellNetwork, tellSubnets } from './network-seen.ts';

const INSTALLED_DAYS_AGO = 700;
const UPDATED_DAYS_AGO = 9;
const LICENSED_DAYS = 300;

export const answerStatus = (request: EndpointRequest): EndpointAnswer => {
  const reader = createQuestionReader(request.parameters);
  const isFast = reader.flag('fast') === true;
  const hasChildren = reader.flag('includechildren') !== false;
  if (reader.isMisread()) return inputError('status');
  return answerValue(request, async () => ({
    excessTraffic: false,
    ...tellMachine(request),
    ...(await tellLoad(request, isFast)),
    ...tellModels(request),
    ...tellNetwork(request),
    probes: hasChildren ? tellProbes(request) : undefined,
    subnetData: isFast ? undefined : tellSubnets(request),
  }));
};

const tellMachine = ({ nowAt }: EndpointRequest) => ({
  time: toMinuteText(nowAt),
  installed: toShortDate(nowAt - INSTALLED_DAYS_AGO * DAY_MS),
  mobileAppConfigured: false,
  version: '7.1.0 (f35936c6)',
  ipAddress: '192.0.2.10',
  modelsUpdated: toSecondText(nowAt - UPDATED_DAYS_AGO * DAY_MS),
  modelPackageVersion: '7.1.0-4112~20260102030405~g5ac1f2',
  // A text, as it is on appliances.
  bundleVersion: '71000',
  bundleDate: toSecondText(nowAt - UPDATED_DAYS_AGO * DAY_MS),
  bundleInstalledDate: toSecondText(nowAt - (UPDATED_DAYS_AGO - 1) * DAY_MS),
  callhomeEnabled: true,
  maximumOSSensors: 250,
  hostname: 'simulated-0001-01',
  label: 'Simulated appliance',
  uuid: '00000000-0000-4000-8000-000000000001',
  inoculation: false,
  applianceOSCode: 'x',
  applianceType: 'Standard',
  type: 'master',
  license: toSecondText(nowAt + LICENSED_DAYS * DAY_MS),
  uptime: '104:55:54',
  systemuptime: '1894:29:43',
  cpu: 21,
  load: 17,
  memoryUsed: 62,
  dataQueue: 0,
  darkflowQueue: 0,
  networkInterfacesState_eth0: 'up',
  networkInterfacesAddress_eth0: '192.0.2.10',
  diskUtilization: 3,
  diskSpaceUsed_: 41,
});

const toShortDate = (at: number): string => {
  const [year = '', month, day] = new Date(at).toISOString().slice(0, 10).split('-');
  return `${month}/${day}/${year.slice(2)}`;
};

const tellModels = ({ engine, nowAt }: EndpointRequest) => {
  const events = engine.events({ startAt: nowAt - DAY_MS, endAt: nowAt });
  return {
    models: 812,
    modelsBreached: events.filter(({ kind }) => kind === 'model_breaches').length,
    modelsSuppressed: 0,
    devicesModeled: engine.devices.filter(({ firstSeenAt }) => firstSeenAt <= nowAt).length,
  };
};

/** What the cSensors on laptops see comes as from one probe, where there are any. */
const tellProbes = ({ engine, nowAt }: EndpointRequest) => {
  const csensors = engine.devices.filter(({ hasCsensor }) => hasCsensor);
  return {
    12: { id: 12, configured: true, hostname: 'probe-12', label: 'Main site', type: 'vSensor', ...tellAlive(nowAt) },
    ...(csensors.length === 0
      ? {}
      : {
          13: {
            id: 13,
            configured: true,
            hostname: 'probe-13',
            label: 'Laptops',
            type: 'cSensor',
            ...tellAlive(nowAt),
          },
        }),
  };
};

const tellAlive = (nowAt: number) => ({ lastContact: toSecondText(nowAt - MINUTE_MS), ping: 1, error: '' });
