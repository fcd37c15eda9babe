// Everything that needs attention, the worst first: what rules and detectors found, why, and where it can be seen.
//
//    findings: 31  10 devices were looked at closely
//      severity  since  finding                              about             rule     seen
//   ›▲ critical   2 h   SMB from one device to many others   ws-0142           NET-R4    12x
//    △ high       5 h   + ...                                ...               ...        1x
//
// One of them:
//
//   ▲ SMB from one device to many others
//   ┌──────────┬────────┬─────────┬───────────────────┐
//   │ severity │ rule   │ about   │ since             │
//   ├──────────┼────────┼─────────┼───────────────────┤
//   │ critical │ NET-R4 │ ws-0142 │ 2026-01-15 12:02Z │
//   └──────────┴────────┴─────────┴───────────────────┘
//   Why: 31 against a threshold of 25
//   What to do
//   Asked
import type { Finding } from '../domain/finding.ts';
import type { Instant } from '../domain/instant.ts';
import { windowAt } from '../live/session/window-choice.ts';
import { formatCount } from '../text/units.ts';
import type { Line } from '../theme/line.ts';
import { markOf } from '../theme/marks.ts';
import { DataTable, tableRows } from '../widgets/data-table.ts';
import { Lines } from '../widgets/lines.tsx';
import { clampWindow } from '../widgets/list-window.ts';
import { findingsAttention } from './findings/attention.ts';
import { findingTest } from './findings/filter-findings.ts';
import { actOnFinding } from './findings/finding-acts.ts';
import { findingFilter, readFindingFilter } from './findings/finding-filter.ts';
import { FINDING_COLUMNS, FINDING_WIDTHS, findingCells, WIDEST_ROW } from './findings/finding-rows.ts';
import { type FindingsAnswer, findingsPart } from './findings/findings-part.ts';
import { FINDINGS_LIST, LIST_CHOICES, LIST_HINTS, setUpList } from './findings/list-acts.ts';
import { type FindingGroup, groupFindings, groupingNamed, orderNamed, sortFindings } from './findings/orders.ts';
import { isAllShown, putAway, type States, statesIn } from './findings/put-away.ts';
import { showDetails } from './findings/show-details.tsx';
import { showGroups } from './findings/show-groups.tsx';
import { storiesIn, storyGroups, storyOf } from './findings/stories.ts';
import type { Pane, PaneContext, Shown } from './pane.ts';
import { answerStateLines } from './parts/answer-state.ts';
import { clickIn, moveIn } from './parts/list-moves.ts';
import { createMemory } from './parts/memory.ts';
import { listIn, type View } from './view.ts';

export const findings: Pane = {
  name: 'findings',
  title: 'Findings',
  says: 'what rules and detectors found in everything that could be fetched, the worst first',
  bindings: [
    {
      action: 'explain',
      press: ['e'],
      says: 'explain the finding: its numbers, what is usual, what to do and what was asked; enter goes to where it is seen',
      hint: 'explain',
    },
    { action: 'sort', press: ['s'], says: 'choose the order of the findings', hint: 'sort' },
    {
      action: 'group',
      press: ['b'],
      says: 'gather the findings by what they are about, by rule or into stories, or list them one by one',
      hint: 'group',
    },
    { action: 'widen', press: ['backspace'], says: 'take the last condition of the filter away' },
    {
      action: 'acknowledge',
      press: ['a'],
      says: 'acknowledge the finding: it is put away until it gets worse',
      hint: 'acknowledge',
    },
    {
      action: 'mute',
      press: ['m'],
      says: 'mute its rule, what it is about or both, for an hour, a day or good',
      hint: 'mute',
    },
    { action: 'take_back', press: ['u'], says: 'take back that it is acknowledged or muted' },
    { action: 'show_all', press: ['A'], says: 'list what is acknowledged or muted as well, or only what is open' },
  ],
  parts: ({ window }) => [findingsPart(window)],
  attention: findingsAttention,
  show: (context) => {
    const part = findingsPart(context.window);
    const answer = context.read(part);
    const waiting = answerStateLines([{ name: part.name, answer }], context.size, context.pen);
    if (answer.data === undefined) return showLines(context, waiting ?? []);
    return showAnswer(context, answer.data, windowAt(context.window, answer.at ?? context.now).endAt);
  },
};

const showLines = ({ view, size }: PaneContext, lines: readonly Line[]): Shown => ({
  element: <Lines lines={lines} width={size.columns} height={size.rows} />,
  crumbs: view.filter === '' ? [] : [view.filter],
  hints: [],
  act: () => undefined,
  report: { name: 'findings' },
});

