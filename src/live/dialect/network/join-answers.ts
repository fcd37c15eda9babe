// Two answers about the same device, of its traffic inside and of that with the outside, as the one that the documents know.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SectionRow, TrafficSections } from '../../../domain/flow.ts';
import { flowAt } from '../../../flows/flow-at.ts';
import type { FlowTable } from '../../../flows/flow-table.ts';
import type { NetworkAnswer } from '../../../flows/network-answer.ts';
import { FlowTableBuilder } from '../../../flows/table/flow-table-builder.ts';
import { summaryOf } from '../../../wire/appliance/traffic-summary.ts';

export const joinAnswers = async (inside: NetworkAnswer, outside: NetworkAnswer): Promise<NetworkAnswer> => {
  const sections = joined(inside.sections, outside.sections, joinSections);
  const tables = [inside.flows, outside.flows].filter((one) => one !== undefined);
  const flows = tables.length === 0 ? undefined : await joinTables(tables);
  return {
    ...inside,
    sections,
    flows,
    parties: joined(inside.parties, outside.parties, (one, other) => [...one, ...other]),
    summary: summaryOf(sections, flows?.rowCount),
    counted: inside.counted ?? outside.counted,
  };
};

const joined = <T>(one: T | undefined, other: T | undefined, join: (one: T, other: T) => T): T | undefined =>
  one === undefined || other === undefined ? (one ?? other) : join(one, other);

const joinSections = (one: TrafficSections, other: TrafficSections): TrafficSections => ({
  status: joined(one.status, other.status, joinRows),
  remotePorts: joined(one.remotePorts, other.remotePorts, joinRows),
  localPorts: joined(one.localPorts, other.localPorts, joinRows),
  devices: joined(one.devices, other.devices, joinRows),
  subnets: joined(one.subnets, other.subnets, joinRows),
  directions: joined(one.directions, other.directions, joinRows),
  protocols: joined(one.protocols, other.protocols, joinRows),
  applicationProtocols: joined(one.applicationProtocols, other.applicationProtocols, joinRows),
});

/** A row of the same name is about the same. */
const joinRows = (one: readonly SectionRow[], other: readonly SectionRow[]): readonly SectionRow[] => {
  const rows = new Map<string, SectionRow>();
  for (const row of [...one, ...other]) {
    const key = JSON.stringify([row.name, row.ip]);
    const before = rows.get(key);
    rows.set(key, before === undefined ? row : { ...row, ...sumOf(before, row) });
  }
  return [...rows.values()];
};

const sumOf = (one: SectionRow, other: SectionRow): Pick<SectionRow, 'bytesIn' | 'bytesOut'> => ({
  bytesIn: joined(one.bytesIn, other.bytesIn, (a, b) => a + b),
  bytesOut: joined(one.bytesOut, other.bytesOut, (a, b) => a + b),
});

/** So many are put together in a few milliseconds. */
const ROWS_AT_ONCE = 1_000;

const joinTables = async (tables: readonly FlowTable[]): Promise<FlowTable> => {
  const builder = new FlowTableBuilder(0);
  let count = 0;
  for (const table of tables) {
    for (let row = 0; row < table.rowCount; row += 1) {
      builder.add(flowAt(table, row));
      count += 1;
      if (count % ROWS_AT_ONCE === 0) await nextTurn();
    }
  }
  return builder.finish();
};
