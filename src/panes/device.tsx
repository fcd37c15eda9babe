// One device: who it is, what it did, with whom, and how that compares with those that resemble it; without one, a list to choose from.
//
//   name  ws-0142.corp.example    type  laptop        owner  ...
//   Connections per 1 h  last 21  highest 96
//   ...chart...
//   Sent  last 2.1 MB             Received  last 9.5 MB
//   ...chart...                   ...chart...
//   ┌────────────────┬───────┬─────────────┬─────────────────┐
//   │ similar device │ score │ connections │ this device has │
//   └────────────────┴───────┴─────────────┴─────────────────┘
//
// Its other pages are reports that scroll.

import { Box } from 'ink';
import { deviceSeries } from '../analysis/device/device-series.ts';
import { describeDevice } from '../analysis/device/identity.ts';
import type { DeviceFacts } from '../analysis/facts.ts';
import { flowsPart } from '../live/questions/index.ts';
import { windowAt } from '../live/session/window-choice.ts';
import type { Line } from '../theme/line.ts';
import { indentLines } from '../widgets/layout.ts';
import { Lines } from '../widgets/lines.tsx';
import { ScrollLines, scrollRows } from '../widgets/scroll-lines.ts';
import { SmallTable } from '../widgets/small-table.tsx';
import { deviceFacts, deviceParts, INTERVAL_OPTIONS, intervalOf } from './device/device-facts.ts';
import { deviceSubjects } from './device/device-subjects.ts';
import { deviceOverview } from './device/overview.ts';
import { showPicker } from './device/picker.tsx';
import { DEVICE_SECTIONS, type DeviceSection } from './device/sections.ts';
import { type SimilarDevices, similarDevices } from './device/similar-devices.ts';
import type { Outcome, Pane, PaneContext, Shown } from './pane.ts';
import { answerStateLines } from './parts/answer-state.ts';
import { copyPage } from './parts/copy-page.ts';
import { scrollIn } from './parts/list-moves.ts';
import { createMemory } from './parts/memory.ts';
import { reportLines } from './parts/report-lines.ts';
import { besideSection, sectionOf } from './parts/sections.ts';
import { stillMissing } from './parts/still-missing.ts';
import { emptyView, listIn, type View } from './view.ts';

const OVERVIEW = 'overview';
const HINTS = ['next_section', 'interval', 'device_flows', 'pick'];

export const device: Pane = {
  name: 'device',
  title: 'Device',
  says: 'one device: identity, connections, bytes, peers, talk with the outside, risk and indicators',
  bindings: [
    { action: 'interval', press: ['i'], says: 'choose how long the intervals of the series are', hint: 'interval' },
    { action: 'device_flows', press: ['f'], says: 'list the flows of this device', hint: 'flows' },
    { action: 'pick', press: ['o'], says: 'choose another device', hint: 'other' },
  ],
  parts: ({ view: { did, ...view }, window }) =>
    did === undefined ? [flowsPart(window)] : Object.values(deviceParts(did, { did, ...view })),
  show: (context) => {
    const { did } = context.view;
    return did === undefined ? showPicker(context) : showDevice(context, did);
  },
  subjects: deviceSubjects,
  subject: (view, read) => {
    if (view.did === undefined) return undefined;
    return nameOf(deviceFacts(view.did, view, read));
  },
};

/** Short: for a tab, and for the way that led here. */
const nameOf = (facts: DeviceFacts): string => {
  const card = describeDevice(facts);
  return card?.hostname?.split('.')[0] ?? card?.ip ?? String(facts.did);
};

const rememberLines = createMemory<readonly Line[]>();

const showDevice = (context: PaneContext, did: number): Shown => {
  const { view, size, pen, read } = context;
  const section = sectionOf(view, DEVICE_SECTIONS);
  const parts = Object.values(deviceParts(did, view));
  const named = parts.map((part) => ({ name: part.name, answer: read(part) }));
  const waiting = answerStateLines(named, size, pen);
  const width = size.columns - 2;
  const answers = named.map(({ answer }) => answer.data);
  const similar = section === undefined && waiting === undefined ? similarIn(context, did, answers) : undefined;
  const height = size.rows - (similar === undefined ? 0 : similar.height + 1);
  const givens = [section, ...answers, context.window, context.now, width, height, pen, context.clock];
  const missing = section === undefined ? [] : stillMissing(named);
  const told = missing.flatMap((line) => line.map(({ text }) => text));
  const lines =
    waiting ??
    rememberLines([...told, ...givens], () => indentLines([...missing, ...linesOf(context, did, section, height)]));
  const list = section?.id ?? OVERVIEW;
  const listSize = { count: lines.length, height: scrollRows(lines.length, size.rows) };
  return {
    element:
      section === undefined || waiting !== undefined ? (
        <Box flexDirection="column">
          <Lines lines={lines} width={size.columns} height={height} />
          {similar === undefined ? undefined : (
            <Box marginLeft={1} marginTop={1}>
              <SmallTable {...similar} width={width} />
            </Box>
          )}
        </Box>
      ) : (
        <ScrollLines lines={lines} top={listIn(view, list).top} width={size.columns} height={size.rows} />
      ),
    crumbs: [nameOf(deviceFacts(did, view, read)), ...(section === undefined ? [] : [section.title])],
    hints: HINTS,
    act: (action) =>
      (section === undefined ? undefined : copyPage(action, lines, section.title)) ??
      actOn(action, view, did) ??
      scrollIn(view, list, action, listSize),
    report: { name: section?.report.name ?? 'device', target: String(did) },
  };
};

const actOn = (action: string, view: View, did: number): Outcome | undefined => {
  switch (action) {
    case 'interval':
      return {
        kind: 'choose',
        choice: 'interval',
        title: 'Length of an interval',
        options: INTERVAL_OPTIONS,
        chosen: String(intervalOf(view)),
      };
    case 'device_flows':
      return { kind: 'open', view: { ...emptyView('flows'), filter: `did:${did}` } };
    case 'pick':
      return { kind: 'open', view: emptyView('device') };
    case 'copy':
      return { kind: 'copy', text: String(did), what: 'device number' };
    default:
      return besideSection(view, DEVICE_SECTIONS, action);
  }
};

const rememberSimilar = createMemory<SimilarDevices | undefined>();

const similarIn = (
  { view, size, read, window, now, thresholds }: PaneContext,
  did: number,
  answers: readonly unknown[],
): SimilarDevices | undefined =>
  rememberSimilar([did, ...answers, window, now, thresholds, size.rows], () =>
    similarDevices(deviceFacts(did, view, read), windowAt(window, now), thresholds, size.rows),
  );

const linesOf = (
  context: PaneContext,
  did: number,
  section: DeviceSection | undefined,
  height: number,
): readonly Line[] => {
  const { view, size, pen, clock, read, source, thresholds, now } = context;
  const facts: DeviceFacts = deviceFacts(did, view, read);
  const window = windowAt(context.window, now);
  const width = size.columns - 2;
  if (section === undefined) return deviceOverview({ facts, window, pen, clock }, { width, height });
  const series = deviceSeries(facts, Math.min(now, window.endAt));
  return reportLines(
    {
      definition: section.report,
      facts: { at: now, window, statistics: undefined, traffic: undefined, device: facts, series },
      source,
      thresholds,
      did,
      intervalHours: intervalOf(view),
      only: section.only,
    },
    { width, ascii: pen.ascii },
  );
};
