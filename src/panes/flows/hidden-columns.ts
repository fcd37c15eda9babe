// Which columns of the flow table are hidden: what a person chose, or else what few want and what no flow tells.

import type { TrafficSums } from '../../analysis/facts.ts';
import { isReported } from '../../flows/connections/tells-connections.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import type { SortColumn } from '../../flows/sort-rows.ts';
import type { Option } from '../pane.ts';
import { FLOW_COLUMNS, NAMES, ROOM_FOR_NAMES } from './flow-columns.ts';

export type Columned = Readonly<{ table: FlowTable; sums?: TrafficSums | undefined }>;

/** `chosen`: ids with commas between them; undefined where nobody has chosen yet. */
export const hiddenColumns = (chosen: string | undefined, columned: Columned, width: number): readonly string[] =>
  chosen === undefined
    ? hiddenAtFirst(columned, width)
    : [...chosen.split(',').filter((id) => id !== ''), ...(hasScores(columned) ? [] : [SCORE])];

/** Most appliances give none, and then there is no such column at all. */
const hasScores = ({ table }: Pick<Columned, 'table'>): boolean => table.score.length > 0;

const SCORE: SortColumn = 'score';

const hiddenAtFirst = ({ table, sums }: Columned, width: number): readonly string[] =>
  FLOW_COLUMNS.filter(({ id, isExtra }) => {
    if (id === SCORE) return !hasScores({ table });
    if (sums === undefined) return isExtra === true;
    // Connections leave room for who their ends are.
    if (ADDRESSES.includes(id)) return width < ROOM_FOR_NAMES;
    const field = FIELDS[id];
    return field !== undefined && !isReported(table, field);
  }).map(({ id }) => id);

const ADDRESSES: readonly SortColumn[] = ['source', 'destination'];

/** What each is called in the filter language. */
const FIELDS: Readonly<Partial<Record<SortColumn, string>>> = {
  destinationPort: 'dport',
  sourcePort: 'sport',
  applicationProtocol: 'app',
  protocol: 'proto',
  bytes: 'bytes',
  packets: 'packets',
  durationMs: 'dur',
  direction: 'dir',
  flags: 'flag',
  endAt: 'end',
};

/** Each column that may be hidden or shown; taking one is what it says. */
export const columnOptions = (chosen: string | undefined, columned: Columned, width: number): readonly Option[] => {
  const all = hiddenColumns(chosen, columned, width);
  const hidden = hasScores(columned) ? all : all.filter((id) => id !== SCORE);
  const offered = FLOW_COLUMNS.filter(({ id }) => !NAMES.includes(id) && (id !== SCORE || hasScores(columned)));
  return offered.map(({ id, title }) => {
    const isHidden = hidden.includes(id);
    const after = isHidden ? hidden.filter((one) => one !== id) : [...hidden, id];
    // Nothing hidden is a choice too.
    return { id: after.length === 0 ? ',' : after.join(','), title: `${isHidden ? 'show' : 'hide'} ${title}` };
  });
};
