// Flows of a table as a file, in pieces that are each made within a few milliseconds.
import { flowAt } from '../flow-at.ts';
import type { FlowTable, Rows } from '../flow-table.ts';
import { csvWriter } from './csv.ts';
import type { FlowsHead, FlowWriter } from './flow-writer.ts';
import { jsonWriter, ndjsonWriter } from './json.ts';

export const FLOW_FORMATS = ['csv', 'ndjson', 'json'] as const;

export type FlowFormat = (typeof FLOW_FORMATS)[number];

export type FlowsToWrite = Readonly<{ table: FlowTable; rows: Rows; head: FlowsHead }>;

const WRITERS: Readonly<Record<FlowFormat, FlowWriter>> = { csv: csvWriter, ndjson: ndjsonWriter, json: jsonWriter };

const MOST_FLOWS = 100;
/** Long texts take long, however few the flows are. */
const MOST_CHARACTERS = 100_000;

export function* writeFlows(format: FlowFormat, { table, rows, head }: FlowsToWrite): Generator<string, void> {
  const writer = WRITERS[format];
  let text = writer.open(head);
  let count = 0;
  for (const [place, row] of rows.entries()) {
    text += `${place === 0 ? '' : writer.between}${writer.write(flowAt(table, row))}`;
    count += 1;
    if (count < MOST_FLOWS && text.length < MOST_CHARACTERS) continue;
    yield text;
    text = '';
    count = 0;
  }
  yield `${text}${writer.close}`;
}
