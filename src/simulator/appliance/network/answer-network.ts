// GET /network as appliances answer it: one pass over the flows fills the statistics, the parties and the connections.
import { type EndpointAnswer, type EndpointRequest, refuse } from '../../endpoint.ts';
import { createPacer } from '../../pacer.ts';
import { answerValue, inputError } from '../answer-value.ts';
import { tellMetric } from '../metrics/catalogue.ts';
import { refusalOfUnknown } from '../unknown-device.ts';
import { readConnectionStates } from './connection-states.ts';
import { createConnections } from './connections.ts';
import { createPartyTally } from './parties.ts';
import { type NetworkQuestion, readNetworkQuestion } from './read-question.ts';
import { createStatistics, shapeStatistics } from './statistics.ts';
import { viewedFlows } from './viewed-flow.ts';

/** What it takes to count a flow, in units of the pacer. */
const UNITS_PER_FLOW = 4;

export const answerNetwork = (request: EndpointRequest): EndpointAnswer => {
  const question = readNetworkQuestion(request);
  if (question === undefined) return inputError('network');
  const { viewed } = question;
  const refusal =
    viewed.kind === 'nobody' && viewed.did !== undefined ? refusalOfUnknown('network', request.quirks) : undefined;
  return refusal === undefined ? answerValue(request, () => tellNetwork(request, question)) : refuse(refusal);
};

const tellNetwork = async (request: EndpointRequest, question: NetworkQuestion) => {
  const statistics = createStatistics(question, request.engine.subnets);
  const parties = createPartyTally(request, question);
  const connections = createConnections(question, await readConnectionStates(request, question));
  const pacer = createPacer();
  for await (const batch of viewedFlows(request, question)) {
    for (const viewed of batch) {
      statistics.add(viewed, connections.add(viewed));
      parties.add(viewed);
    }
    if (pacer.isDue(UNITS_PER_FLOW * batch.length)) await pacer.rest();
  }
  // Each of the lists has to be sorted.
  await pacer.rest();
  const { externaldevices, ...others } = parties.tell();
  await pacer.rest();
  return {
    statistics: shapeStatistics(statistics.tell(), request.quirks.statisticsAs),
    ...others,
    externaldevices,
    metric: tellMetric(question.metric),
    connections: await connections.tell(pacer),
  };
};
