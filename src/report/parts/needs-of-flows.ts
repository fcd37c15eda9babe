// What a report on flows has to have, and what it says of its window in words.
import { spanWords as spanUpTo } from '../../analysis/counts/periods.ts';
import type { TrafficFacts, TrafficSums } from '../../analysis/facts.ts';
import { wholeOf } from '../../analysis/traffic/sums/count-sums.ts';
import type { TimeWindow } from '../../domain/window.ts';
import { incomparable } from '../../flows/connections/tells-connections.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import type { Schema } from '../../flows/filter/language/field.ts';
import { parseFilter } from '../../flows/filter/language/parse-filter.ts';
import { tellFilter } from '../../flows/filter/language/tell-filter.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import { formatBytes, formatCount } from '../../text/units.ts';
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
  if (traffic.sums !== undefined) return tellSums(traffic, traffic.sums, filter, span);
  const { table, rows } = traffic;
  if (filter === undefined) return `${formatCount(rows.length)} flows ${span}`;
  const parsed = parseFilter(filter, FLOW_SCHEMA);
  const words = parsed.ok ? tellFilter(parsed.filter, FLOW_SCHEMA) : filter;
  return `${words}: ${formatCount(rows.length)} of ${formatCount(table.rowCount)} flows ${span}`;
};

/** "The appliance told sums instead of flows: 1.2 GB, and the 1,000 connections it names in the 1 h up to 2026-01-15 14:02Z" */
const tellSums = (
  { table, rows }: TrafficFacts,
  { sections, notNarrowedBy }: TrafficSums,
  filter: string | undefined,
  span: string,
): string => {
  const bytes = sections === undefined ? undefined : wholeOf(sections).bytes;
  const moved = bytes === undefined ? 'bytes not reported' : formatBytes(bytes);
  const parsed = filter === undefined ? undefined : parseFilter(filter, FLOW_SCHEMA);
  const words = parsed?.ok === true ? tellFilter(parsed.filter, CONNECTIONS) : undefined;
  const connections =
    words === undefined
      ? `the ${formatCount(rows.length)} connections it names`
      : `${formatCount(rows.length)} of ${formatCount(table.rowCount)} connections told one by one, for "${words}",`;
  const left =
    notNarrowedBy === '' ? '' : ` (the sums are not narrowed by ${notNarrowedBy}${unknownWords(table, notNarrowedBy)})`;
  return `The appliance told sums instead of flows: ${moved}, and ${connections} ${span}${left}`;
};

const unknownWords = (table: FlowTable, filter: string): string => {
  const parsed = parseFilter(filter, FLOW_SCHEMA);
  const unknown = parsed.ok && table.rowCount > 0 ? incomparable(table, parsed.filter) : [];
  return unknown.length === 0 ? '' : `; ${unknown.join(', ')} not reported: nothing to compare`;
};

const CONNECTIONS: Schema = { ...FLOW_SCHEMA, noun: 'connections' };

/** "in the 1 h up to 2026-01-15 14:02Z" */
export const spanWords = (window: TimeWindow): string => `in ${spanUpTo(window)}`;
