// GET /network in the documents' dialect: one pass over the flows, written while they are made.
import type { Instant } from '../../../domain/instant.ts';
import { wantedBatches } from '../../asking/wanted-batches.ts';
import { type Asked, answerJson, type EndpointAnswer, refuse } from '../../endpoint.ts';
import type { SimulatedDevice, SimulatedFlow, SimulatedSubnet } from '../../model.ts';
import { jsonAnswer } from '../../short-answer.ts';
import type { ElementFields } from './element-fields.ts';
import { createFlowFilter, type FlowTest, sideOf } from './flow-filter.ts';
import { createFlowWriter } from './flow-writer.ts';
import { groupByHour } from './metric-points.ts';
import { createSummaryTally, type SummaryTally } from './network-summary.ts';
import { createPartyWriter, tellDevice } from './party-writer.ts';
import { writeHour } from './point-writer.ts';
import { type NetworkQuestion, readNetworkQuestion } from './read-question.ts';
import { chooseParts } from './response-fields.ts';
import { createSubnetMembership } from './subnet-membership.ts';

/** Large enough that a chunk is worth a write, small enough that a slow client holds little memory. */
const CHUNK_CHARACTERS = 65_536;

export const answerNetwork = (asked: Asked): EndpointAnswer => {
  const reading = readNetworkQuestion(asked.parameters, asked.nowAt);
  if (reading.kind === 'refusal') return refuse(reading.answer);
  const { question } = reading;
  const subnet = asked.engine.subnets.find(({ sid }) => sid === question.sid);
  if (question.sid !== undefined && subnet === undefined)
    return refuse(jsonAnswer(404, { error: `subnet ${question.sid} not found` }));
  return answerJson(joinParts(writeParts(asked, question, subnet)));
};

/** The commas between the parts that are there, and the braces around them. */
async function* joinParts(parts: readonly AsyncIterable<string>[]): AsyncGenerator<string> {
  for (const [index, part] of parts.entries()) {
    yield index === 0 ? '{' : ',';
    yield* part;
  }
  yield parts.length === 0 ? '{}' : '}';
}

const writeParts = (
  asked: Asked,
  question: NetworkQuestion,
  subnet: SimulatedSubnet | undefined,
): readonly AsyncIterable<string>[] => {
  const parts = chooseParts(question.fields, question.metric !== undefined);
  const isInSubnet = subnet === undefined ? undefined : createSubnetMembership(subnet.network);
  const passes = createFlowFilter(question, isInSubnet);
  const tally = createSummaryTally(question.span);
  const flows = (): AsyncIterable<readonly SimulatedFlow[]> => askFlows(asked, question, passes);
  const { traffic, data } = parts;
  const isAsked = createDeviceTest(question, isInSubnet);
  return [
    ...(parts.metric ? [writeOnce(() => `"metric":${JSON.stringify(question.metric)}`)] : []),
    ...(data === undefined ? [] : [writePoints(groupByHour(flows(), isAsked), data, question, asked)]),
    ...(traffic === undefined ? [] : [writeTraffic(flows(), traffic, question, asked, tally)]),
    ...(parts.summary ? [writeSummary(traffic === undefined ? flows() : undefined, tally)] : []),
  ];
};

async function* askFlows(
  { engine, signal }: Asked,
  question: NetworkQuestion,
  passes: FlowTest,
): AsyncGenerator<readonly SimulatedFlow[]> {
  const { did, span } = question;
  const batches = did === undefined ? engine.flows(span, signal, sideOf(question)) : engine.flowsOf(did, span, signal);
  for await (const batch of wantedBatches(batches, signal)) yield batch.filter(passes);
}

async function* writeTraffic(
  flows: AsyncIterable<readonly SimulatedFlow[]>,
  fields: ElementFields,
  { wantsDetails }: NetworkQuestion,
  { engine, nowAt }: Asked,
  tally: SummaryTally,
): AsyncGenerator<string> {
  const write = createFlowWriter(
    fields,
    createPartyWriter(wantsDetails, (device) => engine.lastSeenAt(device, nowAt)),
  );
  let text = '"traffic":[';
  let separator = '';
  for await (const batch of flows)
    for (const flow of batch) {
      tally.add(flow);
      text += separator + write(flow);
      separator = ',';
      if (text.length < CHUNK_CHARACTERS) continue;
      yield text;
      text = '';
    }
  yield `${text}]`;
}

/** When no traffic is told nobody else has counted the flows, so they are counted here. */
async function* writeSummary(
  uncounted: AsyncIterable<readonly SimulatedFlow[]> | undefined,
  tally: SummaryTally,
): AsyncGenerator<string> {
  if (uncounted !== undefined) for await (const batch of uncounted) for (const flow of batch) tally.add(flow);
  yield `"summary":${JSON.stringify(tally.tell())}`;
}

async function* writePoints(
  hours: ReturnType<typeof groupByHour>,
  fields: ElementFields,
  { wantsDetails }: NetworkQuestion,
  { engine, nowAt }: Asked,
): AsyncGenerator<string> {
  const lastSeenAt = (device: SimulatedDevice): Instant => engine.lastSeenAt(device, nowAt);
  const tell = (device: SimulatedDevice): unknown =>
    wantsDetails ? tellDevice(device, true, lastSeenAt) : { did: device.did, ip: device.ip, hostname: device.hostname };
  let opening = '"data":[';
  for await (const hour of hours) {
    yield opening + writeHour(hour, fields, tell);
    opening = ',';
  }
  yield opening === ',' ? ']' : `${opening}]`;
}

/** Whoever asks for one device, address or subnet wants its points, not those of everybody it talked to. */
const createDeviceTest = (
  { did, ip }: NetworkQuestion,
  isInSubnet: ((ip: string) => boolean) | undefined,
): ((device: SimulatedDevice) => boolean) => {
  return (device) =>
    (did === undefined || device.did === did) &&
    (ip === undefined || device.ip === ip) &&
    (isInSubnet === undefined || isInSubnet(device.ip));
};

async function* writeOnce(write: () => string): AsyncGenerator<string> {
  yield write();
}
