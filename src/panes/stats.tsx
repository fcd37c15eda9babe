// How the network is doing: an overview, and a page for each kind of figure. Every figure can be gone to, and leads on.
//
//   ›Overview   Security   Bandwidth   MITRE   ...
//   Events            Model breaches    AI incidents   ...
//   238 +3  ↑ 8 %     63  → 0 %         13  ↓ 7 %
//   ▂▃▂▅▆▄▇           ▃▃▂▄▃▃▃           ▅▆▃▃▄▂▃
//   Events per hour  last 7  highest 19     Severity
//   ...chart...                             ▲ critical ██ 12
//   MITRE ATT&CK  9 of 12 tactics seen      Bandwidth  in 43 GB  out 28 GB
//   What needs attention  1 critical, 4 high
//   › ▲ 12 critical alerts in 24 h. ...
//
// A page is a report, in two columns where there is room:
//
//   ── Security events ──────── SEC-EVENTS   ── Severity ──────────── SEC-SEVERITY
//   model breaches   63 +2  26 %             ▲ critical   12 ██
//   lines 1-30 of 84
import type { Line } from '../theme/line.ts';
import { Lines } from '../widgets/lines.tsx';
import type { Pane, PaneContext, Shown } from './pane.ts';
import { answerStateLines } from './parts/answer-state.ts';
import { besideSection, sectionOf } from './parts/sections.ts';
import { statisticsOf, statisticsParts } from './parts/statistics-of.ts';
import { partsOf, wantedBy } from './stats/questions.ts';
import { STATS_SECTIONS } from './stats/sections.ts';
import { showOverview } from './stats/show-overview.tsx';
import { showSection } from './stats/show-section.tsx';

export const stats: Pane = {
  name: 'stats',
  title: 'Stats',
  says: 'security events, bandwidth, MITRE ATT&CK, connections and notices, and what in them needs attention; arrows tell what moved since the last refresh, percents how it compares with the window before',
  bindings: [
    { action: 'sort_tactics', press: ['s'], says: 'tactics in kill-chain order, or by their events', hint: 'sort' },
  ],
  parts: ({ view, window }) => partsOf(view, window),
  show: (context) => {
    const section = sectionOf(context.view, STATS_SECTIONS);
    const wanted = wantedBy(context.view, context.window);
    const named = statisticsParts(wanted).map((part) => ({ name: part.name, answer: context.read(part) }));
    // A page may have nothing to ask for, and says why.
    const waiting = named.length === 0 ? undefined : answerStateLines(named, context.size, context.pen);
    if (waiting !== undefined) return showWaiting(context, waiting);
    const statistics = statisticsOf(wanted, context.read, context.now);
    return section === undefined ? showOverview(context, statistics) : showSection(context, section, statistics);
  },
};

const showWaiting = ({ view, size }: PaneContext, lines: readonly Line[]): Shown => {
  const section = sectionOf(view, STATS_SECTIONS);
  return {
    element: <Lines lines={lines} width={size.columns} height={size.rows} />,
    crumbs: section === undefined ? [] : [section.title],
    hints: ['next_section'],
    act: (action) => besideSection(view, STATS_SECTIONS, action),
    report: { name: section?.reportName ?? 'dashboard' },
  };
};
