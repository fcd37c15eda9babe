// Shows the overview, and does what the keys do in it.
import type { StatisticsFacts } from '../../analysis/facts.ts';
import type { Finding } from '../../domain/finding.ts';
import { pastWindowsPart, seriesPart, systemPart } from '../../live/questions/index.ts';
import { Lines } from '../../widgets/lines.tsx';
import { indentSketch } from '../../widgets/sketch.ts';
import { findingsPart } from '../findings/findings-part.ts';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { createMemory } from '../parts/memory.ts';
import { showPage } from '../parts/page.ts';
import { previously } from '../parts/previous.ts';
import { besideSection } from '../parts/sections.ts';
import { statisticsOf } from '../parts/statistics-of.ts';
import { applianceAsked, applianceGivens, applianceTold } from './appliance-told.ts';
import { lacksOf } from './lacks.ts';
import { leadOf } from './leads.ts';
import { isRoomy, overview } from './overview.ts';
import { type OverviewModel, overviewModel } from './overview-model.ts';
import { actOnPage, shownWindow, stripFor } from './page-parts.ts';
import { comparedBy, partsOf, wantedBy } from './questions.ts';
import { STATS_SECTIONS } from './sections.ts';
import { targetOf } from './targets.ts';

const PAGE = 'overview';

const rememberModel = createMemory<OverviewModel>();

export const showOverview = (context: PaneContext, statistics: StatisticsFacts): Shown => {
  const { view, size, pen, clock, window, read, now, thresholds } = context;
  const model = modelOf(context, statistics);
  const strip = stripFor(context, model.windowsBefore.length > 0);
  const height = size.rows - strip.length;
  const room = { width: size.columns - 2, height };
  const drawing = { model, lacks: lacksOf(window, read), pen, clock };
  const page = showPage({
    view,
    name: PAGE,
    size: { ...size, rows: height },
    pen,
    sketch: indentSketch(overview(drawing, room)),
    begins: model.advice.slice(0, 1).map(({ id }) => `findings/${id}`),
  });
  const givens = {
    view,
    now,
    statistics,
    period: statistics.periods[0],
    findings: model.advice,
    thresholds,
    stepMs: model.rates?.stepMs,
  };
  const open = (): Outcome | undefined =>
    page.selected && leadOf(targetOf(page.selected.id), { ...givens, unusual: model.unusual });
  return {
    element: <Lines lines={[...strip, ...page.lines]} width={size.columns} height={size.rows} />,
    crumbs: [],
    ...(isRoomy(room) ? { parts: applianceAsked(context) } : {}),
    hints: page.selected === undefined ? ['next_section'] : ['open', 'next_section'],
    act: (action) =>
      actOnPage(action, { page, open, findings: model.advice }) ?? besideSection(view, STATS_SECTIONS, action),
    rowAt: (line, column) => page.spotAt(line - strip.length, column),
    report: { name: 'dashboard' },
  };
};

const NO_FINDINGS: readonly Finding[] = [];

const modelOf = (context: PaneContext, statistics: StatisticsFacts): OverviewModel => {
  const { view, window, read, now, thresholds } = context;
  const parts = partsOf(view, window);
  const system = read(systemPart());
  const found = read(findingsPart(window)).data?.findings ?? NO_FINDINGS;
  const told = parts.flatMap((part) => [read(part).data, read(part).past]);
  return rememberModel([...told, ...applianceGivens(context), window.kind, found, thresholds], () =>
    overviewModel({
      statistics,
      before: statisticsOf(wantedBy(view, window), previously(read), now),
      others: statisticsOf(comparedBy(window), read, now).periods,
      past: read(pastWindowsPart(window)).data ?? [],
      pastSystems: window.kind === 'last' ? system.past.map(({ data }) => data) : [],
      series: read(seriesPart('security')).data,
      found,
      appliance: applianceTold(context),
      window: shownWindow(context, statistics),
      thresholds,
    }),
  );
};
