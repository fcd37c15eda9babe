// A flow as the one sees it whose traffic is looked at: its own end, the other end, and what it sent and received.
import type { Asked } from '../../endpoint.ts';
import { ipOf } from '../../flow-party.ts';
import type { FlowParty, SimulatedFlow } from '../../model.ts';
import { applicationName } from '../enums/protocols.ts';
import { isEmpty, type NetworkQuestion, type Viewed } from './read-question.ts';

export type ViewedFlow = Readonly<{
  flow: SimulatedFlow;
  own: FlowParty;
  other: FlowParty;
  sent: number;
  received: number;
  ownPort: number;
  otherPort: number;
}>;

/** Only what the question asks for, in the order of the flows' start. */
export async function* viewedFlows(asked: Asked, question: NetworkQuestion): AsyncGenerator<readonly ViewedFlow[]> {
  const passes = createTest(question);
  for await (const batch of askFlows(asked, question)) {
    asked.signal.throwIfAborted();
    yield batch.filter(passes).map((flow) => viewFlow(flow, question.viewed));
  }
}

async function* askFlows(
  { engine, signal }: Asked,
  { viewed, span, side }: NetworkQuestion,
): AsyncGenerator<readonly SimulatedFlow[]> {
  if (isEmpty(viewed)) return;
  if (viewed.kind === 'device') yield* engine.flowsOf(viewed.device.did, span, signal);
  else yield* engine.flows(span, signal, side);
}

/** Between two ends of its own the source counts: every flow is told once. */
const viewFlow = (flow: SimulatedFlow, viewed: Viewed): ViewedFlow => {
  const { source, destination, bytesOut, bytesIn, sourcePort, destinationPort } = flow;
  return isOwn(source, viewed)
    ? {
        flow,
        own: source,
        other: destination,
        sent: bytesOut,
        received: bytesIn,
        ownPort: sourcePort,
        otherPort: destinationPort,
      }
    : {
        flow,
        own: destination,
        other: source,
        sent: bytesIn,
        received: bytesOut,
        ownPort: destinationPort,
        otherPort: sourcePort,
      };
};

export const isOwn = (party: FlowParty, viewed: Viewed): boolean => {
  if (party.kind === 'peer') return false;
  if (viewed.kind === 'device') return party.device.did === viewed.device.did;
  return viewed.kind === 'everything' || (viewed.kind === 'subnet' && party.device.sid === viewed.subnet.sid);
};

const createTest = (question: NetworkQuestion): ((flow: SimulatedFlow) => boolean) => {
  const { viewed, side, protocol, application, port, sourcePort, destinationPort } = question;
  const tests = [
    side === undefined ? undefined : (flow: SimulatedFlow) => flow.isExternal === (side === 'external'),
    protocol === undefined ? undefined : (flow: SimulatedFlow) => flow.protocol.toLowerCase() === protocol,
    application === undefined
      ? undefined
      : (flow: SimulatedFlow) => applicationName(flow.applicationProtocol).toLowerCase() === application,
    port === undefined ? undefined : (flow: SimulatedFlow) => flow.sourcePort === port || flow.destinationPort === port,
    sourcePort === undefined ? undefined : (flow: SimulatedFlow) => flow.sourcePort === sourcePort,
    destinationPort === undefined ? undefined : (flow: SimulatedFlow) => flow.destinationPort === destinationPort,
    createPlaceTest(viewed),
  ].filter((test) => test !== undefined);
  return (flow) => tests.every((test) => test(flow));
};

const createPlaceTest = (viewed: Viewed): ((flow: SimulatedFlow) => boolean) | undefined => {
  if (viewed.kind === 'subnet') return ({ source, destination }) => isOwn(source, viewed) || isOwn(destination, viewed);
  if (viewed.kind !== 'everything' || viewed.ip === undefined) return undefined;
  const { ip } = viewed;
  return ({ source, destination }) => ipOf(source) === ip || ipOf(destination) === ip;
};
