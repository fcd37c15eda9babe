// Another device laid beside the open one: who both are, what they did, and with whom both or only one of them speak.
import { compareInSteps, type DeviceComparison } from '../../analysis/device/compare-devices.ts';
import { compareParts } from '../../report/parts/compare-parts.ts';
import type { ReportPart } from '../../report/report-definition.ts';
import { plainSketch, type Sketch } from '../../widgets/sketch.ts';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { chartedSketch, numberOf } from '../parts/charted-page.ts';
import { documentInSteps } from '../parts/document-in-steps.ts';
import { type DocumentTarget, targetsIn } from '../parts/document-sketch.ts';
import { createMemory } from '../parts/memory.ts';
import { type Charted, takeCharts } from '../parts/page-charts.ts';
import { type Answered, createSlot, type Steps, workOn } from '../parts/work.ts';
import { nameIn } from './acts.ts';
import { comparisonLead, comparisonLeadsOn } from './comparison-leads.ts';
import { frameDevicePage } from './page-frame.tsx';
import { overIn } from './page-parts.ts';
import type { DeviceAsked } from './questions.ts';
import { settingsOf } from './settings.ts';

type Compared = Readonly<{ charted: Charted; comparison: DeviceComparison }>;

const COMPARED = createSlot<Answered<Compared>>();

const rememberSketch = createMemory<Sketch>();
const rememberTargets = createMemory<ReadonlyMap<string, DocumentTarget>>();

/** Rows of each of its tables. */
const TOP = 20;

export const showComparison = (context: PaneContext, asked: DeviceAsked): Shown => {
  const { view, pen, now, thresholds } = context;
  const other = asked.other ?? asked.facts;
  const compared = comparedOf(context, asked, other);
  const document = compared?.charted.document;
  const targets = document === undefined ? undefined : rememberTargets([document], () => targetsIn(document));
  const lead = (id: string): Outcome | undefined => {
    const target = targets?.get(id);
    if (target === undefined || compared === undefined) return undefined;
    const { comparison } = compared;
    return comparisonLead(target, {
      view,
      asked,
      now,
      thresholds,
      findings: undefined,
      number: numberOf(id),
      comparison,
    });
  };
  return frameDevicePage(context, asked, {
    crumbs: [`beside ${nameIn(other)}`],
    reportName: 'device',
    sketch: (room) =>
      compared === undefined
        ? plainSketch([[{ text: ' laying them beside each other', meaning: 'dim' }]])
        : rememberSketch([compared, room.width, room.height, pen], () =>
            chartedSketch(compared.charted, room, pen, comparisonLeadsOn),
          ),
    lead,
    hints: ['measure'],
  });
};

const comparedOf = (
  { view, work, source, now, thresholds }: PaneContext,
  asked: DeviceAsked,
  other: DeviceAsked['facts'],
): Compared | undefined => {
  const { facts, window, givens } = asked;
  const question = [asked.question, view.choices.measure].join('\n');
  return workOn(work, COMPARED, { question, givens }, function* (): Steps<Compared> {
    const comparison = yield* compareInSteps({ one: facts, other }, window, thresholds);
    const document = yield* documentInSteps(
      { name: 'compare', title: '', source, generatedAt: now, window },
      inPageOrder(compareParts(comparison, TOP)).map((made) => ({ make: () => made })),
    );
    return { charted: forMeasure(takeCharts(document), view, asked), comparison };
  });
};

/** What they did before who they are: names stand above the charts already. */
const inPageOrder = ([identity, measures, ...rest]: readonly ReportPart[]): readonly ReportPart[] =>
  [measures, identity, ...rest].filter((part) => part !== undefined);

/** The chart of the measure that was chosen, or of connections, up to the last interval that is over: three would leave no room for the rest. */
const forMeasure = (charted: Charted, view: PaneContext['view'], { facts, window }: DeviceAsked): Charted => {
  const { datatype } = settingsOf(view).measure;
  const shown = charted.charts.filter(({ title }) => title.startsWith(CHARTS[datatype]));
  return {
    ...charted,
    charts: shown.map((chart) => ({
      ...chart,
      series: chart.series.map((one) => ({ ...one, points: overIn(one.points, facts.intervalHours, window) })),
    })),
  };
};

const CHARTS = { co: 'connections', sizeout: 'bytes sent', sizein: 'bytes received' } as const;
