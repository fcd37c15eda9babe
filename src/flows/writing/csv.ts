// Flows as CSV: comments that say which they are, a header, and one row for each.
import type { Flow, FlowEnd } from '../../domain/flow.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Field, writeComment, writeField } from '../../text/csv-field.ts';
import { isoTime, OUT_OF_RANGE } from '../../text/utc.ts';
import type { FlowsHead, FlowWriter } from './flow-writer.ts';

/** RFC 4180 knows no other line end. */
const LINE_END = '\r\n';

export const csvWriter: FlowWriter = {
  open: (head) => lines([...commentsOf(head).map(writeComment), COLUMNS.map(({ name }) => name).join(',')]),
  write: (flow) => lines([COLUMNS.map(({ field }) => writeField(field(flow))).join(',')]),
  between: '',
  close: '',
};

const lines = (all: readonly string[]): string => all.map((line) => `${line}${LINE_END}`).join('');

const commentsOf = ({ filter, asked, ...head }: FlowsHead): readonly string[] => {
  const parameters = Object.entries(asked).map(([name, value]) => `${name}=${value}`);
  return [
    filter === '' ? 'no filter' : `filter: ${filter}`,
    ...(parameters.length === 0 ? [] : [`filtered by the appliance: ${parameters.join(' ')}`]),
    `window: ${timeOf(head.startAt)} to ${timeOf(head.endAt)}`,
    `flows: ${head.count} of ${head.of}`,
    ...(head.reportedCount === undefined ? [] : [`counted by the appliance: ${head.reportedCount}`]),
    ...(head.note === undefined ? [] : [`note: ${head.note}`]),
    `appliance: ${head.appliance}`,
    `written at: ${timeOf(head.writtenAt)}`,
  ];
};

const timeOf = (at: Instant): string => isoTime(at) ?? OUT_OF_RANGE;

type Column<T> = Readonly<{ name: string; field(of: T): Field }>;

const END_COLUMNS: readonly Column<FlowEnd>[] = [
  { name: 'did', field: ({ did }) => did },
  { name: 'ip', field: ({ ip }) => ip },
  { name: 'hostname', field: ({ hostname }) => hostname },
  { name: 'label', field: ({ label }) => label },
  { name: 'mac', field: ({ mac }) => mac },
  { name: 'vendor', field: ({ vendor }) => vendor },
  { name: 'os', field: ({ os }) => os },
  { name: 'device_type', field: ({ deviceType }) => deviceType },
  { name: 'country', field: ({ country }) => country },
  { name: 'first_seen_at', field: ({ firstSeenAt }) => isoTime(firstSeenAt) },
  { name: 'last_seen_at', field: ({ lastSeenAt }) => isoTime(lastSeenAt) },
  { name: 'tags', field: ({ tags }) => listed(tags) },
];

const endColumns = (
  side: 'source' | 'destination',
  port: 'sourcePort' | 'destinationPort',
): readonly Column<Flow>[] => [
  { name: `${side}_port`, field: (flow) => flow[port] },
  ...END_COLUMNS.map(({ name, field }) => ({
    name: `${side}_${name}`,
    field: ({ [side]: end }: Flow) => (end === undefined ? undefined : field(end)),
  })),
];

const listed = (texts: readonly string[] | undefined): Field => texts?.join(';');

const COLUMNS: readonly Column<Flow>[] = [
  { name: 'start_at', field: ({ startAt }) => isoTime(startAt) },
  { name: 'end_at', field: ({ endAt }) => isoTime(endAt) },
  { name: 'duration_ms', field: ({ durationMs }) => durationMs },
  { name: 'direction', field: ({ direction }) => direction },
  { name: 'protocol', field: ({ protocol }) => protocol },
  { name: 'application_protocol', field: ({ applicationProtocol }) => applicationProtocol },
  { name: 'bytes', field: ({ bytes }) => bytes },
  { name: 'packets', field: ({ packets }) => packets },
  { name: 'flags', field: ({ flags }) => listed(flags) },
  { name: 'score', field: ({ score }) => score },
  ...endColumns('source', 'sourcePort'),
  ...endColumns('destination', 'destinationPort'),
];
