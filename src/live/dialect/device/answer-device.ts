// Answers what the documents' device endpoint would: asked explicitly where the appliance's own defaults are unknown, and completed by names.
import type { Answered, Caller, OpenOptions } from '../../../api/client.ts';
import { type ApplianceDeviceParams, deviceinfo } from '../../../api/endpoints/appliance/deviceinfo.ts';
import type { ParamsOf } from '../../../api/endpoints/index.ts';
import type { DeviceAnswer } from '../../../domain/device.ts';
import { type Result, success } from '../../../domain/result.ts';
import type { Directory } from '../lists/directory.ts';
import { fillGaps } from './fill-gaps.ts';
import { mentionedIn, nameDevices } from './name-devices.ts';

export type DeviceParams = ParamsOf<'deviceinfo'>;

export type DeviceOptions = Readonly<{
  caller: Pick<Caller, 'get'>;
  /** Undefined where it is not there in a moment. */
  directory: () => Promise<Directory | undefined>;
}>;

export type Devices = Readonly<{
  get(params: DeviceParams, how?: OpenOptions): Promise<Result<Answered<DeviceAnswer>>>;
}>;

export const deviceRequest = ({
  datatype = 'co',
  showallgraphdata = true,
  intervalhours = 1,
  ...params
}: DeviceParams): ApplianceDeviceParams => ({ ...params, datatype, showallgraphdata, intervalhours });

export const createDevices = ({ caller, directory }: DeviceOptions): Devices => ({
  get: async (params, how = {}) => {
    const told = await caller.get(deviceinfo, deviceRequest(params), how);
    if (!told.ok) return told;
    const { showallgraphdata = true, intervalhours = 1 } = params;
    const value = showallgraphdata ? fillGaps(told.value.value, intervalhours) : told.value.value;
    const known = mentionedIn(value, params.did).length > 0 ? await directory() : undefined;
    return success({ ...told.value, value: known === undefined ? value : nameDevices(value, params.did, known) });
  },
});
