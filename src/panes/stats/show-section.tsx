// Shows a page of the stats pane: a report whose figures can be gone to, with what moved since the last refresh marked.
import { courseStepMs } from '../../analysis/bandwidth/course.ts';
import type { CapacityFacts, Facts, StatisticsFacts, WatchedSeries } from '../../analysis/facts.ts';
import { tacticTitle } from '../../analysis/tactics.ts';
import { linkSeries } from '../../live/collect/collect-series.ts';
import { capacityPart, seriesPart } from '../../live/questions/index.ts';
import type { ReportDocument } from '../../report/document.ts';
import { isPaintedInverse } from '../../theme/paint.ts';
import { Lines } from '../../widgets/lines.tsx';
import { plainSketch, type Sketch, stackSketches } from '../../widgets/sketch.ts';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { type DocumentTarget, documentSketch, targetsIn } from '../parts/document-sketch.ts';
import { markChanges } from '../parts/mark-changes.ts';
import { createMemory } from '../parts/memory.ts';
import { showPage } from '../parts/page.ts';
import { previously } from '../parts/previous.ts';
import { reportDocument } from '../parts/report-lines.ts';
import { besideSection } from '../parts/sections.ts';
import { shortenDocument } from '../parts/shorten-document.ts';
import { statisticsOf } from '../parts/statistics-of.ts';
import { stillMissing } from '../parts/still-missing.ts';
import { type View, withChoice } from '../view.ts';
import { applianceAsked, applianceGivens, applianceTold } from './appliance-told.ts';
import { lackIn } from './lacks.ts';
import { leadOf, leadsOn } from './leads.ts';
import { ORDER_CHOICE, orderTactics } from './order-tactics.ts';
import { inPageOrder } from './page-order.ts';
import { actOnPage, shownWindow, stripFor } from './page-parts.ts';
import { partsOf, wantedBy } from './questions.ts';
import { type PageReport, STATS_SECTIONS, type StatsSection } from './sections.ts';
import { tacticReport } from './tactic-report.ts';

/** From here on two columns find room beside each other. */
const COLUMNS_FROM = 100;

type Told = Readonly<{ sketch: Sketch; targets: ReadonlyMap<string, DocumentTarget>; document: ReportDocument }>;

export const showSection = (context: PaneContext, section: StatsSection, statistics: StatisticsFacts): Shown => {
  const { view, size, pen, now, thresholds } = context;
  const tactic = view.path[1];
  const name = tactic === undefined ? section.id : `${section.id} ${tactic}`;
  const strip = stripFor(context, false);
  const told = tell(context, section, statistics);
  const page = showPage({ view, name, size: { ...size, rows: size.rows - strip.length }, pen, sketch: told.sketch });
  const period = statistics.periods.find(({ hours }) => hours === context.window.hours);
  const open = (): Outcome | undefined => {
    const target = page.selected && told.targets.get(page.selected.id);
    if (target === undefined) return undefined;
    const { findings } = told.document;
    return leadOf(
      { section: target.section, label: target.label },
      {
        view,
        now,
        statistics: { ...statistics, capacity: capacityIn(context, section) },
        period,
        findings,
        unusual: undefined,
        thresholds,
        stepMs: courseStepMs(statistics.periods),
      },
    );
  };
  return {
    element: <Lines lines={[...strip, ...page.lines]} width={size.columns} height={size.rows} />,
    ...(section.hasSystem === true ? { parts: applianceAsked(context) } : {}),
    crumbs: tactic === undefined ? [section.title] : [section.title, tacticTitle(tactic)],
    hints: [
      ...(page.selected === undefined ? [] : ['open']),
      ...(hasOrder(section, view) ? ['sort_tactics'] : []),
      'next_section',
    ],
    act: (action) =>
      (action === 'sort_tactics' && hasOrder(section, view) ? turnOrder(view) : undefined) ??
      actOnPage(action, { page, open, findings: told.document.findings }) ??
      besideSection(view, STATS_SECTIONS, action),
    rowAt: (line, column) => page.spotAt(line - strip.length, column),
    report: { name: section.reportName },
  };
};

const hasOrder = ({ id }: StatsSection, { path }: View): boolean => id === 'mitre' && path[1] === undefined;

