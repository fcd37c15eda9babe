// Answers of the network endpoint in the documented dialect: flows with their summary, or the points of one metric.
// It is read in a thread of its own, which has to start fast: so there is no zod here.
import type { MetricPoint, NetworkSummary } from '../../domain/flow.ts';
import { type Result, success } from '../../domain/result.ts';
import type { NetworkAnswer, PackedNetworkAnswer } from '../../flows/network-answer.ts';
import { openTable } from '../../flows/table/open-table.ts';
import { decode } from '../decode.ts';
import type { Wanted } from '../json-pattern.ts';
import type { Chunks, Pace } from '../json-stream.ts';
import { anyText, number, readElements, required, text, whole } from '../leaf.ts';
import { present, record } from '../record.ts';
import { metricPoint } from './flow.ts';
import { FlowIntake } from './flow-intake.ts';
import { instantIn } from './wire-time.ts';

type TopProtocol = NonNullable<NetworkSummary['topProtocols']>[number];
type TopPort = NonNullable<NetworkSummary['topPorts']>[number];
type Span = Readonly<{ start: number | undefined; end: number | undefined }>;

/** As the wire has it: the span of the summary is an object of its own, and of the flows only their list is left. */
type WireSummary = Omit<NetworkSummary, 'startAt' | 'endAt'> & Readonly<{ span: Span | undefined }>;
type WireAnswer = Readonly<{
  flows: readonly unknown[] | undefined;
  summary: WireSummary | undefined;
  metric: string | undefined;
  points: readonly MetricPoint[] | undefined;
}>;

const instant = instantIn('milliseconds');

const topProtocol = record<TopProtocol>({
  protocol: ['protocol', required(anyText, 'the name of a protocol')],
  percent: ['percentage', number],
});

const topPort = record<TopPort>({
  port: ['port', required(whole, 'the number of a port')],
  percent: ['percentage', number],
});

const summary = record<WireSummary>({
  connectionCount: ['totalconnections', number],
  totalBytes: ['totalbytes', number],
  totalPackets: ['totalpackets', number],
  span: ['timerange', record<Span>({ start: ['start', instant], end: ['end', instant] })],
  topProtocols: ['topprotocols', readElements<TopProtocol>()],
  topPorts: ['topports', readElements<TopPort>()],
});

const answer = present(
  record<WireAnswer>({
    flows: ['traffic', readElements<unknown>()],
    summary: ['summary', summary],
    metric: ['metric', text],
    points: ['data', readElements<MetricPoint>()],
  }),
);

const WANTED: Wanted = {
  masses: { 'data[]': present(metricPoint) },
  elements: { 'summary.topprotocols[]': present(topProtocol), 'summary.topports[]': present(topPort) },
  places: [
    ...['traffic', 'metric', 'data'],
    ...['totalconnections', 'totalbytes', 'totalpackets', 'topprotocols', 'topports'].map((name) => `summary.${name}`),
    ...['summary.timerange.start', 'summary.timerange.end'],
  ],
};

/**
 * The one that was used last. While it lives, the engine keeps the machine code it has made for such objects; with the last of
 * them that code goes too, and the next answer takes twice the time.
 */
const last: { intake?: FlowIntake } = {};

/** The intake must be new; it tells how many flows have come so far. */
export const packNetwork = async (
  chunks: Chunks,
  pace: Pace,
  intake: FlowIntake,
): Promise<Result<PackedNetworkAnswer>> => {
  const wanted = { ...WANTED, intakes: { 'traffic[]': intake } };
  const decoded = await decode(chunks, { what: 'network', wanted, read: answer }, pace);
  const table = intake.pack();
  last.intake = intake;
  if (!decoded.ok) return decoded;
  const { flows, points, metric, summary: told } = decoded.value;
  return success({
    flows: flows === undefined ? undefined : table,
    summary: told === undefined ? undefined : summaryOf(told),
    metric,
    points,
    sections: undefined,
    parties: undefined,
    counted: undefined,
  });
};

export const decodeNetwork = async (chunks: Chunks, pace: Pace): Promise<Result<NetworkAnswer>> => {
  const packed = await packNetwork(chunks, pace, new FlowIntake(0));
  if (!packed.ok) return packed;
  const { flows, ...rest } = packed.value;
  return success({ ...rest, flows: flows === undefined ? undefined : openTable(flows) });
};

const summaryOf = ({ span, ...rest }: WireSummary): NetworkSummary => ({
  ...rest,
  startAt: span?.start,
  endAt: span?.end,
});
