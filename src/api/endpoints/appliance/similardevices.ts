// GET /similardevices: which devices behave most like one, without what they did.
import type { ResemblingDevice } from '../../../domain/appliance.ts';
import { decodeSimilarDevices } from '../../../wire/appliance/similar-devices.ts';
import type { EndpointDefinition } from '../../endpoint.ts';
import { FULL_DETAILS, RESPONSE_DATA } from '../../parameters/alike.ts';
import { ANY_ID } from '../../parameters/parameter.ts';

export type SimilarDevicesParams = Readonly<{
  did: number;
  count?: number | undefined;
  fulldevicedetails?: boolean | undefined;
  token?: string | undefined;
  responsedata?: string | undefined;
}>;

export const similardevices: EndpointDefinition<'similardevices', SimilarDevicesParams, readonly ResemblingDevice[]> = {
  name: 'similardevices',
  path: '/similardevices',
  says: 'Which devices behave most like one',
  right: 'Visualizer',
  absence: {
    came: 'the appliance knows no such device or none like it',
    advice: 'Check did; the devicesearch endpoint finds the ids of devices.',
  },
  parameters: [
    { name: 'did', ...ANY_ID, isRequired: true, says: 'Id of the device' },
    { name: 'count', kind: 'integer', least: 1, most: 100_000, says: 'At most so many devices' },
    FULL_DETAILS,
    { name: 'token', kind: 'text', says: 'Of a notice that they changed: those before it and those since' },
    RESPONSE_DATA,
  ],
  rules: [],
  decode: ({ chunks, pace }) => decodeSimilarDevices(chunks, pace),
};