const turnOrder = (view: View): Outcome => ({
  kind: 'view',
  view: withChoice(view, ORDER_CHOICE, view.choices[ORDER_CHOICE] === 'events' ? 'chain' : 'events'),
});

const rememberTold = createMemory<Told>();

/** Worked out again when an answer, the width or what was chosen is another. */
const tell = (context: PaneContext, section: StatsSection, statistics: StatisticsFacts): Told => {
  const { view, window, size, pen, read, thresholds, source, clock } = context;
  const parts = partsOf(view, window);
  const missing = stillMissing(parts.map((part) => ({ name: part.name, answer: read(part) })));
  const givens = [
    ...missing.flatMap((line) => line.map(({ text }) => text)),
    ...[section, view.path[1], view.choices[ORDER_CHOICE], thresholds, source, size.columns, pen, clock],
    ...parts.flatMap((part) => [read(part).data, read(part).past]),
    ...(section.hasSystem === true ? applianceGivens(context) : []),
  ];
  return rememberTold(givens, () => {
    const made = documentOf(context, section, statistics);
    // What is still to come is not what the appliance does not report.
    const isAwaited = parts.some(
      (part) => read<unknown>(part).data === undefined && read<unknown>(part).failure === undefined,
    );
    const document = isAwaited ? withoutAwaited(made) : made;
    const sketch = documentSketch(
      document,
      {
        width: size.columns - 1,
        ascii: pen.ascii,
        isBeside: size.columns >= COLUMNS_FROM && !pen.isSpoken,
        isInverse: (meaning) => isPaintedInverse(pen.paint, meaning),
      },
      leadsOn,
    );
    const lines = missing.map((line) => [{ text: ' ' }, ...line]);
    return { sketch: stackSketches([plainSketch(lines), sketch]), targets: targetsIn(document), document };
  });
};

/** Comparisons wait until all is there that they compare. */
const withoutAwaited = (document: ReportDocument): ReportDocument => ({
  ...document,
  notReported: [],
  sections: document.sections.filter(({ id }) => id !== 'SEC-TOTAL' && !id.endsWith('-TREND')),
});

const documentOf = (context: PaneContext, section: StatsSection, statistics: StatisticsFacts): ReportDocument => {
  const { view, window, read, now, pen, clock } = context;
  const report =
    view.path[1] === undefined ? section.report({ clock, lack: lackIn(context) }) : tacticReport(view.path[1]);
  const order = (document: ReportDocument): ReportDocument =>
    inPageOrder(view.path.join(' '), view.choices[ORDER_CHOICE] === 'events' ? orderTactics(document) : document);
  const document = documentWith(context, section, report, statistics);
  const wanted = wantedBy(view, window);
  const hasBefore = partsOf(view, window).some((part) => read<unknown>(part).past.length > 0);
  if (!hasBefore) return order(document);
  const before = documentWith(context, section, report, statisticsOf(wanted, previously(read), now));
  return order(markChanges(document, before, { ascii: pen.ascii }));
};

const documentWith = (
  context: PaneContext,
  section: StatsSection,
  definition: PageReport,
  statistics: StatisticsFacts,
): ReportDocument => {
  const { read, thresholds, source } = context;
  const window = shownWindow(context, statistics);
  const capacity = capacityIn(context, section);
  const series: readonly WatchedSeries[] = [
    ...(capacity === undefined ? [] : [linkSeries(capacity)]),
    ...(section.series === undefined || section.series === 'bandwidth'
      ? []
      : [read(seriesPart(section.series)).data].filter((one) => one !== undefined)),
  ];
  const facts: Facts = {
    at: window.endAt,
    window,
    statistics: { ...statistics, capacity },
    traffic: undefined,
    device: undefined,
    series,
    appliance: section.hasSystem === true ? applianceTold(context) : undefined,
  };
  return shortenDocument(reportDocument({ definition, facts, source, thresholds }));
};

/** How much of the link is in use, for the page that is about it. */
const capacityIn = ({ read, linkCapacityMbps }: PaneContext, { series }: StatsSection): CapacityFacts | undefined => {
  const told = series === 'bandwidth' ? read(capacityPart(undefined)).data : undefined;
  return told === undefined ? undefined : { ...told, linkCapacityMbps };
};
