// The findings one by one, a row for each.
import type { Finding } from '../../domain/finding.ts';
import { formatBytes, formatCount } from '../../text/units.ts';
import type { Line } from '../../theme/line.ts';
import { markOf } from '../../theme/marks.ts';
import { DataTable, tableRows } from '../../widgets/data-table.ts';
import { Lines } from '../../widgets/lines.tsx';
import { clampWindow } from '../../widgets/list-window.ts';
import type { PaneContext, Shown } from '../pane.ts';
import { clickIn, moveIn } from '../parts/list-moves.ts';
import { type View, withList } from '../view.ts';
import { actOnFinding } from './finding-acts.ts';
import { FINDING_COLUMNS, FINDING_WIDTHS, findingCells, WIDEST_ROW } from './finding-rows.ts';
import { keepRow } from './keep-row.ts';
import type { KnownFindings } from './known-findings.ts';
import { FINDINGS_LIST, LIST_HINTS, setUpList } from './list-acts.ts';
import { putAway, type States } from './put-away.ts';

export type Listed = Readonly<{
  known: KnownFindings;
  /** Those that are listed, in order. */
  found: readonly Finding[];
  states: States;
  /** What has come so far of a closer look that is under way. */
  bytes: number | undefined;
}>;

export const showList = (context: PaneContext, listed: Listed): Omit<Shown, 'filter' | 'report'> => {
  const { view, size, pen, now, seenBefore } = context;
  const { known, found, states } = listed;
  const height = Math.max(0, size.rows - 1);
  const list = { count: found.length, height: tableRows(found.length, height) };
  const place = clampWindow(keepRow(view, found), list);
  const there = withList(view, FINDINGS_LIST, place);
  const selected = found[place.index];
  const rows = { now, states, seenBefore, tracked: known.answer?.tracked };
  return {
    element: (
      <>
        <Lines lines={[toldLine(listed)]} width={size.columns} height={1} />
        <DataTable
          columns={FINDING_COLUMNS}
          widthHints={FINDING_WIDTHS}
          rowCount={found.length}
          cellsOf={(row) => findingCells(found[row], rows)}
          markOf={(row) => {
            const severity = found[row]?.severity;
            return severity === undefined ? undefined : { text: markOf(severity, pen), meaning: severity };
          }}
          selected={place.index}
          top={place.top}
          empty={emptyWords(known, view)}
          width={pen.isSpoken ? size.columns : Math.min(size.columns, WIDEST_ROW)}
          height={height}
        />
      </>
    ),
    crumbs: view.filter === '' ? [] : [view.filter],
    hints: LIST_HINTS,
    act: (action) =>
      setUpList(action, there) ??
      putAway(action, there, { finding: selected, states, all: known.findings }) ??
      actOnFinding(action, there, selected, context) ??
      moveIn(there, FINDINGS_LIST, action, list),
    rowAt: clickIn(there, FINDINGS_LIST, { ...list, top: place.top }),
  };
};

const emptyWords = ({ findings: all }: KnownFindings, { filter }: View): string => {
  if (all.length === 0) return 'nothing found';
  return filter === '' ? 'nothing is open; A lists what is acknowledged or muted' : 'the filter lets none through';
};

export const toldLine = ({ known: { findings: all, answer }, found, states, bytes }: Listed): Line => {
  const missing = answer?.missing ?? [];
  return [
    { text: ' findings: ', meaning: 'label' },
    { text: formatCount(found.length), meaning: 'accent' },
    { text: found.length === all.length ? '' : ` of ${formatCount(all.length)}` },
    { text: states.size === 0 ? '' : `  ${formatCount(states.size)} acknowledged or muted` },
    {
      text:
        answer === undefined
          ? `  of the statistics; all else is still being looked at${bytes === undefined ? '' : `, ${formatBytes(bytes)} so far`}`
          : `  ${formatCount(answer.deviceCount)} devices were looked at closely`,
      meaning: 'dim',
    },
    { text: missing.length === 0 ? '' : `  not judged: ${missing.join(', ')}`, meaning: 'warning' },
  ];
};
