// GET /enums: the names behind the codes in an appliance's answers. Megabytes as a whole.
import type { NamedCodes } from '../../../domain/appliance.ts';
import { decodeEnums } from '../../../wire/appliance/enums.ts';
import { type EndpointDefinition, NOT_IN_EVERY_VERSION } from '../../endpoint.ts';

export type EnumsParams = Readonly<{ responsedata?: string | undefined }>;

export const enums: EndpointDefinition<'enums', EnumsParams, readonly NamedCodes[]> = {
  name: 'enums',
  path: '/enums',
  says: 'The names behind the codes in answers: countries, protocols, vendors, kinds of device',
  right: 'Visualizer or View Models',
  absence: NOT_IN_EVERY_VERSION,
  parameters: [
    { name: 'responsedata', kind: 'field', says: 'Only these codes, such as protocol; all of them are megabytes' },
  ],
  rules: [],
  decode: ({ chunks, pace }) => decodeEnums(chunks, pace),
};
