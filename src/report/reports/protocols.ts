// Protocols and ports: who uses how much of the network's traffic, by connections, bytes and packets.
import { flowParts, tellTraffic } from '../parts/needs-of-flows.ts';
import { applicationsPart, ipProtocolsPart, portsPart } from '../parts/traffic-parts.ts';
import type { FlowParts, ReportDefinition } from '../report-definition.ts';

export const protocolsParts: FlowParts = ({ top }) => [
  (told) => ipProtocolsPart(told, top),
  (told) => applicationsPart(told, top),
  (told) => portsPart(told, ['destinations', 'sources'], top),
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
      parts: flowParts(facts, protocols.ids, (told) => protocolsParts({ thresholds, top }).map((make) => make(told))),
      findings: [],
    };
  },
};
