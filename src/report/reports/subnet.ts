// One subnet: its devices, what stays inside and what crosses its border, and with whom.
import type { TrafficFacts } from '../../analysis/facts.ts';
import { countSubnet } from '../../analysis/traffic/sums/count-subnet.ts';
import { filterRows } from '../../flows/filter/filter-rows.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { parseFilter } from '../../flows/filter/language/parse-filter.ts';
import type { Needs } from '../../live/needs.ts';
import { findingsOf, fleetPart } from '../parts/judged.ts';
import { flowParts, tellTraffic } from '../parts/needs-of-flows.ts';
import { mapPart, subnetsPart } from '../parts/place-parts.ts';
import { applicationsPart, totalsPart } from '../parts/traffic-parts.ts';
import { tellJudged } from '../parts/unjudged.ts';
import type { ReportDefinition, ReportQuestion } from '../report-definition.ts';

export const subnet: ReportDefinition = {
  name: 'subnet',
  says: 'one subnet: devices, traffic inside it and with others, who talks to whom',
  about: 'subnet',
  hours: 24,
  takes: ['filter'],
  rules: ['NET'],
  ids: ['NET-TOTALS', 'NET-SUBNET', 'NET-MAP', 'NET-APP'],
  needs: (question) => needsOf(question),
  write: (snapshot, context) => {
    const { question } = context;
    const { traffic: facts } = snapshot.facts;
    const findings = findingsOf(snapshot, context, subnet.rules);
    const cidrs = typeof question.subnet === 'string' ? [question.subnet] : undefined;
    const top = question.top ?? 10;
    return {
      title: `Subnet ${nameOf(facts) ?? question.subnet ?? ''}`,
      summary: `${tellTraffic(facts, question)}; ${tellJudged(snapshot, findings, subnet.rules)}.`,
      parts: flowParts(facts, subnet.ids, (told) => [
        totalsPart(told),
        subnetsPart(told, cidrs, top, cidrs === undefined),
        mapPart(told, undefined),
        applicationsPart(told, top),
        fleetPart(snapshot),
      ]),
      findings,
    };
  },
};

/** Where it was asked about by its number. */
const nameOf = (facts: TrafficFacts | undefined): string | undefined =>
  facts?.sums?.sid === undefined ? undefined : countSubnet(facts.sums).network;

/** The appliance knows subnets by number; a range is cut out of all flows here. */
const needsOf = ({ window, subnet: asked }: ReportQuestion): Needs => {
  if (typeof asked === 'number') return { window, traffic: { viewsubnet: asked }, transfers: true };
  const parsed = parseFilter(`ip:${asked ?? ''}`, FLOW_SCHEMA);
  if (!parsed.ok) throw new Error('a range that was checked cannot be filtered by');
  return {
    window,
    traffic: {},
    transfers: true,
    select: (table) => filterRows(table, parsed.filter, { endAt: window.endAt }),
    notNarrowedBy: () => `ip:${asked ?? ''}`,
  };
};
