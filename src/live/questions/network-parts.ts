// The parts that the network endpoint answers: flows, their summary, and what each device moved.

import type { NetworkSummary } from '../../domain/flow.ts';
import { type Instant, MINUTE_MS } from '../../domain/instant.ts';
import { success } from '../../domain/result.ts';
import type { NetworkAnswer } from '../../flows/network-answer.ts';
import { dialectOf } from '../dialect/dialect-client.ts';
import type { Part } from '../part.ts';
import { type WindowChoice, windowAt } from '../session/window-choice.ts';
import { askEndpoint, askFlows } from './ask-endpoint.ts';
import { countParams, type FlowQuestion, flowParams, summaryParams, transferParams } from './params/network-params.ts';
import { partKey } from './part-key.ts';
import { fixedBy, nameOfWindow } from './window-part.ts';

/** A table of many flows is large: each that nobody looks at costs as much memory as the one on the screen. */
const KEEP_MS = 3 * MINUTE_MS;

/** `question` holds what the appliance filters itself. */
export const flowsPart = (choice: WindowChoice, question: FlowQuestion = {}): Part<NetworkAnswer> => ({
  key: partKey('flows', question, choice),
  topic: 'network',
  name: nameOfWindow('flows', choice),
  ...fixedBy(choice),
  keepMs: KEEP_MS,
  ask: (asking) => askFlows(asking, flowParams(question, windowAt(choice, asking.at))),
});

/** How many flows have begun since a moment: counted while the console is paused, and nothing else is. */
export const newFlowsPart = (since: Instant, question: FlowQuestion = {}): Part<NetworkSummary> => ({
  key: partKey('new flows', { ...question, since }),
  topic: 'network',
  name: 'new flows',
  isForPause: true,
  ask: async (asking) => {
    const dialect = await dialectOf(asking.client, { signal: asking.signal });
    if (!dialect.ok) return dialect;
    // It tells sums, and no count that would grow with each new flow.
    if (dialect.value === 'appliance') return success(NOTHING_REPORTED);
    const params = countParams(question, since, asking.at);
    return askEndpoint(asking, 'network', params, ({ summary }) => summary ?? NOTHING_REPORTED);
  },
});

/** Everything in it is undefined where the appliance told none. */
export const networkSummaryPart = (choice: WindowChoice): Part<NetworkSummary> => ({
  key: partKey('network summary', {}, choice),
  topic: 'network',
  name: nameOfWindow('network summary', choice),
  ...fixedBy(choice),
  ask: (asking) =>
    askEndpoint(
      asking,
      'network',
      summaryParams(windowAt(choice, asking.at)),
      ({ summary }) => summary ?? NOTHING_REPORTED,
    ),
});

/** Bytes in and out of each device, hour by hour: its `points`. */
export const transfersPart = (choice: WindowChoice, question: FlowQuestion = {}): Part<NetworkAnswer> => ({
  key: partKey('transfers', question, choice),
  topic: 'network',
  name: nameOfWindow('bytes of each device', choice),
  ...fixedBy(choice),
  keepMs: KEEP_MS,
  ask: (asking) => askFlows(asking, transferParams(question, windowAt(choice, asking.at))),
});

const NOTHING_REPORTED: NetworkSummary = {
  connectionCount: undefined,
  totalBytes: undefined,
  totalPackets: undefined,
  startAt: undefined,
  endAt: undefined,
  topProtocols: undefined,
  topPorts: undefined,
};
