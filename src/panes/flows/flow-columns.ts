// The columns of the flow table: what each is called, how it is written, and how its flows are ordered.
import type { Flow, FlowEnd } from '../../domain/flow.ts';
import type { SortColumn } from '../../flows/sort-rows.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import { formatBytes, formatCount, formatDuration } from '../../text/units.ts';
import type { TableColumn } from '../../widgets/table-columns.ts';

export type FlowColumn = TableColumn<SortColumn> &
  Readonly<{
    /** How wide its cells usually are. */
    hint: number;
    /** Only shown when a person wants it. */
    isExtra?: true;
    write(flow: Flow, clock: ClockFace): string;
  }>;

const UNKNOWN = '';

const nameOf = (end: FlowEnd | undefined): string =>
  end?.hostname ?? end?.label ?? end?.ip ?? (end?.did === undefined ? '?' : `device ${end.did}`);

export const FLOW_COLUMNS: readonly FlowColumn[] = [
  {
    id: 'startAt',
    title: 'time',
    align: 'left',
    weight: 7,
    least: 9,
    hint: 9,
    write: ({ startAt }, clock) => (startAt === undefined ? UNKNOWN : clock.time(startAt)),
  },
  {
    id: 'sourceName',
    title: 'source',
    align: 'left',
    weight: 9,
    least: 20,
    hint: 24,
    grows: true,
    write: ({ source }) => nameOf(source),
  },
  {
    id: 'destinationName',
    title: 'destination',
    align: 'left',
    weight: 9.5,
    least: 26,
    hint: 34,
    grows: true,
    write: ({ destination }) => nameOf(destination),
  },
  {
    id: 'destinationPort',
    title: 'port',
    align: 'right',
    weight: 8,
    least: 5,
    hint: 5,
    write: ({ destinationPort }) => (destinationPort === undefined ? UNKNOWN : String(destinationPort)),
  },
  {
    id: 'applicationProtocol',
    title: 'app',
    align: 'left',
    weight: 6,
    least: 6,
    hint: 10,
    write: ({ applicationProtocol }) => applicationProtocol ?? UNKNOWN,
  },
  {
    id: 'bytes',
    title: 'bytes',
    align: 'right',
    weight: 8,
    least: 8,
    hint: 8,
    write: ({ bytes }) => (bytes === undefined ? UNKNOWN : formatBytes(bytes)),
  },
  {
    id: 'durationMs',
    title: 'duration',
    align: 'right',
    weight: 4,
    least: 8,
    hint: 12,
    write: ({ durationMs }) => (durationMs === undefined ? UNKNOWN : formatDuration(durationMs)),
  },
  {
    id: 'direction',
    title: 'dir',
    align: 'left',
    weight: 3,
    least: 8,
    hint: 8,
    write: ({ direction }) => direction ?? UNKNOWN,
  },
  {
    id: 'protocol',
    title: 'proto',
    align: 'left',
    weight: 2,
    least: 5,
    hint: 5,
    write: ({ protocol }) => protocol ?? UNKNOWN,
  },
  {
    id: 'packets',
    title: 'packets',
    align: 'right',
    weight: 1,
    least: 7,
    hint: 9,
    write: ({ packets }) => (packets === undefined ? UNKNOWN : formatCount(packets)),
  },
  {
    id: 'flags',
    title: 'flags',
    align: 'left',
    weight: 0,
    least: 11,
    hint: 11,
    write: ({ flags }) => flags?.join(' ') ?? UNKNOWN,
  },
  {
    id: 'source',
    title: 'source address',
    align: 'left',
    weight: 6.5,
    least: 15,
    hint: 15,
    isExtra: true,
    write: ({ source }) => source?.ip ?? UNKNOWN,
  },
  {
    id: 'sourcePort',
    title: 'source port',
    align: 'right',
    weight: 5,
    least: 11,
    hint: 11,
    isExtra: true,
    write: ({ sourcePort }) => (sourcePort === undefined ? UNKNOWN : String(sourcePort)),
  },
  {
    id: 'destination',
    title: 'destination address',
    align: 'left',
    weight: 6.5,
    least: 19,
    hint: 19,
    isExtra: true,
    write: ({ destination }) => destination?.ip ?? UNKNOWN,
  },
  {
    id: 'endAt',
    title: 'end',
    align: 'left',
    weight: 5,
    least: 9,
    hint: 9,
    isExtra: true,
    write: ({ endAt }, clock) => (endAt === undefined ? UNKNOWN : clock.time(endAt)),
  },
  {
    id: 'score',
    title: 'score',
    align: 'right',
    weight: 8,
    least: 5,
    hint: 5,
    write: ({ score }) => (score === undefined ? UNKNOWN : `${score} %`),
  },
];

