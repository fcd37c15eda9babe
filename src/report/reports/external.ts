// Traffic with the outside: destinations, the sources inside, countries, and what is suspicious in it.
import { prepareCountries } from '../../analysis/traffic/count-countries.ts';
import { prepareDestinations } from '../../analysis/traffic/count-destinations.ts';
import { prepareSources } from '../../analysis/traffic/count-sources.ts';
import { prepareTotals } from '../../analysis/traffic/count-totals.ts';
import { findingsOf, fleetPart } from '../parts/judged.ts';
import { flowParts, tellTraffic } from '../parts/needs-of-flows.ts';
import { countriesPart, destinationsPart, sourcesPart, totalsPart } from '../parts/traffic-parts.ts';
import { tellJudged } from '../parts/unjudged.ts';
import type { FlowParts, ReportDefinition } from '../report-definition.ts';

export const externalParts: FlowParts = ({ thresholds, top }) => [
  { prepare: prepareTotals, make: totalsPart },
  { prepare: (told) => prepareDestinations(told, 'bytes'), make: (told) => destinationsPart(told, top) },
  {
    prepare: (told) => prepareSources(told, thresholds.net_r1_suspicious_ports),
    make: (told) => sourcesPart(told, thresholds, top),
  },
  { prepare: (told) => prepareCountries(told, 'bytes'), make: (told) => countriesPart(told, top) },
];

/** Of sums: what is narrow stands together. */
export const externalSumParts: FlowParts = ({ thresholds, top }) => [
  { make: (told) => totalsPart(told) },
  { make: (told) => countriesPart(told, top) },
  { make: (told) => destinationsPart(told, top) },
  { make: (told) => sourcesPart(told, thresholds, top) },
];

export const external: ReportDefinition = {
  name: 'external',
  says: 'traffic with the outside: destinations, sources, countries, suspicious ports',
  about: 'network',
  hours: 24,
  takes: ['filter'],
  rules: ['NET'],
  ids: ['NET-TOTALS', 'NET-DEST', 'NET-SRC', 'NET-COUNTRY'],
  needs: ({ window }) => ({
    window,
    traffic: { intext: 'external', fulldevicedetails: true },
    transfers: true,
  }),
  write: (snapshot, context) => {
    const { traffic: facts } = snapshot.facts;
    const findings = findingsOf(snapshot, context, external.rules);
    const top = context.question.top ?? 10;
    return {
      title: 'External traffic analysis',
      summary: `${tellTraffic(facts, context.question)}; ${tellJudged(snapshot, findings, external.rules)}.`,
      parts: flowParts(facts, external.ids, (told) => [
        ...(told.sums === undefined ? externalParts : externalSumParts)({ ...context, top }).map(({ make }) =>
          make(told),
        ),
        fleetPart(snapshot),
      ]),
      findings,
    };
  },
};
