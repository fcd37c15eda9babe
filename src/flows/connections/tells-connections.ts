// Whether an answer tells sums, and connections between ends, in the place of flows; and what such connections do not tell.
import { FLOW_TESTS } from '../filter/evaluate/flow-tests.ts';
import { noMarks } from '../filter/evaluate/marks.ts';
import { type Expression, type Filter, partsOf } from '../filter/language/filter.ts';
import type { FlowTable } from '../flow-table.ts';
import type { NetworkAnswer } from '../network-answer.ts';

/** By what came: nobody who lists every flow sends its sums section by section, or who took part. */
export const tellsConnections = (answer: Pick<NetworkAnswer, 'sections' | 'parties'> | undefined): boolean =>
  answer?.sections !== undefined || answer?.parties !== undefined;

const known = new WeakMap<FlowTable, Map<string, boolean>>();

/** Whether any row of a table reports a field of the filter language; looked at once. */
export const isReported = (table: FlowTable, field: string): boolean => {
  const fields = known.get(table) ?? new Map<string, boolean>();
  known.set(table, fields);
  const found = fields.get(field) ?? hasKnown(table, field);
  fields.set(field, found);
  return found;
};

const hasKnown = (table: FlowTable, field: string): boolean => {
  const marks = noMarks(table.rowCount);
  FLOW_TESTS[field]?.markKnown(marks, table);
  return marks.includes(1);
};

/** The fields that a filter compares and no row of a table reports, each once. Whether one is reported at all can be answered. */
export const incomparable = (table: FlowTable, filter: Filter): readonly string[] =>
  [...new Set(partsOf(filter).flatMap(comparedIn))].filter((field) => !isComparable(table, field));

/** Which way a connection goes is told from its addresses, and what has no score is usual. */
const ALWAYS: ReadonlySet<string> = new Set(['dir', 'score']);

export const isComparable = (table: FlowTable, field: string): boolean => ALWAYS.has(field) || isReported(table, field);

const comparedIn = (part: Expression): readonly string[] => {
  switch (part.kind) {
    case 'condition':
      return [part.field];
    case 'not':
      return comparedIn(part.part);
    case 'and':
    case 'or':
      return part.parts.flatMap(comparedIn);
    default:
      return [];
  }
};
