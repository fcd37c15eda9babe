// One device: who it is, what it did, with whom, and how that compares with those that resemble it; without one, a list to choose from.
//
//   ›Overview   Activity   Intervals   Transfer   Destinations   Peers   External and risk   Indicators   Identity
//    only port:443 (asked of the appliance)  connections per 1 h, last 24h, 5 similar devices
//   ...
//
// Beside the pages: another device laid beside it, and the command lines that ask the same.

import { plainLine } from '../theme/line.ts';
import { Lines } from '../widgets/lines.tsx';
import { actOnDevice, nameIn } from './device/acts.ts';
import { deviceSubjects } from './device/device-subjects.ts';
import { aroundPage, HINTS } from './device/page-frame.tsx';
import { COMPARE, DESTINATIONS_PAGE, EQUIVALENT, INTERVALS_PAGE } from './device/page-ids.ts';
import { showPicker } from './device/picker.tsx';
import { pickerParts } from './device/picker-questions.ts';
import { askedOf, type DeviceAsked, deviceParts, namedFacts, namedOf } from './device/questions.ts';
import { deviceSection } from './device/sections.ts';
import { showComparison } from './device/show-comparison.tsx';
import { showDestinations } from './device/show-destinations.tsx';
import { showDevicePage } from './device/show-document.tsx';
import { showEquivalent } from './device/show-equivalent.tsx';
import { showIntervals } from './device/show-intervals.tsx';
import { showOverview } from './device/show-overview.tsx';
import type { Pane, PaneContext, Shown } from './pane.ts';
import { answerStateLines } from './parts/answer-state.ts';

export const device: Pane = {
  name: 'device',
  title: 'Device',
  says: 'one device: identity, connections, bytes, destinations, peers, talk with the outside, risk and indicators; two beside each other; every figure leads to its flows',
  bindings: [
    { action: 'interval', press: ['i'], says: 'choose how long the intervals of the series are', hint: 'interval' },
    {
      action: 'measure',
      press: ['m'],
      says: 'choose what is drawn per interval: connections, destinations, external ones, bytes sent or received',
      hint: 'measure',
    },
    { action: 'empty_intervals', press: ['0'], says: 'leave out intervals without any connection, or show them again' },
    { action: 'similar_devices', press: ['n'], says: 'choose how many similar devices it is compared with' },
    { action: 'sort', press: ['s'], says: 'choose the order of the destinations or of the intervals', hint: 'sort' },
    { action: 'reverse', press: ['S'], says: 'the same order the other way round' },
    { action: 'side', press: ['b'], says: 'list all destinations, those outside or those inside', hint: 'side' },
    {
      action: 'narrow',
      press: ['a'],
      says: 'ask the appliance about what is selected alone: a device, a port or a domain',
      hint: 'only',
    },
    { action: 'widen', press: ['backspace'], says: 'take the last condition of the filter away' },
    { action: 'compare', press: ['v'], says: 'lay another device beside it', hint: 'compare' },
    { action: 'equivalent', press: ['e'], says: 'the command lines that ask the same', hint: 'commands' },
    { action: 'device_flows', press: ['f'], says: 'list the flows of this device', hint: 'flows' },
    { action: 'pick', press: ['o'], says: 'choose another device', hint: 'other' },
  ],
  parts: ({ view, window, read }) =>
    view.did === undefined ? pickerParts(view, window, read) : deviceParts(view.did, view, read),
  show: (context) => {
    const { did } = context.view;
    return did === undefined ? showPicker(context) : showDevice(context, did);
  },
  subjects: deviceSubjects,
  subject: (view, read) => (view.did === undefined ? undefined : nameIn(namedFacts(view.did, view, read))),
};

const showDevice = (context: PaneContext, did: number): Shown => {
  const { view } = context;
  const asked = askedOf(context, did);
  if (view.path[0] === EQUIVALENT) return showEquivalent(context, asked ?? nothingTold(did));
  if (asked === undefined) return showWaiting(context, did);
  if (view.path[0] === COMPARE) return showComparison(context, asked);
  const section = deviceSection(view);
  if (section === undefined) return showOverview(context, asked);
  if (section.id === DESTINATIONS_PAGE) return showDestinations(context, asked, section);
  if (section.id === INTERVALS_PAGE) return showIntervals(context, asked, section);
  const { parts = [] } = section;
  return showDevicePage(context, asked, { ...section, parts });
};

const nothingTold = (did: number): Pick<DeviceAsked, 'did' | 'facts' | 'named' | 'isStandIn'> => ({
  did,
  facts: { did, intervalHours: 1, connections: undefined, sent: undefined, received: undefined, peers: undefined },
  named: [],
  isStandIn: false,
});

/** Until all has come or failed: what is still to come is not what the appliance does not report. */
const showWaiting = (context: PaneContext, did: number): Shown => {
  const { view, size, pen } = context;
  const section = deviceSection(view);
  const named = namedOf(context, did);
  const awaited = named.filter(({ answer }) => answer.data === undefined);
  const asked = nothingTold(did);
  const { strip, crumbs, filter, report } = aroundPage(context, asked, {
    crumbs: section === undefined ? [] : [section.title],
    reportName: section?.reportName ?? 'device',
  });
  const lines = [
    ...strip,
    ...(answerStateLines(awaited, size, pen) ?? []),
    ...(awaited.length < named.length
      ? [[], plainLine(`  ${named.length - awaited.length} of ${named.length} answers are here`, 'dim')]
      : []),
  ];
  return {
    element: <Lines lines={lines} width={size.columns} height={size.rows} />,
    crumbs,
    hints: HINTS,
    act: (action) => actOnDevice(action, context, asked),
    filter,
    report,
  };
};
