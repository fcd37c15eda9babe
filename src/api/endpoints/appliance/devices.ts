// GET /devices: what an appliance knows of one device, or of those seen lately.
import type { DeviceIdentity } from '../../../domain/device.ts';
import { decodeDevices } from '../../../wire/appliance/devices.ts';
import type { EndpointDefinition } from '../../endpoint.ts';
import { RESPONSE_DATA, SEEN_SINCE } from '../../parameters/alike.ts';
import { ANY_ID } from '../../parameters/parameter.ts';
import { onlyWith } from '../../parameters/rules.ts';

export type DevicesParams = Readonly<{
  did?: number | undefined;
  ip?: string | undefined;
  iptime?: string | undefined;
  mac?: string | undefined;
  sid?: number | undefined;
  seensince?: string | undefined;
  count?: number | undefined;
  includetags?: boolean | undefined;
  cloudsecurity?: boolean | undefined;
  saasfilter?: string | undefined;
  responsedata?: string | undefined;
}>;

export const devices: EndpointDefinition<'devices', DevicesParams, readonly DeviceIdentity[]> = {
  name: 'devices',
  path: '/devices',
  says: 'What the appliance knows of a device, or of those seen in the last week',
  right: 'Visualizer and Unrestricted Devices',
  absence: {
    came: 'this host has no such endpoint, or the appliance knows no such device',
    advice: 'Check did, ip or mac if one is asked for, else host: it must be the appliance itself, without a path.',
  },
  parameters: [
    { name: 'did', ...ANY_ID, says: 'The device with this id' },
    { name: 'ip', kind: 'address', says: 'The device with this address' },
    { name: 'iptime', kind: 'moment', says: 'When it had that address' },
    { name: 'mac', kind: 'text', says: 'The device with this MAC address' },
    { name: 'sid', ...ANY_ID, says: 'Only devices of the subnet with this id' },
    { name: 'seensince', ...SEEN_SINCE, says: 'Only devices seen in so long a time' },
    { name: 'count', kind: 'integer', least: 1, most: 100_000, says: 'At most so many devices' },
    { name: 'includetags', kind: 'boolean', says: 'With the tags of each device' },
    { name: 'cloudsecurity', kind: 'boolean', says: 'Only devices in a cloud' },
    {
      name: 'saasfilter',
      kind: 'form',
      form: /\*$/,
      allowed: 'the beginning of a name, with * behind it, such as office365*',
      says: 'Only users of this service',
    },
    RESPONSE_DATA,
  ],
  rules: [onlyWith('iptime', 'ip')],
  decode: ({ chunks, pace }) => decodeDevices(chunks, pace),
};
