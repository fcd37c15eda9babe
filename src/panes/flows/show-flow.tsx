// One flow with everything that is known of it and of the devices at its ends, and why it is suspicious.
import { Box } from 'ink';
import { tellFailure } from '../../domain/failure.ts';
import type { Flow } from '../../domain/flow.ts';
import { flowAt } from '../../flows/flow-at.ts';
import { flowEndsPart } from '../../live/questions/index.ts';
import { formatCount } from '../../text/units.ts';
import type { Line } from '../../theme/line.ts';
import { Facts } from '../../widgets/facts.ts';
import { Lines } from '../../widgets/lines.tsx';
import { clampWindow } from '../../widgets/list-window.ts';
import type { PaneContext, Shown } from '../pane.ts';
import { moveIn } from '../parts/list-moves.ts';
import { listIn, withList } from '../view.ts';
import { flowFacts, withEnds } from './flow-details.ts';
import type { FlowsModel } from './flows-model.ts';
import type { FlowsAsked } from './questions.ts';
import { keepSelected } from './show-table.tsx';
import { marksIn, reasonLines, suspiciousIn } from './suspicious.ts';
import { actOnFlow, crumbsOf, LIST, pausedTold, reportOf } from './table-acts.ts';

export const showFlow = (context: PaneContext, model: FlowsModel, asked: FlowsAsked): Shown => {
  const { view, size, clock, pen } = context;
  const { table, rows } = model;
  const list = { count: rows.length, height: 1 };
  const place = clampWindow(keepSelected(listIn(view, LIST), table, rows), list);
  const there = withList(view, LIST, place);
  const row = rows[place.index];
  const marks = marksIn(context, table, asked);
  const why = reasonLines(marks, row, pen);
  const flow = row === undefined ? undefined : flowAt(table, row);
  const ends = endsOf(context, flow);
  const title: Line = [
    { text: ` flow ${formatCount(place.index + 1)} of ${formatCount(rows.length)}`, meaning: 'heading' },
    ...ends.told,
  ];
  const head = [title, [], ...why, ...(why.length === 0 ? [] : [[]])].slice(0, size.rows);
  return {
    element: (
      <Box flexDirection="column">
        <Lines lines={head} width={size.columns} height={head.length} />
        <Box marginLeft={1}>
          <Facts
            facts={ends.flow === undefined ? [] : flowFacts(ends.flow, clock)}
            width={size.columns - 2}
            height={Math.max(0, size.rows - head.length)}
          />
        </Box>
      </Box>
    ),
    crumbs: [...crumbsOf(view), `flow ${formatCount(place.index + 1)}`],
    hints: ['source_device', 'destination_device', 'copy', 'copy_cell'],
    parts: ends.parts,
    act: (action) =>
      actOnFlow(action, there, ends.flow, clock) ??
      suspiciousIn(action, { view: there, list: LIST, size: list, marks, rows, at: place.index }) ??
      moveIn(there, LIST, action, list),
    report: reportOf(view),
    pausedTold: pausedTold(context, asked),
  };
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
