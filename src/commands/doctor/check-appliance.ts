// The endpoints of an appliance as they are in the field, each with a small question.
import type { Answered } from '../../api/client.ts';
import { deviceinfo } from '../../api/endpoints/appliance/deviceinfo.ts';
import { devicesearch } from '../../api/endpoints/appliance/devicesearch.ts';
import { network } from '../../api/endpoints/appliance/network.ts';
import { status } from '../../api/endpoints/appliance/status.ts';
import { summarystatistics } from '../../api/endpoints/appliance/summarystatistics.ts';
import type { ApplianceStatus } from '../../domain/appliance.ts';
import { HOUR_MS } from '../../domain/instant.ts';
import type { Result } from '../../domain/result.ts';
import { type CheckLine, skipped } from './check-line.ts';
import type { Checking } from './checking.ts';
import { endpointLine, optionalLine } from './endpoint-line.ts';

/** The whole status looks up every subnet, which takes long. */
export const askStatus = ({ caller, signal }: Checking): Promise<Result<Answered<ApplianceStatus>>> =>
  caller.get(status, { fast: true, includechildren: false }, { signal });

export async function* checkAppliance(
  { caller, nowAt, signal }: Checking,
  told: Result<Answered<ApplianceStatus>>,
): AsyncGenerator<CheckLine> {
  const how = { signal };
  yield optionalLine('status', told, 'Until then its version, load and licences are not shown.');
  yield endpointLine('summarystatistics', await caller.get(summarystatistics, {}, how));
  const found = await caller.get(devicesearch, { count: 1, orderBy: 'lastSeen', order: 'desc' }, how);
  yield optionalLine('devicesearch', found, 'Until then devices are found by their did only.');
  const did = found.ok ? found.value.value.devices.find((device) => device.did !== undefined)?.did : undefined;
  const endtime = nowAt();
  yield endpointLine('network', await caller.get(network, { did, starttime: endtime - HOUR_MS, endtime }, how));
  yield did === undefined
    ? skipped('deviceinfo', 'no device is known to try it with')
    : endpointLine(
        'deviceinfo',
        await caller.get(deviceinfo, { did, intervalhours: 24, showallgraphdata: false }, how),
      );
}
