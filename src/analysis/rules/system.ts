// The rules about the appliance itself: where it does not see everything, that nothing was found means less. The documents do not know them.
import { MINUTE_MS } from '../../domain/instant.ts';
import { formatDuration, formatMbps } from '../../text/units.ts';
import { type ApplianceFigures, applianceFigures, type ProbeFigures } from '../appliance/appliance-figures.ts';
import { EXCESS_SEVERITY, probeWords } from '../appliance/appliance-words.ts';
import { statsLink } from '../counts/stats-link.ts';
import type { Facts } from '../facts.ts';
import { makeFinding, THE_NETWORK } from '../make-finding.ts';
import type { Rule, RuleFamily } from '../rule.ts';

const figuresOf = ({ appliance }: Facts): ApplianceFigures | undefined => appliance && applianceFigures(appliance);

const excessTraffic: Rule = {
  id: 'SYS-R1',
  says: 'The appliance, or a probe of it, sees more traffic than it is made for.',
  judge: (facts) => {
    const figures = figuresOf(facts);
    const names = [
      ...(figures?.health.hasExcessTraffic === true ? [undefined] : []),
      ...(figures?.probes ?? []).filter((one) => one.hasExcessTraffic === true).map(({ name }) => name),
    ];
    return names.slice(0, MOST).map((name) =>
      makeFinding({
        rule: 'SYS-R1',
        severity: EXCESS_SEVERITY,
        key: name === undefined ? [] : [name],
        title: `${name === undefined ? 'The appliance' : theProbe(name)} sees more traffic than it is made for`,
        evidence: `It says so itself: some of the traffic goes unseen.${name === undefined ? ratesWords(figures) : ''}`,
        action:
          'Leave out what need not be seen, or give it more to see with; until then, that nothing was found may mean that it was not seen.',
        entity: THE_NETWORK,
        at: facts.window.endAt,
        link: statsLink('totals'),
      }),
    );
  },
};

/** An appliance may name any number of them. */
const MOST = 20;

const ratesWords = (figures: ApplianceFigures | undefined): string => {
  const { current, average, peakOfWeek } = figures?.traffic.bandwidthMbps ?? {};
  const told = [
    ...(current === undefined ? [] : [`now ${formatMbps(current)}`]),
    ...(average === undefined ? [] : [`average ${formatMbps(average)}`]),
    ...(peakOfWeek === undefined ? [] : [`peak of 7 days ${formatMbps(peakOfWeek)}`]),
  ];
  return told.length === 0 ? '' : ` It takes in ${told.join(', ')}.`;
};

const silentProbe: Rule = {
  id: 'SYS-R2',
  says: 'A probe does not answer the appliance.',
  judge: (facts) => {
    const figures = figuresOf(facts);
    const inError = (figures?.probes ?? []).filter(isSilent);
    const known = new Set(inError.flatMap(({ name, hostname }) => [name, hostname]));
    const missing = (figures?.missingProbes ?? []).filter(({ name }) => !known.has(name));
    return [
      ...inError.slice(0, MOST).map((probe) => found(facts, probe.name, 'medium', errorWords(probe))),
      ...missing.slice(0, MOST).map(({ name, endpoints }) => found(facts, name, 'low', answerWords(endpoints))),
    ];
  },
};

/** One that starts again is in trouble for a moment. */
const PATIENCE_MS = 15 * MINUTE_MS;

const isSilent = ({ hasError, silentMs }: ProbeFigures): boolean =>
  hasError === true && (silentMs === undefined || silentMs > PATIENCE_MS);

const errorWords = ({ silentMs }: ProbeFigures): string =>
  `The appliance reports trouble with it${silentMs === undefined ? '' : ` and could reach it last ${formatDuration(silentMs)} ago`}.`;

const answerWords = (endpoints: readonly string[]): string =>
  `The last answer of ${endpoints.join(', ')} says that it did not answer.`;

const found = (facts: Facts, name: string, severity: 'medium' | 'low', words: string) =>
  makeFinding({
    rule: 'SYS-R2',
    severity,
    key: [name],
    title: `${theProbe(name)} does not answer`,
    evidence: `${words} What it saw is missing in what is told of the network.`,
    action: 'See whether it runs and can be reached by the appliance; what it watches is not watched until then.',
    entity: THE_NETWORK,
    at: facts.window.endAt,
    link: statsLink('totals'),
  });

const theProbe = (name: string): string => (probeWords(name) === name ? name : `The ${probeWords(name)}`);

export const SYSTEM_RULES: RuleFamily = [excessTraffic, silentProbe];