const rememberMeant = createMemory<readonly Finding[]>();
const rememberGroups = createMemory<readonly FindingGroup[]>();

type Listed = Readonly<{ found: readonly Finding[]; states: States }>;

/** `endAt`: of the window that was looked at. */
const showAnswer = (context: PaneContext, answer: FindingsAnswer, endAt: Instant): Shown => {
  const { view, clock, decisions, now } = context;
  const order = orderNamed(view.choices[LIST_CHOICES.order]);
  const states = statesIn(answer.findings, decisions, now);
  const showsAll = isAllShown(view);
  const found = rememberMeant([answer, view.filter, order, endAt, states, showsAll], () => {
    const shown = showsAll ? answer.findings : answer.findings.filter(({ id }) => !states.has(id));
    return sortFindings(shown.filter(findingTest(readFindingFilter(view.filter), endAt)), order);
  });
  const opened = view.path[0] === undefined ? undefined : answer.findings.find(({ id }) => id === view.path[0]);
  if (opened !== undefined)
    return showDetails(context, opened, { answer, found, states, story: storyOf(opened, answer.findings) });
  const by = groupingNamed(view.choices[LIST_CHOICES.by]);
  const set = { filter: findingFilter(answer.findings), report: { name: 'findings' } };
  if (by === undefined) return { ...showTable(context, answer, { found, states }), ...set };
  const groups = rememberGroups([found, by, clock], () =>
    by === 'story' ? storyGroups(storiesIn(found), clock) : groupFindings(found, by),
  );
  const shown = showGroups(context, by, { told: toldLine(answer, found, states), groups });
  return {
    ...shown,
    ...set,
    act: (action) => setUpList(action, view) ?? putAway(action, view, undefined, undefined) ?? shown.act(action),
  };
};

const showTable = (
  context: PaneContext,
  answer: FindingsAnswer,
  { found, states }: Listed,
): Omit<Shown, 'filter' | 'report'> => {
  const { view, size, pen, now, seenBefore } = context;
  const height = Math.max(0, size.rows - 1);
  const list = { count: found.length, height: tableRows(found.length, height) };
  const place = clampWindow(listIn(view, FINDINGS_LIST), list);
  return {
    element: (
      <>
        <Lines lines={[toldLine(answer, found, states)]} width={size.columns} height={1} />
        <DataTable
          columns={FINDING_COLUMNS}
          widthHints={FINDING_WIDTHS}
          rowCount={found.length}
          cellsOf={(row) => findingCells(found[row], { now, states, seenBefore, tracked: answer.tracked })}
          markOf={(row) => {
            const severity = found[row]?.severity;
            return severity === undefined ? undefined : { text: markOf(severity, pen), meaning: severity };
          }}
          selected={place.index}
          top={place.top}
          empty={emptyWords(answer, view)}
          width={pen.isSpoken ? size.columns : Math.min(size.columns, WIDEST_ROW)}
          height={height}
        />
      </>
    ),
    crumbs: view.filter === '' ? [] : [view.filter],
    hints: LIST_HINTS,
    act: (action) =>
      setUpList(action, view) ??
      putAway(action, view, found[place.index], states.get(found[place.index]?.id ?? '')) ??
      actOnFinding(action, view, found[place.index], context) ??
      moveIn(view, FINDINGS_LIST, action, list),
    rowAt: clickIn(view, FINDINGS_LIST, { ...list, top: place.top }),
  };
};

const emptyWords = ({ findings: all }: FindingsAnswer, { filter }: View): string => {
  if (all.length === 0) return 'nothing found';
  return filter === '' ? 'nothing is open; A lists what is acknowledged or muted' : 'the filter lets none through';
};

const toldLine = (
  { findings: all, deviceCount, missing }: FindingsAnswer,
  found: readonly Finding[],
  states: States,
): Line => [
  { text: ' findings: ', meaning: 'label' },
  { text: formatCount(found.length), meaning: 'accent' },
  { text: found.length === all.length ? '' : ` of ${formatCount(all.length)}` },
  { text: states.size === 0 ? '' : `  ${formatCount(states.size)} acknowledged or muted` },
  { text: `  ${formatCount(deviceCount)} devices were looked at closely`, meaning: 'dim' },
  { text: missing.length === 0 ? '' : `  not judged: ${missing.join(', ')}`, meaning: 'warning' },
];
