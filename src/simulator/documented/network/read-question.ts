// What may be asked of /network, and which parameters go together.
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { HOUR_MS, type Instant, type TimeSpan } from '../../../domain/instant.ts';
import { createParameterReader, type Parameter, type ParameterReader } from '../../asking/parameter-reader.ts';
import type { ShortAnswer } from '../../short-answer.ts';

const METRICS = ['bandwidth', 'connections', 'internalconnections', 'externalconnections'] as const;

const KNOWN = [
  'applicationprotocol',
  'destinationport',
  'did',
  'endtime',
  'from',
  'fulldevicedetails',
  'intext',
  'ip',
  'metric',
  'port',
  'protocol',
  'responsedata',
  'sourceport',
  'starttime',
  'to',
  'viewsubnet',
];

const PORTS = { from: 0, to: 65_535 };

export type NetworkQuestion = Readonly<{
  span: TimeSpan;
  did: number | undefined;
  ip: string | undefined;
  port: number | undefined;
  sourcePort: number | undefined;
  destinationPort: number | undefined;
  protocol: string | undefined;
  applicationProtocol: string | undefined;
  intext: 'internal' | 'external' | undefined;
  sid: number | undefined;
  metric: (typeof METRICS)[number] | undefined;
  wantsDetails: boolean;
  fields: ReadonlySet<string> | undefined;
}>;

export type NetworkReading =
  | Readonly<{ kind: 'question'; question: NetworkQuestion }>
  | Readonly<{ kind: 'refusal'; answer: ShortAnswer }>;

export const readNetworkQuestion = (parameters: readonly Parameter[], nowAt: Instant): NetworkReading => {
  const reader = createParameterReader('network', parameters, KNOWN);
  const question: NetworkQuestion = {
    span: readSpan(reader, nowAt),
    did: reader.wholeNumber('did'),
    ip: reader.parsed('ip', readAddress, 'an IP address'),
    port: reader.wholeNumber('port', PORTS),
    sourcePort: reader.wholeNumber('sourceport', PORTS),
    destinationPort: reader.wholeNumber('destinationport', PORTS),
    protocol: reader.text('protocol')?.toLowerCase(),
    applicationProtocol: reader.text('applicationprotocol')?.toLowerCase(),
    intext: reader.choice('intext', ['internal', 'external']),
    sid: reader.wholeNumber('viewsubnet'),
    metric: reader.choice('metric', METRICS),
    wantsDetails: reader.boolean('fulldevicedetails') === true,
    fields: reader.names('responsedata'),
  };
  const refusal = reader.refusal();
  return refusal === undefined ? { kind: 'question', question } : { kind: 'refusal', answer: refusal };
};

/** In the one spelling that the world uses; an IPv4 address that is written as IPv6 (::ffff:10.0.0.1) is the IPv4 address. */
const readAddress = (text: string): string | undefined =>
  isIP(text) === 0 ? undefined : ipaddr.process(text).toString();

/** Either both in milliseconds, or both as text, or neither: the last hour. */
const readSpan = (reader: ParameterReader, nowAt: Instant): TimeSpan => {
  const startAt = reader.instant('starttime') ?? reader.instantText('from');
  const endAt = reader.instant('endtime') ?? reader.instantText('to');
  const hasNumber = reader.has('starttime') || reader.has('endtime');
  const hasText = reader.has('from') || reader.has('to');
  reader.contradicts(hasNumber && hasText, 'starttime and endtime do not mix with from and to');
  reader.contradicts(reader.has('starttime') !== reader.has('endtime'), 'starttime and endtime need each other');
  reader.contradicts(reader.has('from') !== reader.has('to'), 'from and to need each other');
  if (startAt === undefined || endAt === undefined) return { startAt: nowAt - HOUR_MS, endAt: nowAt };
  reader.contradicts(startAt > endAt, 'the start is after the end');
  return { startAt, endAt };
};
