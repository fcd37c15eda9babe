// Answers of the network endpoint in the documented dialect: flows with their summary, or the points of one metric.
import type { Flow, MetricPoint, NetworkAnswer, NetworkSummary } from '../../domain/flow.ts';
import type { Result } from '../../domain/result.ts';
import { decode } from '../decode.ts';
import type { Wanted } from '../json-pattern.ts';
import type { Chunks, Pace } from '../json-stream.ts';
import { anyText, number, required, text, whole } from '../leaf.ts';
import { present, record } from '../record.ts';
import { field, object, part, placesOf, readList, readWith } from '../shape.ts';
import { flow, metricPoint } from './flow.ts';
import { instantIn } from './wire-time.ts';

type TopProtocol = NonNullable<NetworkSummary['topProtocols']>[number];
type TopPort = NonNullable<NetworkSummary['topPorts']>[number];

const instant = field(instantIn('milliseconds'));

const topProtocol = record<TopProtocol>({
  protocol: ['protocol', required(anyText, 'the name of a protocol')],
  percent: ['percentage', number],
});

const topPort = record<TopPort>({
  port: ['port', required(whole, 'the number of a port')],
  percent: ['percentage', number],
});

const summary = part(
  {
    totalconnections: field(number),
    totalbytes: field(number),
    totalpackets: field(number),
    timerange: part({ start: instant, end: instant }, (wire) => wire),
    topprotocols: readList<TopProtocol>(),
    topports: readList<TopPort>(),
  },
  (wire): NetworkSummary => ({
    connectionCount: wire.totalconnections,
    totalBytes: wire.totalbytes,
    totalPackets: wire.totalpackets,
    startAt: wire.timerange?.start,
    endAt: wire.timerange?.end,
    topProtocols: wire.topprotocols,
    topPorts: wire.topports,
  }),
);

const answer = object(
  { traffic: readList<Flow>(), summary, metric: field(text), data: readList<MetricPoint>() },
  (wire): NetworkAnswer => ({ flows: wire.traffic, summary: wire.summary, metric: wire.metric, points: wire.data }),
);

const WANTED: Wanted = {
  masses: { 'traffic[]': present(flow), 'data[]': present(metricPoint) },
  elements: { 'summary.topprotocols[]': present(topProtocol), 'summary.topports[]': present(topPort) },
  places: placesOf(answer),
};

const readAnswer = readWith(answer);

export const decodeNetwork = (chunks: Chunks, pace: Pace): Promise<Result<NetworkAnswer>> =>
  decode(chunks, { what: 'network', wanted: WANTED, read: readAnswer }, pace);
