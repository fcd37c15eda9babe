// GET /status: how the appliance itself is: version, clock, load, queues, probes, subnets.
import type { ApplianceStatus } from '../../../domain/appliance.ts';
import { decodeStatus } from '../../../wire/appliance/status.ts';
import { type EndpointDefinition, NOT_IN_EVERY_VERSION } from '../../endpoint.ts';
import { RESPONSE_DATA } from '../../parameters/alike.ts';

export type StatusParams = Readonly<{
  fast?: boolean | undefined;
  includechildren?: boolean | undefined;
  responsedata?: string | undefined;
  format?: 'json' | undefined;
}>;

export const status: EndpointDefinition<'status', StatusParams, ApplianceStatus> = {
  name: 'status',
  path: '/status',
  says: 'How the appliance itself is: version, clock, load, queues, probes and subnets',
  right: 'Status',
  absence: NOT_IN_EVERY_VERSION,
  parameters: [
    { name: 'fast', kind: 'boolean', says: 'Without looking up how well subnets are seen, and much sooner' },
    { name: 'includechildren', kind: 'boolean', says: 'With the probes below it, or without (false)' },
    RESPONSE_DATA,
    { name: 'format', kind: 'choice', allowed: ['json'], says: 'For old versions, which send a web page otherwise' },
  ],
  rules: [],
  decode: ({ chunks, pace }) => decodeStatus(chunks, pace),
};
