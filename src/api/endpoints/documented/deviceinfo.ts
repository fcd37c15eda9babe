// GET /deviceinfo: what one device did over time, with whom, and which devices resemble it.
import type { DataType, DeviceAnswer } from '../../../domain/device.ts';
import { decodeDevice } from '../../../wire/documented/device.ts';
import type { EndpointDefinition } from '../../endpoint.ts';
import { ANY_ID } from '../../parameters/parameter.ts';

export type DeviceParams = Readonly<{
  did: number;
  datatype?: DataType | undefined;
  odid?: number | undefined;
  port?: number | undefined;
  externaldomain?: string | undefined;
  fulldevicedetails?: boolean | undefined;
  showallgraphdata?: boolean | undefined;
  similardevices?: number | undefined;
  intervalhours?: 1 | 2 | 4 | 6 | 12 | 24 | undefined;
}>;

export const deviceinfo: EndpointDefinition<'deviceinfo', DeviceParams, DeviceAnswer> = {
  name: 'deviceinfo',
  path: '/deviceinfo',
  says: 'What one device did over time, with whom, and which devices resemble it',
  right: 'Visualizer and Unrestricted Devices',
  absence: {
    came: 'the appliance knows no such device or has no data for it',
    advice: 'Check did; the network endpoint shows the ids of devices that talk.',
  },
  parameters: [
    { name: 'did', ...ANY_ID, isRequired: true, says: 'Id of the device' },
    {
      name: 'datatype',
      kind: 'choice',
      allowed: ['co', 'sizeout', 'sizein'],
      says: 'Connections (co), bytes sent (sizeout) or bytes received (sizein)',
    },
    { name: 'odid', ...ANY_ID, says: 'Only connections with the device with this id' },
    { name: 'port', kind: 'port', says: 'Only connections with this port' },
    { name: 'externaldomain', kind: 'text', says: 'Only connections with this domain outside' },
    { name: 'fulldevicedetails', kind: 'boolean', says: 'Everything known of each device that is mentioned' },
    { name: 'showallgraphdata', kind: 'boolean', says: 'Intervals without any connection too' },
    {
      name: 'similardevices',
      kind: 'integer',
      least: 0,
      most: 100_000,
      says: 'How many similar devices to compare with',
    },
    {
      name: 'intervalhours',
      kind: 'integer',
      least: 1,
      most: 24,
      oneOf: [1, 2, 4, 6, 12, 24],
      says: 'Length of one interval in hours',
    },
  ],
  rules: [],
  decode: ({ chunks, pace }, params) => decodeDevice(chunks, params.datatype ?? 'co', pace),
};
