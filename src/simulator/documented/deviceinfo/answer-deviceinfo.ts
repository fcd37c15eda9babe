// GET /deviceinfo in the documents' dialect: one pass over the device's ledgers fills all parts of its answer.
import { type Asked, answerJson, type EndpointAnswer, refuse } from '../../endpoint.ts';
import type { SimulatedDevice } from '../../model.ts';
import { jsonAnswer } from '../../short-answer.ts';
import { findSimilarDevices, type SimilarDevice } from '../../similar-devices.ts';
import { jsonText } from '../json-text.ts';
import { findAnomalies } from './anomaly-indicators.ts';
import { createBeaconShapes } from './beacon-shapes.ts';
import { createConnectionIntervals } from './connection-intervals.ts';
import { createDestinations, type DestinationTotals, tellDestination } from './destinations.ts';
import { tellDeviceCard, tellDeviceDetails } from './device-details.ts';
import { createDeviceTotals, tellDeviceSummary } from './device-summary.ts';
import { createOrdinary } from './ordinary.ts';
import { type DeviceQuestion, readDeviceQuestion } from './read-question.ts';
import { createScanShapes } from './scan-shapes.ts';
import { type LedgerTally, tallyLedgers } from './tally-ledgers.ts';
import { createTimeline, type Timeline } from './timeline.ts';
import { createTransferIntervals } from './transfer-intervals.ts';

export const answerDeviceinfo = (asked: Asked): EndpointAnswer => {
  const reading = readDeviceQuestion(asked.parameters);
  if (reading.kind === 'refusal') return refuse(reading.answer);
  const device = asked.engine.deviceByDid(reading.question.did);
  return device === undefined
    ? refuse(jsonAnswer(404, { error: `device ${reading.question.did} not found` }))
    : answerJson(write(asked, reading.question, device));
};

async function* write(asked: Asked, question: DeviceQuestion, device: SimulatedDevice): AsyncGenerator<string> {
  const timeline = createTimeline(question.intervalHours, asked.nowAt);
  const graph = createGraph(timeline, question);
  const destinations = createDestinations();
  const totals = createDeviceTotals();
  const beats = createBeaconShapes();
  const scans = createScanShapes();
  await tallyLedgers(asked, device.did, timeline.span, question, [graph, destinations, totals, beats, scans]);
  const met = destinations.tell();
  const similar = findSimilarDevices(device, asked.engine.devices, question.similarCount);
  const card = tellDeviceCard(device, asked.engine.lastSeenAt(device, asked.nowAt));
  yield `{"device":${JSON.stringify(card)},"graphdata":${graph.tell()}`;
  yield `,"destinations":${JSON.stringify(met.map(tellDestination))}`;
  if (question.wantsDetails) yield `,"devicedetails":${JSON.stringify(tellDetails(asked, device, met, similar))}`;
  if (question.similarCount > 0) yield* writeSimilar(asked, question, timeline, similar);
  const { externalPorts } = totals.tell();
  const findings = { externalPorts, destinations: met, beacons: beats.tell(), scan: scans.tell() };
  const indicators = findAnomalies(findings, createOrdinary(asked.engine, device));
  yield `,"summary":${JSON.stringify(tellDeviceSummary(totals.tell(), met.length, indicators))}}`;
}

/** As JSON. */
const createGraph = (timeline: Timeline, question: DeviceQuestion): LedgerTally<string> =>
  question.dataType === 'co'
    ? createConnectionIntervals(timeline, question.wantsEmptyIntervals)
    : createTransferIntervals(timeline, question.dataType === 'sizeout' ? 'out' : 'in', question.wantsEmptyIntervals);

/** The same filters and intervals for each of them, one after the other. */
async function* writeSimilar(
  asked: Asked,
  question: DeviceQuestion,
  timeline: Timeline,
  similar: readonly SimilarDevice[],
): AsyncGenerator<string> {
  yield ',"similar_devices":[';
  for (const [index, { device, score }] of similar.entries()) {
    const graph = createGraph(timeline, question);
    await tallyLedgers(asked, device.did, timeline.span, question, [graph]);
    const { did, hostname } = device;
    yield `${index === 0 ? '' : ','}{"did":${did},"hostname":${jsonText(hostname)},"similarity_score":${score}`;
    yield `,"graphdata":${graph.tell()}}`;
  }
  yield ']';
}

/** The device, and every device that the answer names. */
const tellDetails = (
  { engine, nowAt }: Asked,
  device: SimulatedDevice,
  destinations: readonly DestinationTotals[],
  similar: readonly SimilarDevice[],
) => {
  const met = destinations
    .map(({ end }) => (end.did === null ? undefined : engine.deviceByDid(end.did)))
    .filter((known) => known !== undefined);
  const referenced = [device, ...met, ...similar.map((entry) => entry.device)];
  return Object.fromEntries(
    referenced.map((known) => [String(known.did), tellDeviceDetails(known, engine.lastSeenAt(known, nowAt))]),
  );
};
