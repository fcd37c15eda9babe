// The last requests to the appliance as a table; what travelled in headers is not in them.
import type { RequestLogEntry } from '../../api/request-log.ts';
import { clean } from '../../text/clean.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import { formatBytes, formatMs } from '../../text/units.ts';
import type { Cell, DataTableProps } from '../../widgets/table-props.ts';

const COLUMNS: DataTableProps['columns'] = [
  { id: 'at', title: 'time', align: 'left', weight: 8, least: 9 },
  { id: 'endpoint', title: 'endpoint', align: 'left', weight: 9, least: 8 },
  { id: 'parameters', title: 'parameters', align: 'left', weight: 5, least: 16, grows: true },
  { id: 'status', title: 'status', align: 'left', weight: 7, least: 6 },
  { id: 'attempt', title: 'try', align: 'right', weight: 1, least: 3 },
  { id: 'bytes', title: 'bytes', align: 'right', weight: 3, least: 8 },
  { id: 'ms', title: 'took', align: 'right', weight: 6, least: 8 },
];

/** `15:02:07+01:00` */
const LOCAL_TIME_WIDTH = 14;

const IN_LOCAL_TIME = COLUMNS.map((column) => (column.id === 'at' ? { ...column, least: LOCAL_TIME_WIDTH } : column));

const HINTS = { at: 14, endpoint: 17, parameters: 40, status: 19, attempt: 3, bytes: 8, ms: 9 };

/** Lines of the table, of so many in all: below it there is room for the whole of one request. */
export const logRows = (rows: number): number => Math.max(2, rows - 3);

type LogTable = Pick<DataTableProps, 'columns' | 'widthHints' | 'rowCount' | 'cellsOf' | 'empty'>;

export const logTable = (entries: readonly RequestLogEntry[], clock: ClockFace): LogTable => ({
  columns: clock.zone === 'utc' ? COLUMNS : IN_LOCAL_TIME,
  widthHints: HINTS,
  rowCount: entries.length,
  empty: 'nothing was asked yet',
  cellsOf: (row) => {
    const entry = entries[row];
    return entry === undefined ? [] : cellsOf(entry, clock);
  },
});

const cellsOf = (entry: RequestLogEntry, clock: ClockFace): readonly Cell[] => {
  const [, query = ''] = entry.target.split('?', 2);
  const isGood = entry.failure === undefined;
  return [
    { text: clock.time(entry.at), meaning: 'dim' },
    { text: entry.endpoint },
    { text: clean(readable(query), 300), meaning: 'dim' },
    { text: `${entry.status ?? ''} ${isGood ? '' : entry.failure}`.trim(), meaning: isGood ? 'good' : 'bad' },
    { text: entry.attempt > 1 ? String(entry.attempt) : '' },
    { text: entry.bytes === 0 ? '' : formatBytes(entry.bytes) },
    { text: formatMs(entry.elapsedMs) },
  ];
};

const readable = (query: string): string => {
  try {
    return decodeURIComponent(query.replaceAll('+', ' ')).replaceAll('&', ' ');
  } catch {
    return query;
  }
};
