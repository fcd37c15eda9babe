// What may be asked of /network: whose traffic, which part of it, over which span, measured how.
import { isIP } from 'node:net';
import { HOUR_MS, type TimeSpan } from '../../../domain/instant.ts';
import type { EndpointRequest } from '../../endpoint.ts';
import type { FlowSide, SimulatedDevice, SimulatedSubnet } from '../../model.ts';
import { findApplication, findProtocol } from '../enums/protocols.ts';
import { type Metric, metricNamed } from '../metrics/catalogue.ts';
import { createQuestionReader, type QuestionReader } from '../question-reader.ts';
import { readSpan } from '../read-span.ts';

/** Whose traffic is looked at. */
export type Viewed =
  | Readonly<{ kind: 'device'; device: SimulatedDevice }>
  | Readonly<{ kind: 'subnet'; subnet: SimulatedSubnet }>
  /** Or only what is exchanged with this address outside. */
  | Readonly<{ kind: 'everything'; ip: string | undefined }>
  | Readonly<{ kind: 'nobody'; did: number | undefined }>
  | Readonly<{ kind: 'nowhere' }>;

export type NetworkQuestion = Readonly<{
  viewed: Viewed;
  span: TimeSpan;
  /** Undefined: both. */
  side: FlowSide | undefined;
  metric: Metric;
  /** By name, in lower case; a name that nothing has lets nothing pass. */
  protocol: string | undefined;
  application: string | undefined;
  port: number | undefined;
  sourcePort: number | undefined;
  destinationPort: number | undefined;
  wantsDetails: boolean;
}>;

/** Nobody and no subnet has this number: no flow is looked at. */
export const isEmpty = ({ kind }: Viewed): boolean => kind === 'nobody' || kind === 'nowhere';

const PORTS = { from: 0, to: 65_535 };

/** Undefined where the question cannot be read. */
export const readNetworkQuestion = (request: EndpointRequest): NetworkQuestion | undefined => {
  const reader = createQuestionReader(request.parameters);
  const span = readSpan(reader, request.nowAt, HOUR_MS);
  const viewed = readViewed(reader, request);
  const metric = reader.parsed('metric', metricNamed) ?? metricNamed();
  const question = {
    side: readSide(reader, viewed),
    protocol: reader.parsed('protocol', (asked) => findProtocol(asked) ?? asked)?.toLowerCase(),
    application: reader.parsed('applicationprotocol', (asked) => findApplication(asked) ?? asked)?.toLowerCase(),
    port: reader.wholeNumber('port', PORTS),
    sourcePort: reader.wholeNumber('sourceport', PORTS),
    destinationPort: reader.wholeNumber('destinationport', PORTS),
    wantsDetails: reader.flag('fulldevicedetails') === true,
  };
  if (span === undefined || viewed === undefined || metric === undefined || reader.isMisread()) return undefined;
  return { ...question, viewed, span, metric };
};

/** A device is asked for by its number or its address; both have to be of the same one. */
const readViewed = (reader: QuestionReader, { engine }: EndpointRequest): Viewed | undefined => {
  const did = reader.wholeNumber('did');
  const ip = reader.parsed('ip', (text) => (isIP(text) === 0 ? undefined : text));
  const sid = reader.wholeNumber('viewsubnet');
  if (did !== undefined || (ip !== undefined && engine.devices.some((device) => device.ip === ip))) {
    const device = did === undefined ? engine.devices.find((known) => known.ip === ip) : engine.deviceByDid(did);
    if (device === undefined || (ip !== undefined && device.ip !== ip)) return { kind: 'nobody', did };
    return { kind: 'device', device };
  }
  if (sid === undefined) return { kind: 'everything', ip };
  const subnet = engine.subnets.find((known) => known.sid === sid);
  return subnet === undefined ? { kind: 'nowhere' } : { kind: 'subnet', subnet };
};

/** A device's traffic with the outside is told only when it is asked for. */
const readSide = (reader: QuestionReader, viewed: Viewed | undefined): FlowSide | undefined =>
  reader.word('intext', ['internal', 'external']) ?? (viewed?.kind === 'device' ? 'internal' : undefined);
