// Protocols and ports: who uses how much of the network's traffic, by connections, bytes and packets.
import { preparePorts } from '../../analysis/traffic/count-ports.ts';
import { prepareApplications, prepareProtocols } from '../../analysis/traffic/count-protocols.ts';
import { flowParts, tellTraffic } from '../parts/needs-of-flows.ts';
import { applicationsPart, ipProtocolsPart, portsPart } from '../parts/traffic-parts.ts';
import type { FlowParts, ReportDefinition } from '../report-definition.ts';

export const protocolsParts: FlowParts = ({ top }) => [
  { prepare: (told) => prepareProtocols(told, 'bytes'), make: (told) => ipProtocolsPart(told, top) },
  { prepare: (told) => prepareApplications(told, 'bytes'), make: (told) => applicationsPart(told, top) },
  {
    prepare: (told) => preparePorts(told, 'bytes'),
    make: (told) => portsPart(told, ['destinations', 'sources'], top),
  },
];

export const protocols: ReportDefinition = {
  name: 'protocols',
  says: 'network flows by IP protocol, application protocol and port',
  about: 'network',
  hours: 10,
  takes: ['filter'],
  rules: [],
  ids: ['NET-PROTO', 'NET-APP', 'NET-PORTS'],
  needs: ({ window }) => ({ window, traffic: {} }),
  write: (snapshot, { question, thresholds }) => {
    const { traffic: facts } = snapshot.facts;
    const top = question.top ?? 15;
    return {
      title: 'Protocols and ports',
      summary: `${tellTraffic(facts, question)}.`,
      parts: flowParts(facts, protocols.ids, (told) =>
        protocolsParts({ thresholds, top }).map(({ make }) => make(told)),
      ),
      findings: [],
    };
  },
};
