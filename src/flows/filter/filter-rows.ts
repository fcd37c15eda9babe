// The rows of a flow table that pass a filter: each condition walks over its columns once, and the marks it leaves are combined.
import type { FlowTable, Rows } from '../flow-table.ts';
import { markAnyText } from './evaluate/any-text.ts';
import { type FieldTest, type FilterContext, FLOW_TESTS } from './evaluate/flow-tests.ts';
import { intersect, invert, type Marks, markedRows, noMarks, unite } from './evaluate/marks.ts';
import type { Condition, Expression, Filter } from './language/filter.ts';

export const filterRows = (table: FlowTable, filter: Filter, context: FilterContext): Rows => {
  if (filter.kind === 'all') return allRows(table);
  return markedRows(mark(table, filter, context), table.rowCount);
};

export const allRows = ({ rowCount }: FlowTable): Rows => {
  const rows = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row += 1) rows[row] = row;
  return rows;
};

const mark = (table: FlowTable, expression: Expression, context: FilterContext): Marks => {
  switch (expression.kind) {
    case 'condition':
      return markCondition(table, expression, context);
    case 'has':
      return markKnown(table, expression.field);
    case 'text': {
      const marks = noMarks(table.rowCount);
      markAnyText(marks, table, expression.value);
      return marks;
    }
    case 'not': {
      const marks = mark(table, expression.part, context);
      invert(marks);
      return marks;
    }
    case 'and':
      return combine(table, expression.parts, context, intersect);
    case 'or':
      return combine(table, expression.parts, context, unite);
  }
};

const combine = (
  table: FlowTable,
  parts: readonly Expression[],
  context: FilterContext,
  into: (marks: Marks, others: Marks) => void,
): Marks => {
  const [first, ...others] = parts;
  const marks = first === undefined ? noMarks(table.rowCount) : mark(table, first, context);
  for (const part of others) into(marks, mark(table, part, context));
  return marks;
};

const markCondition = (table: FlowTable, condition: Condition, context: FilterContext): Marks => {
  const marks = noMarks(table.rowCount);
  testOf(condition.field).markFitting(marks, table, condition, context);
  if (condition.operator !== '!=') return marks;
  invert(marks);
  intersect(marks, markKnown(table, condition.field));
  return marks;
};

const markKnown = (table: FlowTable, field: string): Marks => {
  const marks = noMarks(table.rowCount);
  testOf(field).markKnown(marks, table);
  return marks;
};

const testOf = (field: string): FieldTest => {
  const test = FLOW_TESTS[field];
  if (test === undefined) throw new Error(`flows cannot be filtered by "${field}"`);
  return test;
};
