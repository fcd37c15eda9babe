// How the network is doing: an overview, and a page for each kind of figure.
//
//   Events 238   Model breaches 63   AI incidents 13   ...
//   Events per hour  last 7  highest 19     Severity
//   ...chart...                             ▲ critical ██ 12
//   MITRE ATT&CK  9 of 12 tactics seen      Bandwidth  in 43 GB  out 28 GB
//   What needs attention  5
//   › ▲ 12 critical alerts in 24 h. ...
//
// A page is a report that scrolls:
//
//   ── Security events ────────────────────────────────
//   events  238      per hour  9.9
//   lines 1-30 of 84
import type { StatisticsFacts } from '../analysis/facts.ts';
import type { TimeWindow } from '../domain/window.ts';
import { linkSeries } from '../live/collect/collect-series.ts';
import type { SeriesName } from '../live/needs.ts';
import { capacityPart, seriesPart } from '../live/questions/index.ts';
import { type WindowChoice, windowAt } from '../live/session/window-choice.ts';
import type { Line } from '../theme/line.ts';
import { indentLines } from '../widgets/layout.ts';
import { Lines } from '../widgets/lines.tsx';
import { clampWindow, type ListSize } from '../widgets/list-window.ts';
import { ScrollLines, scrollRows } from '../widgets/scroll-lines.ts';
import type { Outcome, Pane, PaneContext, Shown } from './pane.ts';
import { answerStateLines } from './parts/answer-state.ts';
import { copyPage } from './parts/copy-page.ts';
import { followLink } from './parts/follow-link.ts';
import { moveIn, scrollIn } from './parts/list-moves.ts';
import { createMemory } from './parts/memory.ts';
import { reportLines } from './parts/report-lines.ts';
import { besideSection, sectionOf } from './parts/sections.ts';
import { type StatisticsWanted, statisticsOf, statisticsParts } from './parts/statistics-of.ts';
import { stillMissing } from './parts/still-missing.ts';
import { lacksOf } from './stats/lacks.ts';
import { overviewLines } from './stats/overview-lines.ts';
import { type OverviewModel, overviewModel } from './stats/overview-model.ts';
import { STATS_SECTIONS, type StatsSection } from './stats/sections.ts';
import { listIn, type View } from './view.ts';

export const stats: Pane = {
  name: 'stats',
  title: 'Stats',
  says: 'security events, bandwidth, MITRE ATT&CK, connections and notices, and what in them needs attention',
  bindings: [],
  parts: (view, window) => {
    const section = sectionOf(view, STATS_SECTIONS);
    return [...statisticsParts(wantedBy(view, window)), ...seriesOf(section), ...capacityOf(section)];
  },
  show: (context) => {
    const section = sectionOf(context.view, STATS_SECTIONS);
    const wanted = wantedBy(context.view, context.window);
    const named = statisticsParts(wanted).map((part) => ({ name: part.name, answer: context.read(part) }));
    const waiting = answerStateLines(named, context.size, context.pen);
    if (waiting !== undefined) return showWaiting(context, section, waiting);
    const statistics = statisticsOf(wanted, context.read, context.now);
    return section === undefined ? showOverview(context, statistics) : showSection(context, section, statistics);
  },
};

const wantedBy = (view: View, window: WindowChoice): StatisticsWanted => {
  const section = sectionOf(view, STATS_SECTIONS);
  return {
    window,
    periods: [window.hours, ...(section?.comparedWith ?? [])],
    parts: section?.parts ?? ['security', 'mitre', 'bandwidth'],
    system: section === undefined && window.kind === 'last',
  };
};

const SERIES: Readonly<Record<string, SeriesName>> = {
  security: 'security',
  connections: 'connections',
  notices: 'notices',
};

const seriesOf = (section: StatsSection | undefined) => {
  const name = section === undefined ? undefined : SERIES[section.id];
  return name === undefined ? [] : [seriesPart(name)];
};

/** How much of the link is in use, for the page that is about it. */
const capacityOf = (section: StatsSection | undefined) =>
  section?.parts.includes('deployment') === true ? [capacityPart(undefined)] : [];

const crumbsOf = (section: StatsSection | undefined): readonly string[] =>
  section === undefined ? [] : [section.title];

const reportOf = (section: StatsSection | undefined) => ({ name: section?.report.name ?? 'dashboard' });

