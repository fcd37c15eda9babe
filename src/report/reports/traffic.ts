// Network traffic: totals, protocols, ports, and everything the traffic rules find in it.
import { preparePorts } from '../../analysis/traffic/count-ports.ts';
import { prepareApplications, prepareProtocols } from '../../analysis/traffic/count-protocols.ts';
import { prepareTotals } from '../../analysis/traffic/count-totals.ts';
import { findingsOf, fleetPart } from '../parts/judged.ts';
import { flowParts, tellTraffic } from '../parts/needs-of-flows.ts';
import { applicationsPart, countriesPart, ipProtocolsPart, portsPart, totalsPart } from '../parts/traffic-parts.ts';
import { tellJudged } from '../parts/unjudged.ts';
import type { FlowParts, ReportDefinition } from '../report-definition.ts';

/** Countries are only told with everything else that is known of devices. */
export const trafficParts: FlowParts = ({ top }) => [
  { prepare: prepareTotals, make: totalsPart },
  { prepare: (told) => prepareProtocols(told, 'bytes'), make: (told) => ipProtocolsPart(told, top) },
  { prepare: (told) => prepareApplications(told, 'bytes'), make: (told) => applicationsPart(told, top) },
  {
    prepare: (told) => preparePorts(told, 'connections'),
    make: (told) => portsPart(told, ['destinations'], top, 'connections'),
  },
];

export const traffic: ReportDefinition = {
  name: 'traffic',
  says: 'network flows: totals, protocols, ports, and what is suspicious in them',
  about: 'network',
  hours: 1,
  takes: ['filter'],
  rules: ['NET'],
  ids: ['NET-TOTALS', 'NET-PROTO', 'NET-APP', 'NET-PORTS', 'NET-COUNTRY'],
  needs: ({ window }) => ({ window, traffic: { fulldevicedetails: true }, transfers: true }),
  write: (snapshot, context) => {
    const { traffic: facts } = snapshot.facts;
    const findings = findingsOf(snapshot, context, traffic.rules);
    const top = context.question.top ?? 10;
    return {
      title: 'Network traffic analysis',
      summary: `${tellTraffic(facts, context.question)}; ${tellJudged(snapshot, findings, traffic.rules)}.`,
      parts: flowParts(facts, traffic.ids, (told) => [
        ...trafficParts({ ...context, top }).map(({ make }) => make(told)),
        countriesPart(told, top),
        fleetPart(snapshot),
      ]),
      findings,
    };
  },
};
