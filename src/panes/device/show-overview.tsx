// Shows the overview of a device, and does what the keys do in it.
import { Box } from 'ink';
import type { ReactElement } from 'react';
import { indentSketch, plainSketch, type Sketch } from '../../widgets/sketch.ts';
import { SmallTable } from '../../widgets/small-table.tsx';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { type DocumentTarget, FINDINGS } from '../parts/document-sketch.ts';
import { createMemory } from '../parts/memory.ts';
import { wholeFinding } from '../parts/whole-finding.ts';
import { type Answered, createSlot, workOn } from '../parts/work.ts';
import { DESTINATION_SPOT, PORT_SPOT } from './blocks/talk.ts';
import { pageOfSpot } from './drawing.ts';
import { findingsAbout, isFlowsJudged, isJudgeable } from './judged.ts';
import { deviceLead } from './leads.ts';
import { type Narrowing, narrow, narrowedTo, narrowingOf } from './narrowing.ts';
import { overview } from './overview.ts';
import { type OverviewModel, overviewModel } from './overview-model.ts';
import { frameDevicePage } from './page-frame.tsx';
import { toPage, toPlace } from './places.ts';
import type { DeviceAsked } from './questions.ts';
import { isNarrowed, settingsOf } from './settings.ts';
import { shareOfSpot } from './share-leads.ts';
import { type SimilarDevices, similarDevices } from './similar-devices.ts';
import { PORTS } from './table-titles.ts';

const MODEL = createSlot<Answered<OverviewModel>>();

const rememberSketch = createMemory<Sketch>();
const rememberSimilar = createMemory<SimilarDevices | undefined>();

export const showOverview = (context: PaneContext, asked: DeviceAsked): Shown => {
  const { view, size, pen, clock, thresholds, now } = context;
  const model = modelOf(context, asked);
  const findings = findingsAbout(context, asked);
  const { measure, showAll } = settingsOf(view);
  const { facts, window } = asked;
  const isFlowsKnown = isFlowsJudged(context);
  const similar = rememberSimilar([...asked.givens, size.rows], () =>
    similarDevices(facts, window, thresholds, size.rows),
  );
  const below = similar === undefined ? 0 : similar.height + 1;
  const lead = (id: string): Outcome | undefined => {
    const page = pageOfSpot(id);
    if (page !== undefined) return toPage(view, page);
    const given = { view, asked, thresholds, now, findings, number: 1 };
    const place = id.startsWith(DESTINATION_SPOT)
      ? model?.destinations?.destinations[Number(id.slice(DESTINATION_SPOT.length))]
      : undefined;
    if (place !== undefined) return toPlace(place, given);
    const share = shareTarget(id);
    if (share !== undefined) return deviceLead(share, given);
    if (id.startsWith(PORT_SPOT))
      return deviceLead({ section: 'DEV-ACTIVITY', title: PORTS, label: id.slice(PORT_SPOT.length) }, given);
    return deviceLead({ section: FINDINGS, title: '', label: id.slice(FINDINGS.length + 1) }, given);
  };
  const shown = frameDevicePage({ ...context, size: { ...size, rows: size.rows - below } }, asked, {
    crumbs: [],
    reportName: 'device',
    sketch: ({ width, height }) =>
      model === undefined
        ? plainSketch([[{ text: ' working it out', meaning: 'dim' }]])
        : rememberSketch([model, findings, isFlowsKnown, measure, showAll, width, height, pen, clock], () =>
            indentSketch(
              overview(
                {
                  model,
                  given: { facts, window, thresholds, measure, showAll, findings, end: undefined },
                  isNarrowed: isNarrowed(view),
                  isFlowsKnown,
                  isJudgeable: isJudgeable(asked),
                  pen,
                  clock,
                },
                { width: width - 1, height },
              ),
            ),
          ),
    lead,
    whole: (id) => wholeFinding(id, findings),
    hints: ['measure'],
    act: (action, selected = '') =>
      action === 'narrow' ? narrow(view, narrowingAt(selected, model, asked)) : undefined,
  });
  return similar === undefined ? shown : { ...shown, element: withTable(shown, similar, size.columns - 2) };
};

/** A share leads where it leads on the page of the activity. */
const shareTarget = (id: string): DocumentTarget | undefined => {
  const share = shareOfSpot(id);
  return share && { section: 'DEV-ACTIVITY', ...share };
};

const narrowingAt = (id: string, model: OverviewModel | undefined, asked: DeviceAsked): Narrowing | undefined => {
  const share = shareTarget(id);
  if (share !== undefined) return narrowedTo(share, asked);
  if (id.startsWith(PORT_SPOT)) return { field: 'port', value: id.slice(PORT_SPOT.length) };
  if (!id.startsWith(DESTINATION_SPOT)) return undefined;
  const row = model?.destinations?.destinations[Number(id.slice(DESTINATION_SPOT.length))];
  return row && narrowingOf(row);
};

const withTable = ({ element }: Shown, similar: SimilarDevices, width: number): ReactElement => (
  <Box flexDirection="column">
    {element}
    <Box marginLeft={1} marginTop={1}>
      <SmallTable {...similar} width={width} />
    </Box>
  </Box>
);

const modelOf = ({ work, thresholds }: PaneContext, asked: DeviceAsked): OverviewModel | undefined =>
  workOn(work, MODEL, asked, () => overviewModel(asked, thresholds));
