// The pages of an open device that are reports: charts above, figures that lead on, and what was found.
import type { Finding } from '../../domain/finding.ts';
import type { Room } from '../../widgets/room.ts';
import { plainSketch, type Sketch } from '../../widgets/sketch.ts';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { chartedSketch, numberOf } from '../parts/charted-page.ts';
import { documentInSteps } from '../parts/document-in-steps.ts';
import { type DocumentTarget, targetsIn } from '../parts/document-sketch.ts';
import { createMemory } from '../parts/memory.ts';
import { type Charted, takeCharts } from '../parts/page-charts.ts';
import { wholeFinding } from '../parts/whole-finding.ts';
import { type Answered, createSlot, type Steps, workOn } from '../parts/work.ts';
import { endInFlows } from './end-in-flows.ts';
import { findingsAbout, isJudgeable } from './judged.ts';
import { deviceLead, leadsOn } from './leads.ts';
import { narrow, narrowedTo } from './narrowing.ts';
import { frameDevicePage } from './page-frame.tsx';
import type { DeviceAsked } from './questions.ts';
import type { DeviceSection, PagePart } from './sections.ts';
import { settingsOf } from './settings.ts';

const DOCUMENT = createSlot<Answered<Charted>>();

const rememberSketch = createMemory<Sketch>();
const rememberTargets = createMemory<ReadonlyMap<string, DocumentTarget>>();

export const showDevicePage = (
  context: PaneContext,
  asked: DeviceAsked,
  section: DeviceSection & Readonly<{ parts: readonly PagePart[] }>,
): Shown => {
  const { view, now, thresholds, pen } = context;
  const findings = findingsAbout(context, asked);
  const told = documentOf(context, asked, section, findings);
  const targets = told === undefined ? undefined : rememberTargets([told.document], () => targetsIn(told.document));
  const lead = (id: string): Outcome | undefined => {
    const target = targets?.get(id);
    return target && deviceLead(target, { view, asked, thresholds, now, findings, number: numberOf(id) });
  };
  const sketch = (room: Room): Sketch =>
    told === undefined
      ? plainSketch([[{ text: ' working it out', meaning: 'dim' }]])
      : rememberSketch([told, room.width, room.height, pen], () => chartedSketch(told, room, pen, leadsOn));
  return frameDevicePage(context, asked, {
    crumbs: [section.title],
    reportName: section.reportName,
    sketch,
    lead,
    whole: (id) => wholeFinding(id, findings),
    hints: [...(section.hasMeasure === true ? ['measure'] : []), ...(section.hasNarrowing === true ? ['narrow'] : [])],
    act: (action, selected) => {
      if (action !== 'narrow') return undefined;
      const target = selected === undefined ? undefined : targets?.get(selected);
      return narrow(view, target && narrowedTo(target, asked));
    },
  });
};

const documentOf = (
  context: PaneContext,
  asked: DeviceAsked,
  { id, title, parts, hasAllFindings }: DeviceSection & Readonly<{ parts: readonly PagePart[] }>,
  findings: readonly Finding[] | undefined,
): Charted | undefined => {
  const { view, work, source, now, thresholds } = context;
  const { facts, window, givens } = asked;
  const end = endInFlows(context, asked.did);
  const { measure, showAll } = settingsOf(view);
  const question = [asked.question, id, showAll, measure.id].join('\n');
  return workOn(work, DOCUMENT, { question, givens: [...givens, findings, end] }, function* (): Steps<Charted> {
    const given = { facts, window, thresholds, measure, showAll, findings, end };
    // Where nothing was found of what a page is about, something may have been found elsewhere.
    const own = findings?.filter(({ link }) => link?.pane === 'device' && link.view === id);
    const shown =
      hasAllFindings === true && (isJudgeable(asked) || (findings?.length ?? 0) > 0)
        ? findings
        : own?.length === 0
          ? undefined
          : own;
    const document = yield* documentInSteps(
      { name: id, title, source, generatedAt: now, window, findings: shown },
      parts.map((make) => ({ make: () => make(given) })),
    );
    return takeCharts(document);
  });
};
