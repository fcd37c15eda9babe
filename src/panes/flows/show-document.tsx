// The pages of the flows pane that are reports: protocols, ports, destinations, talkers, subnets; each row leads to its flows.
import type { TrafficFacts } from '../../analysis/facts.ts';
import { buildFlowTable } from '../../flows/build-flow-table.ts';
import { allRows } from '../../flows/filter/filter-rows.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { printFilter } from '../../flows/filter/language/print-filter.ts';
import { splitByAsked } from '../../flows/filter/server-parameters.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import { formatWindow, windowAt } from '../../live/session/window-choice.ts';
import type { Value } from '../../report/document.ts';
import type { FlowParts } from '../../report/report-definition.ts';
import type { Room } from '../../widgets/room.ts';
import { plainSketch, type Sketch } from '../../widgets/sketch.ts';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { cellOf, chartedSketch } from '../parts/charted-page.ts';
import { type DocumentTarget, targetsIn } from '../parts/document-sketch.ts';
import { createMemory } from '../parts/memory.ts';
import { type Charted, takeCharts } from '../parts/page-charts.ts';
import { type Answered, createSlot, workOn } from '../parts/work.ts';
import { emptyView } from '../view.ts';
import { flowFilter, readFlowFilter } from './flow-filter.ts';
import { foundRows } from './found-rows.ts';
import { pageDocument, subnetParts, talkerParts, withDevice } from './page-document.ts';
import { frameFlowPage } from './page-frame.tsx';
import { pageLead, pageLeadsOn } from './page-leads.ts';
import { pausedTold } from './paused.ts';
import { askedOf, type FlowsAsked, type TalkersAsked } from './questions.ts';
import type { FlowSection } from './sections.ts';
import { sumsOf } from './sums/pane-sums.ts';
import { actOnFile } from './table-acts.ts';
import { TALKER_ORDER, TALKER_ORDERS, talkerOrder } from './talker-order.ts';
import { pageTold } from './told-lines.ts';

export const showFlowsPage = (
  context: PaneContext,
  section: FlowSection,
  table: FlowTable,
  asked: FlowsAsked,
): Shown => {
  const { view, window, now } = context;
  const { answer } = asked;
  const shown = windowAt(window, answer.at ?? now);
  const rows = foundRows({ table, filter: asked.here, endAt: shown.endAt });
  const sums = sumsOf(context, asked);
  const traffic: TrafficFacts = {
    window: shown,
    table,
    rows,
    // With a filter the appliance's sums are of other flows.
    summary: asked.filter === '' ? answer.data?.summary : undefined,
    transfers: undefined,
    sums,
  };
  const parts =
    section.parts === undefined
      ? subnetParts(view.path[1])
      : withDevice(
          sums === undefined ? section.parts : (section.sumParts ?? section.parts),
          section.id === 'traffic' && sums === undefined ? askedOf(view).did : undefined,
        );
  // What a row of the page counts meets the page's own condition too.
  const within = { ...context, view: { ...view, filter: asked.filter } };
  const page = tellPage(within, section, { traffic, parts, givens: [table, rows, shown.endAt, answer.at, sums] });
  return frameFlowPage(context, {
    section,
    told: pageTold({ table, rows, sums, asked }, context),
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
  const sums = sumsOf(context, { answer, asked, filter: view.filter });
  const traffic: TrafficFacts = {
    window: windowAt(window, at ?? now),
    table: NO_FLOWS,
    rows: allRows(NO_FLOWS),
    summary: undefined,
    // Of flows an answer without points is one in which nothing moved.
    transfers: sums === undefined ? (data?.points ?? []) : data?.points,
    sums,
  };
  const page = tellPage(context, section, { traffic, parts: talkerParts(order), givens: [data, order, sums] });
  const { asked: used, rest } = splitByAsked(readFlowFilter(view.filter), asked);
  const by = used.kind === 'all' ? '' : `, by the appliance: ${printFilter(used, FLOW_SCHEMA)}`;
  const apart =
    rest.kind === 'all'
      ? ''
      : `; not narrowed by ${printFilter(rest, FLOW_SCHEMA)}, which is of single ${sums === undefined ? 'flows' : 'connections'}`;
  const whom = sums?.isOfOne === true ? 'with whom it exchanged how much' : 'what each device sent and received';
  const words = ` ${whom}, ${formatWindow(window)}${by}${apart}`;
  return frameFlowPage(context, {
    section,
    told: [[{ text: words, meaning: 'label' }]],
    ...page,
    act: (action, selected) => {
      if (action === 'sort') return { ...TALKER_ORDERS, chosen: order };
      if (action !== 'source_device' || selected === undefined) return undefined;
      const did = page.cellOf(selected, 'did');
      return toDevice(did === undefined ? undefined : Number(did));
    },
    hints: ['sort', 'source_device'],
    filter: flowFilter(undefined),
  });
};

/** Of the row itself: an address may have been that of two devices. */
const toDevice = (did: number | undefined): Outcome =>
  did === undefined
    ? { kind: 'tell', text: 'this is no device that the appliance knows', meaning: 'dim' }
    : { kind: 'open', view: { ...emptyView('device'), did } };

type Page = Readonly<{
  sketch(room: Room): Sketch;
  lead(id: string): Outcome | undefined;
  /** What a column says in a row. */
  cellOf(id: string, title: string): Value;
}>;

type PageWanted = Readonly<{ traffic: TrafficFacts; parts: FlowParts; givens: readonly unknown[] }>;

const DOCUMENT = createSlot<Answered<Charted>>();

const rememberSketch = createMemory<Sketch>();
const rememberTargets = createMemory<ReadonlyMap<string, DocumentTarget>>();

const tellPage = (context: PaneContext, section: FlowSection, { traffic, parts, givens }: PageWanted): Page => {
  const { view, work, thresholds, source, now, pen } = context;
  const { sums } = traffic;
  const question = [...view.path, view.filter, formatWindow(context.window)].join('\n');
  const { title } = section;
  const told = workOn(work, DOCUMENT, { question, givens: [thresholds, ...givens] }, function* () {
    const wanted = { name: section.id, title, traffic, thresholds, source, at: now, parts };
    return takeCharts(yield* pageDocument(wanted));
  });
  const document = told?.document;
  const targets = document === undefined ? undefined : rememberTargets([document], () => targetsIn(document));
  return {
    sketch: (room) =>
      told === undefined
        ? plainSketch([[{ text: ' counting', meaning: 'dim' }]])
        : rememberSketch([told, room.width, room.height, pen], () =>
            chartedSketch(told, room, pen, (target) => pageLeadsOn(target, view, sums)),
          ),
    lead: (id) => {
      const target = targets?.get(id);
      return target === undefined ? undefined : pageLead(target, view, now, sums);
    },
    cellOf: (id, title) => {
      const target = targets?.get(id);
      return document === undefined || target === undefined ? undefined : cellOf(document, id, target, title);
    },
  };
};
