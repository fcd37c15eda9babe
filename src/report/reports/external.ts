// Traffic with the outside: destinations, the sources inside, countries, and what is suspicious in it.
import { findingsOf, tellFindings } from '../parts/judged.ts';
import { tellTraffic, trafficOf } from '../parts/needs-of-flows.ts';
import { countriesPart, destinationsPart, sourcesPart, totalsPart } from '../parts/traffic-parts.ts';
import type { ReportDefinition } from '../report-definition.ts';

export const external: ReportDefinition = {
  name: 'external',
  says: 'traffic with the outside: destinations, sources, countries, suspicious ports',
  about: 'network',
  hours: 24,
  takes: ['filter'],
  needs: ({ window }) => ({
    window,
    traffic: { intext: 'external', fulldevicedetails: true },
    transfers: true,
  }),
  write: (snapshot, context) => {
    const facts = trafficOf(snapshot.facts.traffic);
    const findings = findingsOf(snapshot, context, ['NET-']);
    const top = context.question.top ?? 10;
    return {
      title: 'External traffic analysis',
      summary: `${tellTraffic(facts, context.question)}; ${tellFindings(findings)}.`,
      parts: [
        totalsPart(facts),
        destinationsPart(facts, top),
        sourcesPart(facts, context.thresholds, top),
        countriesPart(facts, top),
      ],
      findings,
    };
  },
};
