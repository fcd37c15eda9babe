// What a report on flows has to have, and what it says of its window in words.
import { periodWords } from '../../analysis/counts/periods.ts';
import type { TrafficFacts } from '../../analysis/facts.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { parseFilter } from '../../flows/filter/language/parse-filter.ts';
import { tellFilter } from '../../flows/filter/language/tell-filter.ts';
import { formatCount } from '../../text/units.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import type { ReportQuestion } from '../report-definition.ts';

export const trafficOf = (traffic: TrafficFacts | undefined): TrafficFacts => {
  if (traffic === undefined) throw new Error('a report on flows was made without any');
  return traffic;
};

/** "external flows to port 445: 17 of 48,211 in the 1 h up to 2026-01-15 14:02Z" */
export const tellTraffic = ({ table, rows, window }: TrafficFacts, { filter }: ReportQuestion): string => {
  const span = `in the ${periodWords(window.hours)} up to ${formatUtcMinute(window.endAt)}Z`;
  if (filter === undefined) return `${formatCount(rows.length)} flows ${span}`;
  const parsed = parseFilter(filter, FLOW_SCHEMA);
  const words = parsed.ok ? tellFilter(parsed.filter, FLOW_SCHEMA) : filter;
  return `${words}: ${formatCount(rows.length)} of ${formatCount(table.rowCount)} flows ${span}`;
};