const HINTS = ['next_section'];

const showWaiting = (
  { view, size }: PaneContext,
  section: StatsSection | undefined,
  lines: readonly Line[],
): Shown => ({
  element: <Lines lines={lines} width={size.columns} height={size.rows} />,
  crumbs: crumbsOf(section),
  hints: HINTS,
  act: (action) => besideSection(view, STATS_SECTIONS, action),
  report: reportOf(section),
});

const rememberModel = createMemory<OverviewModel>();

const showOverview = (context: PaneContext, statistics: StatisticsFacts): Shown => {
  const { view, size, pen, clock, thresholds } = context;
  const model = rememberModel([...answersIn(context), thresholds], () =>
    overviewModel(statistics, windowOf(context, statistics), thresholds),
  );
  const room = { width: size.columns - 2, height: size.rows };
  const drawn = overviewLines(
    { model, lacks: lacksOf(context.window, context.read), pen, clock, place: listIn(view, 'advice') },
    room,
  );
  const list: ListSize = { count: model.advice.length, height: drawn.adviceRows };
  const place = clampWindow(listIn(view, 'advice'), list);
  const open = (index: number): Outcome | undefined => followLink(view, model.advice[index]?.link);
  return {
    element: <Lines lines={indentLines(drawn.lines)} width={size.columns} height={size.rows} />,
    crumbs: [],
    hints: model.advice.length === 0 ? HINTS : ['open', ...HINTS],
    act: (action) => {
      if (action === 'open') return open(place.index);
      if (action === 'copy') return copyAdvice(model.advice[place.index]?.title);
      return besideSection(view, STATS_SECTIONS, action) ?? moveIn(view, 'advice', action, list);
    },
    rowAt: (line) => (line < drawn.adviceTop ? undefined : open(line - drawn.adviceTop + place.top)),
    report: reportOf(undefined),
  };
};

/** What was told: other answers, other figures. */
const answersIn = ({ view, window, read }: PaneContext): readonly unknown[] =>
  stats.parts(view, window).map((part) => read(part).data);

const namedIn = ({ view, window, read }: PaneContext) =>
  stats.parts(view, window).map((part) => ({ name: part.name, answer: read(part) }));

const windowOf = ({ window, now }: PaneContext, { periods }: StatisticsFacts): TimeWindow => {
  const shown = periods.find(({ hours }) => hours === window.hours);
  return { ...windowAt(window, now), endAt: shown?.endAt ?? now };
};

const copyAdvice = (text: string | undefined): Outcome | undefined =>
  text === undefined ? undefined : { kind: 'copy', text, what: 'finding' };

const rememberLines = createMemory<readonly Line[]>();

const showSection = (context: PaneContext, section: StatsSection, statistics: StatisticsFacts): Shown => {
  const { view, size, pen, read, thresholds, source } = context;
  const width = size.columns - 2;
  const missing = stillMissing(namedIn(context));
  const givens = [missing.length, ...missing.flatMap((line) => line.map(({ text }) => text))];
  const lines = rememberLines([...givens, section, ...answersIn(context), thresholds, source, width, pen.ascii], () => {
    const window = windowOf(context, statistics);
    const [told] = capacityOf(section).flatMap((part) => read(part).data ?? []);
    const capacity = told === undefined ? undefined : { ...told, linkCapacityMbps: context.linkCapacityMbps };
    const link = capacity === undefined ? [] : [linkSeries(capacity)];
    const series = [...seriesOf(section).flatMap((part) => read(part).data ?? []), ...link];
    const known = { ...statistics, capacity };
    const facts = { at: window.endAt, window, statistics: known, traffic: undefined, device: undefined, series };
    const shown = reportLines({ definition: section.report, facts, source, thresholds }, { width, ascii: pen.ascii });
    return indentLines([...missing, ...shown]);
  });
  const list: ListSize = { count: lines.length, height: scrollRows(lines.length, size.rows) };
  const { top } = listIn(view, section.id);
  return {
    element: <ScrollLines lines={lines} top={top} width={size.columns} height={size.rows} />,
    crumbs: [section.title],
    hints: HINTS,
    act: (action) =>
      copyPage(action, lines, section.title) ??
      besideSection(view, STATS_SECTIONS, action) ??
      scrollIn(view, section.id, action, list),
    report: reportOf(section),
  };
};
