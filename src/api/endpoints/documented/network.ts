// GET /network: the flows of a span of time, with a summary, or one metric over it.
import type { NetworkAnswer } from '../../../flows/network-answer.ts';
import { decodeNetwork } from '../../../wire/documented/network.ts';
import type { EndpointDefinition } from '../../endpoint.ts';
import { ANY_ID } from '../../parameters/parameter.ts';
import { spanRule } from '../../parameters/rules.ts';

export type NetworkParams = Readonly<{
  applicationprotocol?: string | undefined;
  destinationport?: number | undefined;
  did?: number | undefined;
  endtime?: number | undefined;
  from_?: string | undefined;
  fulldevicedetails?: boolean | undefined;
  intext?: 'internal' | 'external' | undefined;
  ip?: string | undefined;
  metric?: string | undefined;
  port?: number | undefined;
  protocol?: string | undefined;
  sourceport?: number | undefined;
  starttime?: number | undefined;
  to?: string | undefined;
  viewsubnet?: number | undefined;
  responsedata?: string | readonly string[] | undefined;
}>;

export const network: EndpointDefinition<'network', NetworkParams, NetworkAnswer> = {
  name: 'network',
  path: '/network',
  says: 'The flows of a span of time with their summary, or one metric over it',
  right: 'Visualizer and Unrestricted Devices',
  absence: {
    came: 'this host has no such endpoint, or the appliance knows no such device or subnet',
    advice:
      'Check did and viewsubnet if they are asked for, else host: it must be the appliance itself, without a path.',
  },
  parameters: [
    { name: 'applicationprotocol', kind: 'text', says: 'Only this application protocol, such as HTTPS' },
    { name: 'destinationport', kind: 'port', says: 'Only flows to this port' },
    { name: 'did', ...ANY_ID, says: 'Only flows of the device with this id' },
    { name: 'endtime', kind: 'instant', says: 'End of the span, in milliseconds; needs starttime' },
    { name: 'from_', wire: 'from', kind: 'moment', says: 'Start of the span, written as text; needs to' },
    { name: 'fulldevicedetails', kind: 'boolean', says: 'Everything known of each device instead of its name only' },
    {
      name: 'intext',
      kind: 'choice',
      allowed: ['internal', 'external'],
      says: 'Only traffic inside, or with the outside',
    },
    { name: 'ip', kind: 'address', says: 'Only flows with this address at either end' },
    { name: 'metric', kind: 'text', says: 'One metric over time instead of the flows, such as bandwidth' },
    { name: 'port', kind: 'port', says: 'Only flows with this port at either end' },
    { name: 'protocol', kind: 'text', says: 'Only this IP protocol, such as TCP' },
    { name: 'sourceport', kind: 'port', says: 'Only flows from this port' },
    { name: 'starttime', kind: 'instant', says: 'Start of the span, in milliseconds; needs endtime' },
    { name: 'to', kind: 'moment', says: 'End of the span, written as text; needs from' },
    { name: 'viewsubnet', ...ANY_ID, says: 'Only flows of the subnet with this id' },
    {
      name: 'responsedata',
      kind: 'fields',
      says: 'Only these fields of the answer, or of each flow in it, such as bytes,packets',
    },
  ],
  rules: [spanRule],
  decode: ({ chunks, pace }) => decodeNetwork(chunks, pace),
};
