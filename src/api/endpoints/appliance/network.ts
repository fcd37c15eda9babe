// GET /network of an appliance in the field: the traffic of a device or a subnet, summed up by one trait after the other.
import type { NetworkAnswer } from '../../../flows/network-answer.ts';
import { decodeNetwork } from '../../../wire/appliance/network.ts';
import type { EndpointDefinition } from '../../endpoint.ts';
import { FULL_DETAILS, RESPONSE_DATA } from '../../parameters/alike.ts';
import { ANY_ID } from '../../parameters/parameter.ts';
import { spanRule } from '../../parameters/rules.ts';

export type ApplianceNetworkParams = Readonly<{
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
  responsedata?: string | undefined;
}>;

export const network: EndpointDefinition<'network', ApplianceNetworkParams, NetworkAnswer> = {
  name: 'network',
  path: '/network',
  says: 'The traffic of a device or a subnet: sums by port, protocol and peer, and its connections',
  right: 'Visualizer and Unrestricted Devices',
  absence: {
    came: 'this host has no such endpoint, or the appliance knows no such device or subnet',
    advice:
      'Check did and viewsubnet if they are asked for, else host: it must be the appliance itself, without a path.',
  },
  refusal: 'Some versions want a did, an ip or a viewsubnet; the names of metrics are those of the metrics endpoint.',
  parameters: [
    { name: 'applicationprotocol', kind: 'text', says: 'Only this application protocol, such as HTTPS' },
    { name: 'destinationport', kind: 'port', says: 'Only connections to this port' },
    { name: 'did', ...ANY_ID, says: 'The device to look at; inside traffic only, unless intext says otherwise' },
    { name: 'endtime', kind: 'instant', says: 'End of the span, in milliseconds; needs starttime' },
    {
      name: 'from_',
      wire: 'from',
      kind: 'moment',
      says: 'Start of the span, written as text; needs to. The last hour if no span is given',
    },
    FULL_DETAILS,
    {
      name: 'intext',
      kind: 'choice',
      allowed: ['internal', 'external'],
      says: 'Only traffic inside, or with the outside',
    },
    { name: 'ip', kind: 'address', says: 'The address to look at' },
    { name: 'metric', kind: 'text', says: 'What sizes count, such as datatransfervolume; see the metrics endpoint' },
    { name: 'port', kind: 'port', says: 'Only connections with this port at either end' },
    { name: 'protocol', kind: 'text', says: 'Only this IP protocol, such as TCP' },
    { name: 'sourceport', kind: 'port', says: 'Only connections from this port' },
    { name: 'starttime', kind: 'instant', says: 'Start of the span, in milliseconds; needs endtime' },
    { name: 'to', kind: 'moment', says: 'End of the span, written as text; needs from' },
    { name: 'viewsubnet', ...ANY_ID, says: 'The subnet to look at, by its sid' },
    RESPONSE_DATA,
  ],
  rules: [spanRule],
  decode: ({ chunks, pace }) => decodeNetwork(chunks, pace),
};
