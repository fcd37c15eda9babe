// Writes the flows that are shown into a file: first in which format, then the file.
import { FLOW_FORMATS, type FlowFormat, type FlowsToWrite, writeFlows } from '../../flows/writing/write-flows.ts';
import type { Option, Outcome } from '../pane.ts';

const SAYS: Readonly<Record<FlowFormat, string>> = {
  csv: 'a table, for spreadsheets and data frames',
  ndjson: 'one object in each line, for streams and log stores',
  json: 'one document, for scripts',
};

export const WRITE_OPTIONS: readonly Option[] = FLOW_FORMATS.map((id) => ({ id, title: id, detail: SAYS[id] }));

/** When it is written is known once it is. */
export type FlowsWritten = Omit<FlowsToWrite, 'head'> & Readonly<{ head: Omit<FlowsToWrite['head'], 'writtenAt'> }>;

/** For `write`, and for `write csv` and others; undefined for any other action. */
export const writeOutcome = (action: string, written: FlowsWritten): Outcome | undefined => {
  if (action === 'write') {
    return {
      kind: 'choose',
      choice: 'write',
      title: 'Write the flows as',
      options: WRITE_OPTIONS,
      chosen: 'csv',
      does: 'act',
    };
  }
  const format = FLOW_FORMATS.find((one) => action === `write ${one}`);
  if (format === undefined) return undefined;
  return {
    kind: 'write',
    what: 'flows',
    extension: format,
    file: undefined,
    chunks: (at) => writeFlows(format, { ...written, head: { ...written.head, writtenAt: at } }),
  };
};
