// Flows and tables of flows for tests: an ordinary HTTPS connection, but for what a test says of it.
import type { Flow, FlowEnd } from '../../src/domain/flow.ts';
import { buildFlowTable } from '../../src/flows/build-flow-table.ts';
import { flowAt } from '../../src/flows/flow-at.ts';
import type { FlowTable } from '../../src/flows/flow-table.ts';

export type EndParts = Partial<FlowEnd>;
export type FlowParts = Partial<Omit<Flow, 'source' | 'destination'>> &
  Readonly<{ source?: EndParts | undefined; destination?: EndParts | undefined }>;

const UNKNOWN_END: FlowEnd = {
  did: undefined,
  ip: undefined,
  hostname: undefined,
  label: undefined,
  mac: undefined,
  vendor: undefined,
  os: undefined,
  deviceType: undefined,
  country: undefined,
  firstSeenAt: undefined,
  lastSeenAt: undefined,
  tags: undefined,
};

/** Only what is said of it is known. */
export const anEnd = (parts: EndParts = {}): FlowEnd => ({ ...UNKNOWN_END, ...parts });

const SOURCE: EndParts = { did: 7, ip: '10.0.4.17', hostname: 'finance-07.corp.example' };
const DESTINATION: EndParts = { ip: '93.184.215.14', hostname: 'www.example.com' };

/** An end that is named replaces the usual one altogether; `undefined` takes it away. */
export const aFlow = (parts: FlowParts = {}): Flow => {
  const { source, destination } = { source: SOURCE, destination: DESTINATION, ...parts };
  return {
    protocol: 'TCP',
    sourcePort: 51_234,
    destinationPort: 443,
    applicationProtocol: 'HTTPS',
    bytes: 12_000,
    packets: 20,
    durationMs: 4_000,
    startAt: Date.UTC(2026, 0, 15, 14),
    endAt: Date.UTC(2026, 0, 15, 14, 0, 4),
    direction: 'external',
    flags: ['established'],
    score: undefined,
    ...parts,
    source: source === undefined ? undefined : anEnd(source),
    destination: destination === undefined ? undefined : anEnd(destination),
  };
};

export const aTable = (flows: readonly FlowParts[]): FlowTable => buildFlowTable(flows.map(aFlow));

export const flowsOf = (table: FlowTable): readonly Flow[] =>
  Array.from({ length: table.rowCount }, (_, row) => flowAt(table, row));
