// GET /summarystatistics: totals of the whole deployment, event counts, ATT&CK tactics, bandwidth.
import type { EventType, StatisticsAnswer, StatisticsKind } from '../../../domain/stats.ts';
import { decodeStatistics } from '../../../wire/documented/statistics.ts';
import { type EndpointDefinition, NO_SUCH_ENDPOINT } from '../../endpoint.ts';
import { notBoth, onlyWith } from '../../parameters/rules.ts';

export type StatisticsParams = Readonly<{
  responsedata?: string | readonly string[] | undefined;
  eventtype?: EventType | undefined;
  endtime?: number | undefined;
  to?: string | undefined;
  hours?: number | undefined;
  csensor?: boolean | undefined;
  mitreTactics?: boolean | undefined;
}>;

export const summarystatistics: EndpointDefinition<'summarystatistics', StatisticsParams, StatisticsAnswer> = {
  name: 'summarystatistics',
  path: '/summarystatistics',
  says: 'Totals of the whole deployment, event counts, ATT&CK tactics and bandwidth',
  right: 'Visualizer',
  absence: NO_SUCH_ENDPOINT,
  parameters: [
    { name: 'responsedata', kind: 'fields', says: 'Only these top-level fields of the answer' },
    {
      name: 'eventtype',
      kind: 'choice',
      allowed: ['security', 'bandwidth', 'connection', 'notice'],
      says: 'Counts of this kind of event instead of the totals',
    },
    { name: 'endtime', kind: 'instant', says: 'End of the hours that are counted, in milliseconds; now if not given' },
    { name: 'to', kind: 'moment', says: 'The same end, written as text' },
    { name: 'hours', kind: 'integer', least: 1, most: 100_000, says: 'How many hours before that end are counted' },
    { name: 'csensor', kind: 'boolean', says: 'Bandwidth of cSensor agents (true) or of the network sensors (false)' },
    { name: 'mitreTactics', kind: 'boolean', says: 'Security events by ATT&CK tactic and technique' },
  ],
  rules: [
    onlyWith('endtime', 'eventtype'),
    onlyWith('to', 'eventtype'),
    onlyWith('hours', 'eventtype'),
    notBoth('endtime', 'to'),
    onlyWith('csensor', 'eventtype', 'bandwidth'),
    onlyWith('mitreTactics', 'eventtype', 'security'),
  ],
  decode: ({ chunks, pace }, params) => decodeStatistics(chunks, kindOf(params), pace),
};

const kindOf = (params: StatisticsParams): StatisticsKind => {
  if (params.mitreTactics === true) return 'mitre';
  if (params.eventtype === 'bandwidth') return 'bandwidth';
  return params.eventtype === undefined ? 'plain' : 'events';
};
