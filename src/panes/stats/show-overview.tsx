// Shows the overview, and does what the keys do in it.
import { periodWords } from '../../analysis/counts/periods.ts';
import type { StatisticsFacts } from '../../analysis/facts.ts';
import type { Finding } from '../../domain/finding.ts';
import type { TimeWindow } from '../../domain/window.ts';
import { pastWindowsPart, seriesPart, systemPart } from '../../live/questions/index.ts';
import { windowAt } from '../../live/session/window-choice.ts';
import type { Line } from '../../theme/line.ts';
import { markOf } from '../../theme/marks.ts';
import { Lines } from '../../widgets/lines.tsx';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { createMemory } from '../parts/memory.ts';
import { type Page, showPage } from '../parts/page.ts';
import { previously } from '../parts/previous.ts';
import { besideSection } from '../parts/sections.ts';
import { statisticsOf } from '../parts/statistics-of.ts';
import { inMargin } from './drawing.ts';
import { lacksOf } from './lacks.ts';
import { leadOf } from './leads.ts';
import { overview } from './overview.ts';
import { type OverviewModel, overviewModel } from './overview-model.ts';
import { comparedBy, partsOf, wantedBy } from './questions.ts';
import { STATS_SECTIONS } from './sections.ts';
import { stripLine } from './strip.ts';
import { targetOf } from './targets.ts';

const PAGE = 'overview';
/** In fewer rows the pages are told by the path above the pane alone. */
const ROOM_FOR_STRIP = 28;

const rememberModel = createMemory<OverviewModel>();

export const showOverview = (context: PaneContext, statistics: StatisticsFacts): Shown => {
  const { view, size, pen, clock, window, read, now, thresholds } = context;
  const model = modelOf(context, statistics);
  const strip = stripFor(context, model.windowsBefore.length > 0);
  const height = size.rows - strip.length;
  const drawing = { model, lacks: lacksOf(window, read), pen, clock };
  const page = showPage({
    view,
    name: PAGE,
    size: { ...size, rows: height },
    pen,
    sketch: inMargin(overview(drawing, { width: size.columns - 2, height })),
    begins: model.advice.slice(0, 1).map(({ id }) => `findings/${id}`),
  });
  const givens = { view, now, statistics, period: statistics.periods[0], findings: model.advice, thresholds };
  const open = (): Outcome | undefined =>
    page.selected && leadOf(targetOf(page.selected.id), { ...givens, unusual: model.unusual });
  return {
    element: <Lines lines={[...strip, ...page.lines]} width={size.columns} height={size.rows} />,
    crumbs: [],
    hints: page.selected === undefined ? ['next_section'] : ['open', 'next_section'],
    act: (action) => act(action, { page, open, findings: model.advice }) ?? besideSection(view, STATS_SECTIONS, action),
    rowAt: (line, column) => page.spotAt(line - strip.length, column),
    report: { name: 'dashboard' },
  };
};

type Acts = Readonly<{ page: Page; open(): Outcome | undefined; findings: readonly Finding[] }>;

export const act = (action: string, { page, open, findings }: Acts): Outcome | undefined => {
  if (action === 'open') return open();
  return action === 'copy' ? copied(page, findings) : page.act(action);
};

/** A finding whole, however much of it the screen cuts off; a figure as it is read there. */
const copied = ({ selected, text }: Page, findings: readonly Finding[]): Outcome | undefined => {
  const finding = selected && findings.find(({ id }) => selected.id === `findings/${id}`);
  if (finding !== undefined) {
    const { title, evidence, action } = finding;
    return { kind: 'copy', text: `${title}. ${evidence} ${action}`, what: 'finding' };
  }
  return text === '' ? undefined : { kind: 'copy', text, what: 'figure' };
};

/** `hasCourse`: the windows before are known. */
export const stripFor = ({ view, size, pen, window }: PaneContext, hasCourse: boolean): readonly Line[] => {
  if (size.rows < ROOM_FOR_STRIP || pen.isSpoken) return [];
  const compared = view.path[0] === undefined && hasCourse ? `, +% on ${periodWords(window.hours)} before` : '';
  const legend = `${markOf('increasing', pen)} ${markOf('decreasing', pen)} since refresh${compared}`;
  const line = stripLine({ page: view.path[0], legend }, size.columns - 2, pen);
  return line.length === 0 ? [] : [[{ text: ' ' }, ...line]];
};

const modelOf = (context: PaneContext, statistics: StatisticsFacts): OverviewModel => {
  const { view, window, read, now, thresholds } = context;
  const parts = partsOf(view, window);
  const system = read(systemPart());
  return rememberModel([...parts.flatMap((part) => [read(part).data, read(part).past]), thresholds], () =>
    overviewModel({
      statistics,
      before: statisticsOf(wantedBy(view, window), previously(read), now),
      others: statisticsOf(comparedBy(window), read, now).periods,
      past: read(pastWindowsPart(window)).data ?? [],
      pastSystems: window.kind === 'last' ? system.past.map(({ data }) => data) : [],
      series: read(seriesPart('security')).data,
      window: shownWindow(context, statistics),
      thresholds,
    }),
  );
};

/** Up to the moment that was asked about. */
export const shownWindow = ({ window, now }: PaneContext, { periods }: StatisticsFacts): TimeWindow => {
  const shown = periods.find(({ hours }) => hours === window.hours);
  return { ...windowAt(window, now), endAt: shown?.endAt ?? now };
};
