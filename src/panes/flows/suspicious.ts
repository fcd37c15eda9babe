// The flows that rules find suspicious, and those that the appliance finds unusual: a mark at each, how many there are, and why.
import type { FlowMarks, FlowReason } from '../../analysis/traffic/flow-marks.ts';
import { SEVERITIES, type Severity } from '../../domain/finding.ts';
import { isReported, tellsConnections } from '../../flows/connections/tells-connections.ts';
import { allRows } from '../../flows/filter/filter-rows.ts';
import { type FlowTable, NO_SCORE, type Rows } from '../../flows/flow-table.ts';
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
  /** Of each row, how unusual the appliance finds it; undefined where it says so of none. */
  scores: Uint8Array | undefined;
  /** No rule has anything to go by: neither ports nor amounts are told. */
  isUnjudged: boolean;
}>;

/** Judged over all flows that are here, whatever the filter lets through: one flow alone is no scan. */
export const suspicionOf = (
  { window, now, read, marksOf }: PaneContext,
  table: FlowTable,
  { answer, asked }: FlowsAsked,
): Suspicion => {
  const scores = table.score.length === 0 ? undefined : table.score;
  if (tellsConnections(answer.data) && !JUDGED_BY.some((field) => isReported(table, field)))
    return { marks: undefined, hasFailed: false, isPart: false, scores, isUnjudged: true };
  const isPart = Object.keys(asked).length > 0 || (answer.data !== undefined && leftOutOf(answer.data) !== undefined);
  const moved = read(transfersPart(window));
  // What each device sent and received makes a verdict a sure one: it is worth a short wait.
  if (moved.data === undefined && moved.asking !== undefined) return { ...unmarked(isPart), scores };
  const marks = marksOf({
    window: windowAt(window, answer.at ?? now),
    table,
    rows: rememberRows([table], () => allRows(table)),
    summary: answer.data?.summary,
    transfers: moved.data?.points,
    isPart,
  });
  return marks === 'failed' ? { ...unmarked(isPart), hasFailed: true, scores } : { ...unmarked(isPart), marks, scores };
};

const unmarked = (isPart: boolean) => ({ marks: undefined, hasFailed: false, isPart, isUnjudged: false }) as const;

const JUDGED_BY: readonly string[] = ['dport', 'sport', 'bytes', 'dur'];

const rememberRows = createMemory<Rows>();

const severityAt = (marks: FlowMarks | undefined, row: number | undefined): Severity | undefined => {
  const mark = row === undefined ? 0 : (marks?.marks[row] ?? 0);
  return mark === 0 ? undefined : SEVERITIES[mark - 1];
};

type Marked = Pick<Suspicion, 'marks' | 'scores'>;

/** What a rule finds weighs more. */
export const markAt = ({ marks, scores }: Marked, row: number | undefined, pen: Pen): Span | undefined => {
  const severity = severityAt(marks, row);
  if (severity !== undefined) return { text: markOf(severity, pen), meaning: severity };
  return scoreAt(scores, row) === undefined ? undefined : { text: markOf('anomaly', pen), meaning: 'anomaly' };
};

const scoreAt = (scores: Uint8Array | undefined, row: number | undefined): number | undefined => {
  const score = row === undefined ? undefined : scores?.[row];
  return score === NO_SCORE ? undefined : score;
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
  suspicion: Suspicion,
  rows: Rows,
  selected: number | undefined,
  pen: Pen,
): SuspicionTold => {
  if (rows.length === 0) return NOTHING_TOLD;
  const { marks, scores } = suspicion;
  const reasons = selected === undefined ? [] : (marks?.reasonsOf(selected) ?? []);
  return {
    counted: [...judgedTold(suspicion, rows, pen), ...unusualTold(suspicion, rows, pen)],
    reason: reasonOf(reasons, scoreAt(scores, selected)),
  };
};

