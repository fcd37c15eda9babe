// Protocols and ports: who uses how much of the network's traffic, by connections, bytes and packets.
import { tellTraffic, trafficOf } from '../parts/needs-of-flows.ts';
import { applicationsPart, ipProtocolsPart, portsPart } from '../parts/traffic-parts.ts';
import type { ReportDefinition } from '../report-definition.ts';

export const protocols: ReportDefinition = {
  name: 'protocols',
  says: 'network flows by IP protocol, application protocol and port',
  about: 'network',
  hours: 10,
  takes: ['filter'],
  needs: ({ window }) => ({ window, traffic: {} }),
  write: (snapshot, { question }) => {
    const facts = trafficOf(snapshot.facts.traffic);
    const top = question.top ?? 15;
    return {
      title: 'Protocols and ports',
      summary: `${tellTraffic(facts, question)}.`,
      parts: [
        ipProtocolsPart(facts, top),
        applicationsPart(facts, top),
        portsPart(facts, ['destinations', 'sources'], top),
      ],
      findings: [],
    };
  },
};
