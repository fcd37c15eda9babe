// GET /subnets: the networks an appliance knows, and how well it sees each of them.
import type { KnownSubnet } from '../../../domain/appliance.ts';
import { decodeSubnets } from '../../../wire/appliance/subnets.ts';
import { type EndpointDefinition, NOT_IN_EVERY_VERSION } from '../../endpoint.ts';
import { RESPONSE_DATA, SEEN_SINCE } from '../../parameters/alike.ts';
import { ANY_ID } from '../../parameters/parameter.ts';

export type SubnetsParams = Readonly<{
  sid?: number | undefined;
  seensince?: string | undefined;
  responsedata?: string | undefined;
}>;

export const subnets: EndpointDefinition<'subnets', SubnetsParams, readonly KnownSubnet[]> = {
  name: 'subnets',
  path: '/subnets',
  says: 'The networks the appliance knows, and how well it sees each of them',
  right: 'Visualizer or Subnet Admin',
  absence: NOT_IN_EVERY_VERSION,
  parameters: [
    { name: 'sid', ...ANY_ID, says: 'The subnet with this id' },
    { name: 'seensince', ...SEEN_SINCE, says: 'Only subnets with traffic in so long a time, half a year at most' },
    RESPONSE_DATA,
  ],
  rules: [],
  decode: ({ chunks, pace }) => decodeSubnets(chunks, pace),
};
