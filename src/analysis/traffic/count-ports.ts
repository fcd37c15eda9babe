// NET-PORTS: flows by their source port and by their destination port, with the names of services.
import type { FlowTable, Rows } from '../../flows/flow-table.ts';
import { serviceOf } from '../../flows/service-ports.ts';
import type { TrafficFacts } from '../facts.ts';
import { mapInSteps, rememberSteps, runThrough, type Steps } from './steps.ts';
import { type Amounts, amountsOf, type SortBy, searchTallies, searchWhole, sortInOrder } from './tally.ts';

/** `port` is undefined in the one row of flows without any: ICMP has none, and appliances write 0 for it. */
export type PortRow = Amounts & Readonly<{ port: number | undefined; service: string | undefined }>;

export type PortTables = Readonly<{ sources: readonly PortRow[]; destinations: readonly PortRow[] }>;

const WITHOUT = 0;
const LAST_PORT = 65_535;

export const countPorts = (facts: TrafficFacts, by: SortBy = 'bytes'): PortTables =>
  runThrough(preparePorts(facts, by));

function* searchBoth({ table, rows }: TrafficFacts, by: SortBy): Steps<PortTables> {
  const sources = yield* searchPorts(table, rows, table.sourcePort, by);
  return { sources, destinations: yield* searchPorts(table, rows, table.destinationPort, by) };
}

/** In slices, and once for the same rows. */
export const preparePorts = rememberSteps(searchBoth);

export const portsOf = (table: FlowTable, rows: Rows, column: Int32Array, by: SortBy): readonly PortRow[] =>
  runThrough(searchPorts(table, rows, column, by));

function* searchPorts(table: FlowTable, rows: Rows, column: Int32Array, by: SortBy): Steps<readonly PortRow[]> {
  const whole = yield* searchWhole(table, rows);
  const tallies = yield* searchTallies(table, rows, (row) => portAt(column, row) ?? WITHOUT);
  const list = yield* mapInSteps(tallies, ([key, tally]): PortRow => {
    const port = key === WITHOUT ? undefined : key;
    return { port, service: serviceOf(port), ...amountsOf(tally, whole) };
  });
  return yield* sortInOrder(by, list, (row) => String(row.port ?? WITHOUT).padStart(5, '0'));
}

/** Undefined for no port. */
export const portAt = (column: Int32Array, row: number): number | undefined => {
  const port = column[row];
  return port === undefined || port <= 0 || port > LAST_PORT ? undefined : port;
};
