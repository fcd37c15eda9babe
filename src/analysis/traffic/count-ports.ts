// NET-PORTS: flows by their source port and by their destination port, with the names of services.
import type { FlowTable, Rows } from '../../flows/flow-table.ts';
import { serviceOf } from '../../flows/service-ports.ts';
import type { TrafficFacts } from '../facts.ts';
import { type Amounts, amountsOf, type SortBy, sortedBy, tallyAll, tallyRows } from './tally.ts';

/** `port` is undefined in the one row of flows without any: ICMP has none, and appliances write 0 for it. */
export type PortRow = Amounts & Readonly<{ port: number | undefined; service: string | undefined }>;

export type PortTables = Readonly<{ sources: readonly PortRow[]; destinations: readonly PortRow[] }>;

const WITHOUT = 0;
const LAST_PORT = 65_535;

export const countPorts = ({ table, rows }: TrafficFacts, by: SortBy = 'bytes'): PortTables => ({
  sources: portsOf(table, rows, table.sourcePort, by),
  destinations: portsOf(table, rows, table.destinationPort, by),
});

export const portsOf = (table: FlowTable, rows: Rows, column: Int32Array, by: SortBy): readonly PortRow[] => {
  const whole = tallyAll(table, rows);
  const list = [...tallyRows(table, rows, (row) => portAt(column, row) ?? WITHOUT)].map(([key, tally]) => {
    const port = key === WITHOUT ? undefined : key;
    return { port, service: serviceOf(port), ...amountsOf(tally, whole) };
  });
  return sortedBy(by, list, (row) => String(row.port ?? WITHOUT).padStart(5, '0'));
};

/** Undefined for no port. */
export const portAt = (column: Int32Array, row: number): number | undefined => {
  const port = column[row];
  return port === undefined || port <= 0 || port > LAST_PORT ? undefined : port;
};
