// One flow with everything that is known of it and of the devices at its ends, and why it is suspicious.
import type { TrafficSums } from '../../analysis/facts.ts';
import { tellFailure } from '../../domain/failure.ts';
import type { Flow } from '../../domain/flow.ts';
import { flowAt } from '../../flows/flow-at.ts';
import { flowEndsPart } from '../../live/questions/index.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import { formatCount } from '../../text/units.ts';
import type { Line } from '../../theme/line.ts';
import { type Fact, factLines } from '../../widgets/facts.ts';
import { Lines } from '../../widgets/lines.tsx';
import { clampWindow, type ListWindow } from '../../widgets/list-window.ts';
import { scrollRows } from '../../widgets/scroll-lines.ts';
import { scrollNote } from '../../widgets/scroll-note.ts';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { moveIn, scrollIn } from '../parts/list-moves.ts';
import { listIn, withList } from '../view.ts';
import { flowFacts, withEnds } from './flow-details.ts';
import type { FlowsModel } from './flows-model.ts';
import { pausedTold } from './paused.ts';
import type { FlowsAsked } from './questions.ts';
import { keepSelected } from './show-table.tsx';
import { connectionFacts } from './sums/connection-details.ts';
import { reasonLines, suspicionOf, suspiciousIn } from './suspicious.ts';
import { actOnFlow, crumbsOf, LIST, reportOf } from './table-acts.ts';

export const showFlow = (context: PaneContext, model: FlowsModel, asked: FlowsAsked): Shown => {
  const { view, size, clock, pen } = context;
  const { table, rows } = model;
  const list = { count: rows.length, height: 1 };
  const held = listIn(view, LIST);
  const kept = keepSelected(held, { table, rows, isHeld: view.lists[LIST] !== undefined });
  const place = clampWindow(kept.place, list);
  const there = withList(view, LIST, place);
  const row = kept.isGone ? undefined : rows[place.index];
  const suspicion = suspicionOf(context, table, asked);
  const why = reasonLines(suspicion, row, pen);
  const flow = lastKnown(held, row === undefined ? undefined : flowAt(table, row));
  const ends = model.sums === undefined ? endsOf(context, flow) : { flow, parts: [], told: [] };
  const noun = model.sums === undefined ? 'flow' : 'connection';
  const title: Line = [
    kept.isGone
      ? { text: ` ${noun}`, meaning: 'heading' }
      : { text: ` ${noun} ${formatCount(place.index + 1)} of ${formatCount(rows.length)}`, meaning: 'heading' },
    { text: kept.isGone ? '   no longer among those that are listed' : '', meaning: 'warning' },
    ...ends.told,
  ];
  const head = [title, [], ...why, ...(why.length === 0 ? [] : [[]])].slice(0, size.rows);
  const all = ends.flow === undefined ? [] : factsOf(ends.flow, clock, model.sums);
  const facts = factsIn(context, all, size.rows - head.length);
  return {
    element: <Lines lines={[...head, ...facts.lines]} width={size.columns} height={size.rows} />,
    crumbs: [...crumbsOf(view), `${noun} ${formatCount(place.index + 1)}`],
    hints: ['source_device', 'destination_device', 'copy', 'copy_cell'],
    parts: ends.parts,
    act: (action) =>
      actOnFlow(action, there, ends.flow, clock) ??
      suspiciousIn(action, { view: there, list: LIST, size: list, suspicion, rows, at: place.index }) ??
      facts.act(action) ??
      moveIn(there, LIST, action, list),
    report: reportOf(view),
    pausedTold: pausedTold(context, asked),
  };
};

const factsOf = (flow: Flow, clock: ClockFace, sums: TrafficSums | undefined): readonly Fact[] =>
  sums === undefined ? flowFacts(flow, clock) : connectionFacts(flow, clock, sums);

const FACTS = 'facts of the flow';
/** Narrower, values would be cut. */
const TWO_COLUMNS_FROM = 110;

/** They scroll by pages: row by row one goes to the next flow. */
const factsIn = (
  { view, size, pen }: PaneContext,
  facts: readonly Fact[],
  height: number,
): Readonly<{ lines: readonly Line[]; act(action: string): Outcome | undefined }> => {
  if (facts.length === 0 || height <= 0) return { lines: [], act: () => undefined };
  const mostColumns = size.columns < TWO_COLUMNS_FROM ? 1 : 2;
  const all = factLines({ facts, mostColumns, width: size.columns - 2, height: facts.length }, pen);
  const shown = scrollRows(all.length, height);
  const top = Math.max(0, Math.min(all.length - shown, listIn(view, FACTS).top));
  const note = scrollNote({ what: 'lines', top, shown, count: all.length, width: size.columns - 1 });
  const lines = all.slice(top, top + shown).map((line): Line => [{ text: ' ' }, ...line]);
  return {
    lines: shown < all.length ? [...lines, [{ text: ` ${note}`, meaning: 'dim' }]] : lines,
    act: (action) =>
      TURNS.includes(action) && shown < all.length
        ? scrollIn(view, FACTS, action, { count: all.length, height: shown })
        : undefined,
  };
};

const TURNS: readonly string[] = ['next_page', 'previous_page'];

const flowsShown = new WeakMap<ListWindow, Flow>();

/** A flow that leaves the window while somebody reads of it stays where it is read. */
const lastKnown = (place: ListWindow, flow: Flow | undefined): Flow | undefined => {
  if (flow !== undefined) flowsShown.set(place, flow);
  return flow ?? flowsShown.get(place);
};

type Ends = Readonly<{ flow: Flow | undefined; parts: NonNullable<Shown['parts']>; told: Line }>;

/** The devices at its ends are asked for by themselves: for every flow of a window it would be much. */
const endsOf = ({ read }: PaneContext, flow: Flow | undefined): Ends => {
  const part = flow === undefined ? undefined : flowEndsPart(flow);
  if (flow === undefined || part === undefined) return { flow, parts: [], told: [] };
  const { data, failure, asking } = read(part);
  const told = (text: string): Line => [{ text: `   ${text}`, meaning: 'dim' }];
  const parts = [part];
  if (data !== undefined) return { flow: withEnds(flow, data), parts, told: [] };
  if (failure !== undefined) return { flow, parts, told: told(`device details: ${tellFailure(failure)}`) };
  return { flow, parts, told: asking === undefined ? [] : told('asking for device details') };
};
