// Network traffic: totals, protocols, ports, and everything the traffic rules find in it.
import { findingsOf, tellFindings } from '../parts/judged.ts';
import { tellTraffic, trafficOf } from '../parts/needs-of-flows.ts';
import { applicationsPart, countriesPart, ipProtocolsPart, portsPart, totalsPart } from '../parts/traffic-parts.ts';
import type { ReportDefinition } from '../report-definition.ts';

export const traffic: ReportDefinition = {
  name: 'traffic',
  says: 'network flows: totals, protocols, ports, and what is suspicious in them',
  about: 'network',
  hours: 1,
  takes: ['filter'],
  needs: ({ window }) => ({ window, traffic: { fulldevicedetails: true }, transfers: true }),
  write: (snapshot, context) => {
    const facts = trafficOf(snapshot.facts.traffic);
    const findings = findingsOf(snapshot, context, ['NET-']);
    const top = context.question.top ?? 10;
    return {
      title: 'Network traffic analysis',
      summary: `${tellTraffic(facts, context.question)}; ${tellFindings(findings)}.`,
      parts: [
        totalsPart(facts),
        ipProtocolsPart(facts, top),
        applicationsPart(facts, top),
        portsPart(facts, ['destinations'], top, 'connections'),
        countriesPart(facts, top),
      ],
      findings,
    };
  },
};
