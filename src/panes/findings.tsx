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
import type { Line } from '../theme/line.ts';
import { Lines } from '../widgets/lines.tsx';
import { findingsAttention } from './findings/attention.ts';
import { findingTest } from './findings/filter-findings.ts';
import { findingFilter, readFindingFilter } from './findings/finding-filter.ts';
import { findingsPart } from './findings/findings-part.ts';
import { type KnownFindings, knownFindings } from './findings/known-findings.ts';
import { LIST_CHOICES, setUpList } from './findings/list-acts.ts';
import { type FindingGroup, groupFindings, groupingNamed, orderNamed, sortFindings } from './findings/orders.ts';
import { isAllShown, putAway, statesIn } from './findings/put-away.ts';
import { showDetails } from './findings/show-details.tsx';
import { showGroups } from './findings/show-groups.tsx';
import { showList, toldLine } from './findings/show-list.tsx';
import { storiesIn, storyGroups, storyOf } from './findings/stories.ts';
import type { Pane, PaneContext, Shown } from './pane.ts';
import { answerStateLines } from './parts/answer-state.ts';
import { createMemory } from './parts/memory.ts';

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
    const known = knownFindings(context);
    if (known === undefined || (answer.data === undefined && known.findings.length === 0))
      return showLines(context, answerStateLines([{ name: part.name, answer }], context.size, context.pen) ?? []);
    return showKnown(context, known, windowAt(context.window, answer.at ?? context.now).endAt);
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

/** `endAt`: of the window that was looked at. */
const showKnown = (context: PaneContext, known: KnownFindings, endAt: Instant): Shown => {
  const { view, clock, decisions, now } = context;
  const { findings: all, answer } = known;
  const order = orderNamed(view.choices[LIST_CHOICES.order]);
  const states = statesIn(all, decisions, now);
  const showsAll = isAllShown(view);
  const found = rememberMeant([all, view.filter, order, endAt, states, showsAll], () => {
    const shown = showsAll ? all : all.filter(({ id }) => !states.has(id));
    return sortFindings(shown.filter(findingTest(readFindingFilter(view.filter), endAt)), order);
  });
  const bytes = context.read(findingsPart(context.window)).asking?.bytes;
  const listed = { known, found, states, bytes };
  const [id] = view.path;
  if (id !== undefined) {
    // What is found no more can still be read by whoever has it open.
    const opened = all.find((one) => one.id === id) ?? answer?.tracked?.get(id)?.finding;
    return opened === undefined
      ? showLines(context, GONE)
      : showDetails(context, opened, { ...listed, story: storyOf(opened, all) });
  }
  const by = groupingNamed(view.choices[LIST_CHOICES.by]);
  const set = { filter: findingFilter(all), report: { name: 'findings' } };
  if (by === undefined) return { ...showList(context, listed), ...set };
  const groups = rememberGroups([found, by, clock], () =>
    by === 'story' ? storyGroups(storiesIn(found), clock) : groupFindings(found, by),
  );
  const shown = showGroups(context, by, { told: toldLine(listed), groups });
  return {
    ...shown,
    ...set,
    act: (action) =>
      setUpList(action, view) ?? putAway(action, view, { finding: undefined, states, all }) ?? shown.act(action),
  };
};

const GONE: readonly Line[] = [
  [{ text: '  this was found long ago, and nothing is known of it any more', meaning: 'dim' }],
];
