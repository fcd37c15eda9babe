// GET /deviceinfo of an appliance in the field: four weeks of one device as a series, and the shares of its peers and ports.
import type { DataType, DeviceAnswer } from '../../../domain/device.ts';
import { decodeDevice } from '../../../wire/appliance/device.ts';
import type { EndpointDefinition } from '../../endpoint.ts';
import { FULL_DETAILS } from '../../parameters/alike.ts';
import { ANY_ID } from '../../parameters/parameter.ts';

export type ApplianceDeviceParams = Readonly<{
  did: number;
  datatype?: DataType | undefined;
  odid?: number | undefined;
  port?: number | undefined;
  externaldomain?: string | undefined;
  fulldevicedetails?: boolean | undefined;
  showallgraphdata?: boolean | undefined;
  similardevices?: number | undefined;
  intervalhours?: number | undefined;
}>;

/** Nothing longer is ever told. */
const FOUR_WEEKS_HOURS = 672;

export const deviceinfo: EndpointDefinition<'deviceinfo', ApplianceDeviceParams, DeviceAnswer> = {
  name: 'deviceinfo',
  path: '/deviceinfo',
  says: 'Four weeks of one device as a series, with the shares of its peers and ports',
  right: 'Visualizer and Unrestricted Devices',
  absence: {
    came: 'the appliance knows no such device or has no data for it',
    advice: 'Check did; the devicesearch endpoint finds the ids of devices.',
  },
  refusal: 'It may know no device with this did; the devicesearch endpoint finds the ids of devices.',
  parameters: [
    { name: 'did', ...ANY_ID, isRequired: true, says: 'Id of the device' },
    {
      name: 'datatype',
      kind: 'choice',
      allowed: ['co', 'sizeout', 'sizein'],
      says: 'Connections (co), data sent (sizeout) or data received (sizein)',
    },
    { name: 'odid', ...ANY_ID, says: 'Only connections with the device with this id; 0 is everything outside' },
    { name: 'port', kind: 'port', says: 'Only connections with this port' },
    { name: 'externaldomain', kind: 'text', says: 'Only connections with this domain outside; give odid=0 with it' },
    FULL_DETAILS,
    { name: 'showallgraphdata', kind: 'boolean', says: 'Intervals without anything too' },
    {
      name: 'similardevices',
      kind: 'integer',
      least: 0,
      most: 100_000,
      says: 'So many similar devices too, each as long as the device itself',
    },
    {
      name: 'intervalhours',
      kind: 'integer',
      least: 1,
      most: FOUR_WEEKS_HOURS,
      says: 'Length of one interval in hours',
    },
  ],
  rules: [],
  decode: ({ chunks, pace }, { did, datatype = 'co' }) => decodeDevice(chunks, { did, datatype }, pace),
};
