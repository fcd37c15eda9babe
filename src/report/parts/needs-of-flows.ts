// What a report on flows has to have, and what it says of its window in words.
import { spanWords as spanUpTo } from '../../analysis/counts/periods.ts';
import type { TrafficFacts } from '../../analysis/facts.ts';
import type { TimeWindow } from '../../domain/window.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { parseFilter } from '../../flows/filter/language/parse-filter.ts';
import { tellFilter } from '../../flows/filter/language/tell-filter.ts';
import { formatCount } from '../../text/units.ts';
import type { ReportPart, ReportQuestion } from '../report-definition.ts';

/** Where the flows could not be had, each analysis of them says so, and whatever else the report has stays. */
export const flowParts = (
  traffic: TrafficFacts | undefined,
  ids: readonly string[],
  make: (traffic: TrafficFacts) => readonly ReportPart[],
): readonly ReportPart[] =>
  traffic === undefined
    ? [{ sections: [], data: {}, notReported: ids.map((id) => ({ id, reason: 'the flows could not be had' })) }]
    : make(traffic);

/** "external flows to port 445: 17 of 48,211 in the 1 h up to 2026-01-15 14:02Z" */
export const tellTraffic = (traffic: TrafficFacts | undefined, { filter, window }: ReportQuestion): string => {
  const span = spanWords(window);
  if (traffic === undefined) return `The flows ${span} could not be had`;
  const { table, rows } = traffic;
  if (filter === undefined) return `${formatCount(rows.length)} flows ${span}`;
  const parsed = parseFilter(filter, FLOW_SCHEMA);
  const words = parsed.ok ? tellFilter(parsed.filter, FLOW_SCHEMA) : filter;
  return `${words}: ${formatCount(rows.length)} of ${formatCount(table.rowCount)} flows ${span}`;
};

/** "in the 1 h up to 2026-01-15 14:02Z" */
export const spanWords = (window: TimeWindow): string => `in ${spanUpTo(window)}`;
