// The flows that rules find suspicious: a mark at each, how many there are, and why.
import type { FlowMarks, FlowReason } from '../../analysis/traffic/flow-marks.ts';
import { SEVERITIES, type Severity } from '../../domain/finding.ts';
import { allRows } from '../../flows/filter/filter-rows.ts';
import type { FlowTable, Rows } from '../../flows/flow-table.ts';
import { transfersPart } from '../../live/questions/index.ts';
import { windowAt } from '../../live/session/window-choice.ts';
import { formatCount } from '../../text/units.ts';
import type { Line, Span } from '../../theme/line.ts';
import { markOf } from '../../theme/marks.ts';
import type { Pen } from '../../theme/pen.ts';
import { type ListSize, moveSelection } from '../../widgets/list-window.ts';
import type { Outcome, PaneContext } from '../pane.ts';
import { createMemory } from '../parts/memory.ts';
import { listIn, type View, withList } from '../view.ts';
import { type FlowsAsked, leftOutOf } from './questions.ts';

export type Suspicion = Readonly<{
  /** Undefined while they are being made, and where that failed. */
  marks: FlowMarks | undefined;
  hasFailed: boolean;
  /** Not all flows of the window are here: who acts regularly or as nobody else does is not judged. */
  isPart: boolean;
}>;

/** Judged over all flows that are here, whatever the filter lets through: one flow alone is no scan. */
export const suspicionOf = (
  { window, now, read, marksOf }: PaneContext,
  table: FlowTable,
  { answer, asked }: FlowsAsked,
): Suspicion => {
  const isPart = Object.keys(asked).length > 0 || (answer.data !== undefined && leftOutOf(answer.data) !== undefined);
  const moved = read(transfersPart(window));
  // What each device sent and received makes a verdict a sure one: it is worth a short wait.
  if (moved.data === undefined && moved.asking !== undefined) return { marks: undefined, hasFailed: false, isPart };
  const marks = marksOf({
    window: windowAt(window, answer.at ?? now),
    table,
    rows: rememberRows([table], () => allRows(table)),
    summary: answer.data?.summary,
    transfers: moved.data?.points,
    isPart,
  });
  return marks === 'failed' ? { marks: undefined, hasFailed: true, isPart } : { marks, hasFailed: false, isPart };
};

const rememberRows = createMemory<Rows>();

const severityAt = (marks: FlowMarks | undefined, row: number | undefined): Severity | undefined => {
  const mark = row === undefined ? 0 : (marks?.marks[row] ?? 0);
  return mark === 0 ? undefined : SEVERITIES[mark - 1];
};

export const markAt = (marks: FlowMarks | undefined, row: number | undefined, pen: Pen): Span | undefined => {
  const severity = severityAt(marks, row);
  return severity === undefined ? undefined : { text: markOf(severity, pen), meaning: severity };
};

type Counted = Readonly<{ count: number; worst: Severity | undefined }>;

const rememberCount = createMemory<Counted>();

export type SuspicionTold = Readonly<{
  /** How many of the listed flows are marked: that none is differs from that nobody knows yet. */
  counted: Line;
  /** Why the selected one is. */
  reason: Line;
}>;

export const tellSuspicion = (
  { marks, hasFailed, isPart }: Suspicion,
  rows: Rows,
  selected: number | undefined,
  pen: Pen,
): SuspicionTold => {
  if (rows.length === 0) return NOTHING_TOLD;
  if (marks === undefined)
    return { counted: [{ text: hasFailed ? '   not judged' : '   judging', meaning: 'dim' }], reason: [] };
  const { count, worst } = countIn(marks, rows);
  const overWhat: Span = { text: isPart ? ', judged over a part' : '', meaning: 'dim' };
  if (worst === undefined) return { counted: [{ text: '   none suspicious', meaning: 'dim' }, overWhat], reason: [] };
  return {
    counted: [
      { text: '   ' },
      { text: `${markOf(worst, pen)} ${formatCount(count)} suspicious`, meaning: worst },
      overWhat,
    ],
    reason: reasonOf(selected === undefined ? [] : marks.reasonsOf(selected)),
  };
};

export const NOTHING_TOLD: SuspicionTold = { counted: [], reason: [] };

const reasonOf = ([first, ...others]: readonly FlowReason[]): Line => {
  if (first === undefined) return [];
  const more = others.length > 0 ? `, +${formatCount(others.length)}` : '';
  return [{ text: `   this one: ${first.text} (${first.rule})${more}`, meaning: first.severity }];
};

/** Whether there is one to go to. */
export const hasSuspicious = ({ marks }: Suspicion, rows: Rows): boolean =>
  marks !== undefined && countIn(marks, rows).count > 0;

const countIn = (marks: FlowMarks, rows: Rows): Counted => rememberCount([marks, rows], () => countMarked(marks, rows));

const countMarked = ({ marks }: FlowMarks, rows: Rows): Counted => {
  let count = 0;
  let worst = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const mark = marks[row] ?? 0;
    if (mark === 0) continue;
    count += 1;
    if (mark < worst) worst = mark;
  }
  return { count, worst: count === 0 ? undefined : SEVERITIES[worst - 1] };
};

const MOST_REASONS = 6;

export const reasonLines = (marks: FlowMarks | undefined, row: number | undefined, pen: Pen): readonly Line[] => {
  const reasons = row === undefined ? [] : (marks?.reasonsOf(row) ?? []);
  const shown = reasons
    .slice(0, MOST_REASONS)
    .map(
      ({ severity, text, rule }): Line => [
        { text: ` ${markOf(severity, pen)} ${severity}  `, meaning: severity },
        { text },
        { text: `  ${rule}`, meaning: 'dim' },
      ],
    );
  const left = reasons.length - shown.length;
  return left > 0 ? [...shown, [{ text: `   and ${formatCount(left)} more`, meaning: 'dim' }]] : shown;
};

export type Listed = Readonly<{
  view: View;
  list: string;
  size: ListSize;
  marks: FlowMarks | undefined;
  rows: Rows;
  /** Where in them one is. */
  at: number;
}>;

/** The next marked flow in the order of the table, and from its end on from its beginning. */
export const suspiciousIn = (action: string, listed: Listed): Outcome | undefined => {
  const by = action === 'next_suspicious' ? 1 : action === 'previous_suspicious' ? -1 : 0;
  if (by === 0) return undefined;
  const { view, list, size, marks, rows, at } = listed;
  if (marks === undefined) return { kind: 'tell', text: 'the flows are still being judged', meaning: 'dim' };
  const count = rows.length;
  for (let step = 1; step <= count; step += 1) {
    const index = (at + by * step + count * 2) % count;
    if ((marks.marks[rows[index] ?? 0] ?? 0) === 0) continue;
    return { kind: 'view', view: withList(view, list, moveSelection(listIn(view, list), { to: index }, size)) };
  }
  return { kind: 'tell', text: 'no flow that is listed is suspicious', meaning: 'good' };
};
