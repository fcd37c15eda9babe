// The pages of the flows pane that are reports: protocols, ports, destinations, talkers, subnets; each row leads to its flows.
import type { TrafficFacts } from '../../analysis/facts.ts';
import { buildFlowTable } from '../../flows/build-flow-table.ts';
import { allRows } from '../../flows/filter/filter-rows.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { printFilter } from '../../flows/filter/language/print-filter.ts';
import { tellFilter } from '../../flows/filter/language/tell-filter.ts';
import { splitByAsked } from '../../flows/filter/server-parameters.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import { formatWindow, windowAt } from '../../live/session/window-choice.ts';
import type { FlowParts } from '../../report/report-definition.ts';
import { isPaintedInverse } from '../../theme/paint.ts';
import type { Room } from '../../widgets/room.ts';
import { indentSketch, plainSketch, type Sketch, stackSketches } from '../../widgets/sketch.ts';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { type DocumentTarget, documentSketch, targetsIn } from '../parts/document-sketch.ts';
import { createMemory } from '../parts/memory.ts';
import { createSlot } from '../parts/work.ts';
import { emptyView } from '../view.ts';
import { flowFilter, readFlowFilter } from './flow-filter.ts';
import { foundRows } from './found-rows.ts';
import { type Charted, pageCharts, takeCharts } from './page-charts.ts';
import { pageDocument, subnetParts, talkerParts } from './page-document.ts';
import { framePage } from './page-frame.tsx';
import { pageLead, pageLeadsOn } from './page-leads.ts';
import type { FlowsAsked, TalkersAsked } from './questions.ts';
import type { FlowSection } from './sections.ts';
import { actOnFile, pausedTold } from './table-acts.ts';
import { TALKER_ORDER, TALKER_ORDERS, talkerOrder } from './talker-order.ts';
import { toldLine } from './told-lines.ts';

/** From here on two columns find room beside each other. */
const COLUMNS_FROM = 100;

export const showFlowsPage = (
  context: PaneContext,
  section: FlowSection,
  table: FlowTable,
  asked: FlowsAsked,
): Shown => {
  const { view, window, now } = context;
  const { answer } = asked;
  const shown = windowAt(window, answer.at ?? now);
  const rows = foundRows({ table, filter: asked.filter, endAt: shown.endAt });
  const traffic: TrafficFacts = {
    window: shown,
    table,
    rows,
    // With a filter the appliance's sums are of other flows.
    summary: asked.filter === '' ? answer.data?.summary : undefined,
    transfers: undefined,
  };
  const parts = section.parts ?? subnetParts(view.path[1]);
  const told = tellFilter(readFlowFilter(asked.filter), FLOW_SCHEMA);
  // What a row of the page counts meets the page's own condition too.
  const within = { ...context, view: { ...view, filter: asked.filter } };
  const page = tellPage(within, section, { traffic, parts, givens: [table, rows, shown.endAt, answer.at] });
  return framePage(context, {
    section,
    told: [toldLine({ told, rows, table }, asked, [], context)],
    ...page,
    act: (action) => actOnFile(action, { context, model: { table, rows }, asked }),
    filter: flowFilter(table),
    pausedTold: pausedTold(context, asked),
  });
};

const NO_FLOWS = buildFlowTable([]);

export const showTalkers = (context: PaneContext, section: FlowSection, { answer, asked }: TalkersAsked): Shown => {
  const { view, window, now } = context;
  const { data, at } = answer;
  const order = talkerOrder(view.choices[TALKER_ORDER]);
  const traffic: TrafficFacts = {
    window: windowAt(window, at ?? now),
    table: NO_FLOWS,
    rows: allRows(NO_FLOWS),
    summary: undefined,
    transfers: data?.points ?? [],
  };
  const page = tellPage(context, section, { traffic, parts: talkerParts(order), givens: [data, order] });
  const { asked: used, rest } = splitByAsked(readFlowFilter(view.filter), asked);
  const by = used.kind === 'all' ? '' : `, by the appliance: ${printFilter(used, FLOW_SCHEMA)}`;
  const apart =
    rest.kind === 'all' ? '' : `; not narrowed by ${printFilter(rest, FLOW_SCHEMA)}, which is of single flows`;
  const words = ` what each device sent and received, ${formatWindow(window)}${by}${apart}`;
  return framePage(context, {
    section,
    told: [[{ text: words, meaning: 'label' }]],
    ...page,
    act: (action, selected) => {
      if (action === 'sort') return { ...TALKER_ORDERS, chosen: order };
      const label = selected === undefined ? undefined : page.labelOf(selected);
      return action === 'source_device' && label !== undefined ? toDevice(traffic, label) : undefined;
    },
    hints: ['sort', 'source_device'],
    filter: flowFilter(undefined),
  });
};

const toDevice = ({ transfers }: TrafficFacts, label: string): Outcome => {
  const found = transfers?.find(({ device }) => device?.ip === label || device?.hostname === label)?.device?.did;
  return found === undefined
    ? { kind: 'tell', text: 'this is no device that the appliance knows', meaning: 'dim' }
    : { kind: 'open', view: { ...emptyView('device'), did: found } };
};

type Page = Readonly<{
  sketch(room: Room): Sketch;
  lead(id: string): Outcome | undefined;
  labelOf(id: string): string | undefined;
}>;

type PageWanted = Readonly<{ traffic: TrafficFacts; parts: FlowParts; givens: readonly unknown[] }>;

const DOCUMENT = createSlot<Charted & Readonly<{ page: string }>>();

const rememberSketch = createMemory<Sketch>();
const rememberTargets = createMemory<ReadonlyMap<string, DocumentTarget>>();

const tellPage = (context: PaneContext, section: FlowSection, { traffic, parts, givens }: PageWanted): Page => {
  const { view, work, thresholds, source, now, pen } = context;
  const page = [...view.path, view.filter, formatWindow(context.window)].join(' ');
  const { title } = section;
  const made = work(DOCUMENT, [page, thresholds, ...givens], function* () {
    const wanted = { name: section.id, title, summary: '', traffic, thresholds, source, at: now, parts };
    return { page, ...takeCharts(yield* pageDocument(wanted)) };
  });
  // What was counted for another page is no answer here.
  const told = made?.page === page ? made : undefined;
  const document = told?.document;
  const targets = document === undefined ? undefined : rememberTargets([document], () => targetsIn(document));
  return {
    sketch: (room) =>
      told === undefined
        ? plainSketch([[{ text: ' counting', meaning: 'dim' }]])
        : rememberSketch([told, room.width, room.height, pen], () => sketchOf(told, room, context)),
    lead: (id) => {
      const target = targets?.get(id);
      return target === undefined ? undefined : pageLead(target, view, now);
    },
    labelOf: (id) => targets?.get(id)?.label,
  };
};

const sketchOf = ({ charts, document }: Charted, room: Room, { view, pen }: PaneContext): Sketch => {
  const { width } = room;
  const figures = documentSketch(
    document,
    {
      width,
      ascii: pen.ascii,
      isBeside: width >= COLUMNS_FROM && !pen.isSpoken,
      isInverse: (meaning) => isPaintedInverse(pen.paint, meaning),
    },
    (target) => pageLeadsOn(target, view),
  );
  if (charts.length === 0) return figures;
  const drawn = pageCharts(charts, { ...room, width: width - 1 }, pen);
  return stackSketches([indentSketch(plainSketch(drawn)), figures], 1);
};
