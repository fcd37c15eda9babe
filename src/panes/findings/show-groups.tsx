// Findings gathered by what they are about, by rule or into stories: a row for each, the worst first; Enter lists its findings.
//
//      worst      newest  count  about             rules
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
  {
    id: 'name',
    title: by === 'rule' ? 'rule' : 'about',
    align: 'left',
    weight: 9,
    least: 8,
    most: NAME_WIDTHS[by].name,
    grows: true,
  },
  { id: 'others', title: OTHERS[by], align: 'left', weight: 4, least: 16, most: 140, grows: true },
];

const OTHERS: Readonly<Record<Grouping, string>> = { entity: 'rules', rule: 'about', story: 'story' };
const CRUMBS: Readonly<Record<Grouping, string>> = {
  entity: 'by what they are about',
  rule: 'by rule',
  story: 'stories',
};

const WIDTHS = { worst: 8, newest: 10, count: 6 };
const NAME_WIDTHS: Readonly<Record<Grouping, Readonly<{ name: number; others: number }>>> = {
  entity: { name: 28, others: 60 },
  rule: { name: 8, others: 80 },
  story: { name: 14, others: 120 },
};
const WIDEST = 180;

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
          widthHints={{ ...WIDTHS, ...NAME_WIDTHS[by] }}
          rowCount={groups.length}
          cellsOf={(row) => cellsOf(groups[row], now)}
          markOf={(row) => {
            const worst = groups[row]?.worst;
            return worst === undefined ? undefined : { text: markOf(worst, pen), meaning: worst };
          }}
          selected={place.index}
          top={place.top}
          empty={by === 'story' ? 'no device has several findings close together' : 'no finding to gather'}
          width={pen.isSpoken ? size.columns : Math.min(size.columns, WIDEST)}
          height={height}
        />
      </>
    ),
    crumbs: [...(view.filter === '' ? [] : [view.filter]), CRUMBS[by]],
    hints: GROUP_HINTS,
    act: (action) => {
      if (action === 'open' && selected !== undefined) {
        const filter = andFilter(view.filter, selected.condition, FINDING_SCHEMA);
        const { [LIST_CHOICES.by]: _, ...choices } = view.choices;
        // A story is read from its beginning.
        const order = by === 'story' ? { [LIST_CHOICES.order]: 'oldest' } : {};
        return { kind: 'open', view: { ...view, filter, choices: { ...choices, ...order }, lists: {} } };
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
