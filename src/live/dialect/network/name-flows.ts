// Flows and parties with the names of their devices, where the answer tells their ids alone.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { endAt, flowAt } from '../../../flows/flow-at.ts';
import type { FlowTable } from '../../../flows/flow-table.ts';
import type { NetworkAnswer } from '../../../flows/network-answer.ts';
import { FlowTableBuilder } from '../../../flows/table/flow-table-builder.ts';
import type { Directory } from '../lists/directory.ts';
import { lacksName, namedEnd } from '../name-end.ts';

export const lacksNames = ({ flows, parties }: NetworkAnswer): boolean =>
  parties?.some(({ end }) => lacksName(end)) === true || (flows !== undefined && lacksNamesIn(flows));

const lacksNamesIn = (flows: FlowTable): boolean => {
  for (let code = 1; code <= flows.ends.count; code += 1) if (lacksName(endAt(flows, code))) return true;
  return false;
};

export const nameFlows = async (answer: NetworkAnswer, directory: Directory): Promise<NetworkAnswer> => ({
  ...answer,
  flows: answer.flows && (await nameTable(answer.flows, directory)),
  parties: answer.parties?.map((party) => ({ ...party, end: namedEnd(party.end, directory) })),
});

/** So many are put together in a few milliseconds. */
const ROWS_AT_ONCE = 1_000;

const nameTable = async (flows: FlowTable, directory: Directory): Promise<FlowTable> => {
  if (!lacksNamesIn(flows)) return flows;
  const builder = new FlowTableBuilder(0);
  for (let row = 0; row < flows.rowCount; row += 1) {
    if (row > 0 && row % ROWS_AT_ONCE === 0) await nextTurn();
    const flow = flowAt(flows, row);
    const source = namedEnd(flow.source, directory);
    builder.add({ ...flow, source, destination: namedEnd(flow.destination, directory) });
  }
  return builder.finish();
};
