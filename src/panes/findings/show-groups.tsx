// Findings gathered by what they are about, or by rule: a row for each, the worst first; Enter lists its findings.
//
//      worst      newest  count  about             of
//   ›▲ critical      2 h      7  ws-0142           NET-R4  DEV-R1  SER-A1
import { andFilter } from '../../flows/filter/language/edit-filter.ts';
import { formatAge, formatCount } from '../../text/units.ts';
import type { Line } from '../../theme/line.ts';
import { markOf } from '../../theme/marks.ts';
import { DataTable, tableRows } from '../../widgets/data-table.ts';
import { Lines } from '../../widgets/lines.tsx';
import { clampWindow } from '../../widgets/list-window.ts';
import type { TableColumn } from '../../widgets/table-columns.ts';
import type { PaneContext, Shown } from '../pane.ts';
import { clickIn, moveIn } from '../parts/list-moves.ts';
import { listIn } from '../view.ts';
import { FINDING_SCHEMA } from './finding-fields.ts';
import { GROUP_HINTS, LIST_CHOICES } from './list-acts.ts';
import type { FindingGroup, Grouping } from './orders.ts';

const LIST = 'groups';

const columnsBy = (by: Grouping): readonly TableColumn[] => [
  { id: 'worst', title: 'worst', align: 'left', weight: 8, least: 8 },
  { id: 'newest', title: 'newest', align: 'right', weight: 5, least: 8 },
  { id: 'count', title: 'count', align: 'right', weight: 7, least: 5 },
  { id: 'name', title: by === 'rule' ? 'rule' : 'about', align: 'left', weight: 9, least: 12, most: 40, grows: true },
  {
    id: 'others',
    title: by === 'rule' ? 'about' : 'rules',
    align: 'left',
    weight: 4,
    least: 16,
    most: 80,
    grows: true,
  },
];

const WIDTHS = { worst: 8, newest: 10, count: 6, name: 28, others: 60 };
const WIDEST = 140;

export const showGroups = (
  context: PaneContext,
  by: Grouping,
  { told, groups }: Readonly<{ told: Line; groups: readonly FindingGroup[] }>,
): Omit<Shown, 'filter' | 'report'> => {
  const { view, size, pen, now } = context;
  const height = Math.max(0, size.rows - 1);
  const list = { count: groups.length, height: tableRows(groups.length, height) };
  const place = clampWindow(listIn(view, LIST), list);
  const selected = groups[place.index];
  return {
    element: (
      <>
        <Lines lines={[told]} width={size.columns} height={1} />
        <DataTable
          columns={columnsBy(by)}
          widthHints={WIDTHS}
          rowCount={groups.length}
          cellsOf={(row) => cellsOf(groups[row], now)}
          markOf={(row) => {
            const worst = groups[row]?.worst;
            return worst === undefined ? undefined : { text: markOf(worst, pen), meaning: worst };
          }}
          selected={place.index}
          top={place.top}
          empty="no finding to gather"
          width={pen.isSpoken ? size.columns : Math.min(size.columns, WIDEST)}
          height={height}
        />
      </>
    ),
    crumbs: [...(view.filter === '' ? [] : [view.filter]), by === 'rule' ? 'by rule' : 'by what they are about'],
    hints: GROUP_HINTS,
    act: (action) => {
      if (action === 'open' && selected !== undefined) {
        const filter = andFilter(view.filter, selected.condition, FINDING_SCHEMA);
        const { [LIST_CHOICES.by]: _, ...choices } = view.choices;
        return { kind: 'open', view: { ...view, filter, choices, lists: {} } };
      }
      if (action === 'copy' && selected !== undefined)
        return {
          kind: 'copy',
          text: `${selected.name}: ${selected.count} ${selected.others.join(' ')}`,
          what: 'group',
        };
      return moveIn(view, LIST, action, list);
    },
    rowAt: clickIn(view, LIST, { ...list, top: place.top }),
  };
};

const cellsOf = (group: FindingGroup | undefined, now: number) =>
  group === undefined
    ? []
    : [
        { text: group.worst, meaning: group.worst },
        { text: formatAge(now - group.newestAt), meaning: 'dim' } as const,
        { text: formatCount(group.count) },
        { text: group.name },
        { text: group.others.join('  '), meaning: 'dim' } as const,
      ];