const judgedTold = ({ marks, hasFailed, isPart, isUnjudged }: Suspicion, rows: Rows, pen: Pen): Line => {
  if (isUnjudged) return [];
  if (marks === undefined) return [{ text: hasFailed ? '   not judged' : '   judging', meaning: 'dim' }];
  const { count, worst } = countIn(marks, rows);
  const overWhat: Span = { text: isPart ? ', judged over a part' : '', meaning: 'dim' };
  if (worst === undefined) return [{ text: '   none suspicious', meaning: 'dim' }, overWhat];
  return [
    { text: '   ' },
    { text: `${markOf(worst, pen)} ${formatCount(count)} suspicious`, meaning: worst },
    overWhat,
  ];
};

/** Where no rule can judge, the appliance's own word is all there is. */
const unusualTold = ({ scores, isUnjudged }: Suspicion, rows: Rows, pen: Pen): Line => {
  const count = scores === undefined ? 0 : countScored(scores, rows);
  if (count > 0)
    return [{ text: '   ' }, { text: `${markOf('anomaly', pen)} ${formatCount(count)} unusual`, meaning: 'anomaly' }];
  return isUnjudged ? [{ text: '   none unusual to the appliance', meaning: 'dim' }] : [];
};

const rememberScored = createMemory<number>();

const countScored = (scores: Uint8Array, rows: Rows): number =>
  rememberScored([scores, rows], () => rows.reduce((count, row) => count + (scores[row] === NO_SCORE ? 0 : 1), 0));

export const NOTHING_TOLD: SuspicionTold = { counted: [], reason: [] };

const unusualText = (score: number): string => `${score} % unusual, as the appliance scores it`;

const reasonOf = ([first, ...others]: readonly FlowReason[], score: number | undefined): Line => {
  if (first === undefined)
    return score === undefined ? [] : [{ text: `   this one: ${score} %, by the appliance`, meaning: 'anomaly' }];
  const more = others.length > 0 ? `, +${formatCount(others.length)}` : '';
  return [{ text: `   this one: ${first.text} (${first.rule})${more}`, meaning: first.severity }];
};

/** Whether there is one to go to. */
export const hasSuspicious = ({ marks, scores }: Suspicion, rows: Rows): boolean =>
  (marks !== undefined && countIn(marks, rows).count > 0) || (scores !== undefined && countScored(scores, rows) > 0);

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

export const reasonLines = ({ marks, scores }: Marked, row: number | undefined, pen: Pen): readonly Line[] => {
  const score = scoreAt(scores, row);
  const unusual: readonly Line[] =
    score === undefined
      ? []
      : [[{ text: ` ${markOf('anomaly', pen)} unusual  `, meaning: 'anomaly' }, { text: unusualText(score) }]];
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
  const more: readonly Line[] = left > 0 ? [[{ text: `   and ${formatCount(left)} more`, meaning: 'dim' }]] : [];
  return [...shown, ...more, ...unusual];
};

export type Listed = Readonly<{
  view: View;
  list: string;
  size: ListSize;
  suspicion: Suspicion;
  rows: Rows;
  /** Where in them one is. */
  at: number;
}>;

/** The next marked flow in the order of the table, and from its end on from its beginning. */
export const suspiciousIn = (action: string, listed: Listed): Outcome | undefined => {
  const by = action === 'next_suspicious' ? 1 : action === 'previous_suspicious' ? -1 : 0;
  if (by === 0) return undefined;
  const { view, list, size, suspicion, rows, at } = listed;
  const { marks, scores, isUnjudged } = suspicion;
  if (marks === undefined && !isUnjudged)
    return { kind: 'tell', text: 'the flows are still being judged', meaning: 'dim' };
  const count = rows.length;
  for (let step = 1; step <= count; step += 1) {
    const index = (at + by * step + count * 2) % count;
    const row = rows[index] ?? 0;
    if ((marks?.marks[row] ?? 0) === 0 && scoreAt(scores, row) === undefined) continue;
    return { kind: 'view', view: withList(view, list, moveSelection(listIn(view, list), { to: index }, size)) };
  }
  return isUnjudged
    ? { kind: 'tell', text: 'no connection that is listed is unusual to the appliance', meaning: 'dim' }
    : { kind: 'tell', text: 'no flow that is listed is suspicious', meaning: 'good' };
};