export const WIDTH_HINTS: Readonly<Record<string, number>> = Object.fromEntries(
  FLOW_COLUMNS.map(({ id, hint }) => [id, hint]),
);

/** `15:02:07+01:00` beside `15:02:07Z` */
const LOCAL_EXTRA = 5;
/** `01-15 ` */
const DATE_EXTRA = 6;
/** In a longer window a time of day can be that of several days. */
const HOURS_WITHOUT_DATE = 24;
/** In less room, columns are narrower before others are left out. */
export const ROOM_FOR_NAMES = 100;
const NARROW_NAME = 15;

export type ColumnsWanted = Readonly<{
  clock: Pick<ClockFace, 'zone'>;
  /** Their ids. */
  hidden: readonly string[];
  /** Of the window. */
  hours: number;
  width: number;
}>;

export const columnsFor = ({ clock, hidden, hours, width }: ColumnsWanted): readonly FlowColumn[] => {
  const extra = (clock.zone === 'utc' ? 0 : LOCAL_EXTRA) + (hours > HOURS_WITHOUT_DATE ? DATE_EXTRA : 0);
  return FLOW_COLUMNS.filter(({ id }) => !hidden.includes(id)).map((column) => {
    if (TIMES.includes(column.id)) return { ...column, least: (column.least ?? 0) + extra, hint: column.hint + extra };
    return NAMES.includes(column.id) && width < ROOM_FOR_NAMES ? { ...column, least: NARROW_NAME } : column;
  });
};

const TIMES: readonly SortColumn[] = ['startAt', 'endAt'];
/** Who talked with whom is what the table is about. */
export const NAMES: readonly SortColumn[] = ['sourceName', 'destinationName'];

/** With the day of the year where the window is long. */
export const timesFor = (clock: ClockFace, hours: number): ClockFace =>
  hours > HOURS_WITHOUT_DATE ? { ...clock, time: (at) => clock.second(at).slice('2026-'.length) } : clock;

export type Order = Readonly<{ column: SortColumn; isDescending: boolean }>;

/** The latest first, unless a person wants another order: `-bytes`, `sourceName`. */
export const orderOf = (text: string | undefined): Order => {
  const isDescending = text?.startsWith('-') ?? true;
  const column = FLOW_COLUMNS.find(({ id }) => id === text?.replace(/^-/, ''))?.id ?? 'startAt';
  return { column, isDescending };
};

export const orderText = (text: string | undefined): string => {
  const { column, isDescending } = orderOf(text);
  return `${isDescending ? '-' : ''}${column}`;
};

/** The same column the other way round. */
export const flipped = (text: string | undefined): string => {
  const { column, isDescending } = orderOf(text);
  return `${isDescending ? '' : '-'}${column}`;
};

export const ORDER_OPTIONS = FLOW_COLUMNS.flatMap(({ id, title, align }) => {
  const down = {
    column: id,
    id: `-${id}`,
    title: `${title}, ${isMeasure(align, id) ? 'the most first' : 'from Z to A'}`,
  };
  const up = { column: id, id, title: `${title}, ${isMeasure(align, id) ? 'the least first' : 'from A to Z'}` };
  return isMeasure(align, id) ? [down, up] : [up, down];
});

function isMeasure(align: FlowColumn['align'], id: SortColumn): boolean {
  return align === 'right' || id === 'startAt' || id === 'endAt';
}
