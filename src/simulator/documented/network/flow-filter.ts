// The question's filters as one test of a flow; only what was asked for costs time.
import { ipOf } from '../../flow-party.ts';
import type { FlowSide, SimulatedFlow } from '../../model.ts';
import type { NetworkQuestion } from './read-question.ts';

export type FlowTest = (flow: SimulatedFlow) => boolean;

export const createFlowFilter = (
  question: NetworkQuestion,
  isInSubnet: ((ip: string) => boolean) | undefined,
): FlowTest => {
  const { ip, port, sourcePort, destinationPort, protocol, applicationProtocol } = question;
  const wantsExternal = externalOf(question);
  const tests: readonly (FlowTest | undefined)[] = [
    ip === undefined ? undefined : (flow) => ipOf(flow.source) === ip || ipOf(flow.destination) === ip,
    port === undefined ? undefined : (flow) => flow.sourcePort === port || flow.destinationPort === port,
    sourcePort === undefined ? undefined : (flow) => flow.sourcePort === sourcePort,
    destinationPort === undefined ? undefined : (flow) => flow.destinationPort === destinationPort,
    protocol === undefined ? undefined : (flow) => flow.protocol.toLowerCase() === protocol,
    applicationProtocol === undefined
      ? undefined
      : (flow) => flow.applicationProtocol.toLowerCase() === applicationProtocol,
    wantsExternal === undefined ? undefined : (flow) => flow.isExternal === wantsExternal,
    isInSubnet === undefined
      ? undefined
      : (flow) => isInSubnet(ipOf(flow.source)) || isInSubnet(ipOf(flow.destination)),
  ];
  const asked = tests.filter((test) => test !== undefined);
  return asked.length === 0 ? () => true : (flow) => asked.every((test) => test(flow));
};

/** The only side of which any flow can pass; undefined when it is both, or none. */
export const sideOf = (question: NetworkQuestion): FlowSide | undefined => {
  const wantsExternal = externalOf(question);
  if (typeof wantsExternal !== 'boolean') return undefined;
  return wantsExternal ? 'external' : 'internal';
};

/** `intext` and two of the metrics both choose a side; together they may leave nothing. */
const externalOf = ({ intext, metric }: NetworkQuestion): boolean | 'none' | undefined => {
  const byDirection = intext === undefined ? undefined : intext === 'external';
  const byMetric = metric === 'externalconnections' ? true : metric === 'internalconnections' ? false : undefined;
  if (byDirection !== undefined && byMetric !== undefined && byDirection !== byMetric) return 'none';
  return byDirection ?? byMetric;
};
