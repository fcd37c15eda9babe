// Fetches what is known of one device: connections, bytes out and in, and the devices that resemble it.
import type { DeviceFacts } from '../../analysis/facts.ts';
import { type DataType, type DeviceAnswer, OUTSIDE_DID } from '../../domain/device.ts';
import type { Asker, Part } from '../asker.ts';
import type { DeviceNeeds, DevicePart } from '../needs.ts';
import { hidesOutside } from '../questions/hides-outside.ts';
import { deviceParams } from '../questions/params/device-params.ts';

const SIMILAR_DEVICES = 5;

export const collectDevice = async (
  asker: Asker,
  needs: DeviceNeeds,
  how: Omit<Part, 'name'> = {},
): Promise<DeviceFacts> => {
  const { did, intervalHours } = needs;
  const ask = (part: DevicePart, datatype: DataType, similarDevices?: number) =>
    needs.parts.includes(part)
      ? asker.get(
          { ...how, name: `${part} of device ${did}` },
          'deviceinfo',
          deviceParams({ ...needs, datatype, showAll: true, similarDevices }),
        )
      : undefined;
  const wantsPeers = needs.parts.includes('peers');
  const [connections, sent, received, peers] = await Promise.all([
    wantsPeers ? undefined : ask('connections', 'co'),
    ask('sent', 'sizeout'),
    ask('received', 'sizein'),
    ask('peers', 'co', needs.similarDevices ?? SIMILAR_DEVICES),
  ]);
  // The answer with the peers holds all that the device itself did.
  const own = peers ?? connections;
  return {
    did,
    intervalHours,
    connections: needs.parts.includes('connections') ? own : undefined,
    sent,
    received,
    peers,
    outside: needs.parts.includes('outside') ? await askOutside(asker, needs, own, how) : undefined,
  };
};

const askOutside = async (
  asker: Asker,
  needs: DeviceNeeds,
  own: DeviceAnswer | undefined,
  how: Omit<Part, 'name'>,
): Promise<DeviceAnswer | undefined> =>
  hidesOutside(own, needs)
    ? asker.get(
        { ...how, name: `what device ${needs.did} exchanged with the outside`, isOptional: true },
        'deviceinfo',
        deviceParams({
          ...needs,
          datatype: 'co',
          showAll: true,
          odid: OUTSIDE_DID,
          similarDevices: needs.parts.includes('peers') ? (needs.similarDevices ?? SIMILAR_DEVICES) : undefined,
        }),
      )
    : undefined;
