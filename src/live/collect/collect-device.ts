// Fetches what is known of one device: connections, bytes out and in, and the devices that resemble it.
import type { DeviceFacts } from '../../analysis/facts.ts';
import type { ParamsOf } from '../../api/endpoints/index.ts';
import type { DeviceAnswer } from '../../domain/device.ts';
import type { Asker } from '../asker.ts';
import type { DeviceNeeds, DevicePart } from '../needs.ts';

const SIMILAR_DEVICES = 5;

export const collectDevice = async (asker: Asker, needs: DeviceNeeds, isOptional = false): Promise<DeviceFacts> => {
  const { did, intervalHours } = needs;
  const always = {
    did,
    intervalhours: intervalHours,
    odid: needs.odid,
    port: needs.port,
    externaldomain: needs.externalDomain,
    fulldevicedetails: true,
    showallgraphdata: true,
  } as const;
  const ask = (part: DevicePart, more: Partial<ParamsOf<'deviceinfo'>>): Promise<DeviceAnswer | undefined> =>
    needs.parts.includes(part)
      ? asker.get({ name: `${part} of device ${did}`, isOptional }, 'deviceinfo', { ...always, ...more })
      : Promise.resolve(undefined);
  const wantsPeers = needs.parts.includes('peers');
  const [connections, sent, received, peers] = await Promise.all([
    wantsPeers ? undefined : ask('connections', { datatype: 'co' }),
    ask('sent', { datatype: 'sizeout' }),
    ask('received', { datatype: 'sizein' }),
    ask('peers', { datatype: 'co', similardevices: needs.similarDevices ?? SIMILAR_DEVICES }),
  ]);
  // The answer with the peers holds all that the device itself did.
  return {
    did,
    intervalHours,
    connections: needs.parts.includes('connections') ? (peers ?? connections) : undefined,
    sent,
    received,
    peers,
  };
};
