// A page of an open device in its frame: the strip of pages, in words how the device is looked at, and the keys that all pages have.

import type { Activity } from '../../analysis/device/activity.ts';
import { formatWindow } from '../../live/session/window-choice.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import { formatCount } from '../../text/units.ts';
import type { Line, Span } from '../../theme/line.ts';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { type FramedPage, framePage } from '../parts/page-frame.tsx';
import { stillMissing } from '../parts/still-missing.ts';
import { stripLines } from '../parts/strip.ts';
import { actOnDevice, reportOf } from './acts.ts';
import { printDeviceFilter } from './device-filter.ts';
import { deviceFilterSupport } from './filter-support.ts';
import { activityOf } from './measured.ts';
import type { DeviceAsked } from './questions.ts';
import { DEVICE_SECTIONS, deviceSection } from './sections.ts';
import { settingsCrumb, settingsOf } from './settings.ts';

export type DevicePage = Pick<FramedPage, 'sketch' | 'begins' | 'lead' | 'whole'> &
  Readonly<{
    /** Behind the name of the device. */
    crumbs: readonly string[];
    reportName: string;
    act?(action: string, selected: string | undefined): Outcome | undefined;
    hints?: readonly string[];
  }>;

/** What a frame is about. */
type Framed = Pick<DeviceAsked, 'did' | 'facts' | 'named' | 'isStandIn'> & Partial<Pick<DeviceAsked, 'window'>>;

export const frameDevicePage = (context: PaneContext, asked: Framed, page: DevicePage): Shown => {
  const { view } = context;
  return framePage(context, {
    ...page,
    ...aroundPage(context, asked, page),
    name: view.path.join(' '),
    act: (action, selected) => page.act?.(action, selected) ?? actOnDevice(action, context, asked),
    hints: [...(page.hints ?? []), ...HINTS],
  });
};

export const HINTS = ['next_section', 'interval', 'filter', 'compare', 'device_flows', 'equivalent'];

type Around = Pick<FramedPage, 'strip' | 'told' | 'crumbs' | 'filter' | 'report'>;

/** What stands around every page of the device, whatever is in it. */
export const aroundPage = (
  context: PaneContext,
  asked: Framed,
  { crumbs, reportName }: Pick<DevicePage, 'crumbs' | 'reportName'>,
): Around => {
  const { view, size, pen } = context;
  const { did, facts, named, isStandIn } = asked;
  const strip = stripLines({ first: 'Overview', sections: DEVICE_SECTIONS, page: view.path[0] }, size, pen);
  // Without the strip nothing else says where one is.
  const page = strip.length > 0 ? '' : `${crumbs.join(' ') || 'Overview'}: `;
  const isAsking = named.some(({ answer }) => answer.asking !== undefined);
  const missing = isStandIn ? [standIn(isAsking)] : stillMissing(named);
  return {
    strip,
    told: [lookLine(context, page, asked), ...missing.map((line): Line => [{ text: ' ' }, ...line])],
    // The device stands in the tab.
    crumbs: [...crumbs, ...(view.filter === '' ? [] : [view.filter]), settingsCrumb(settingsOf(view))],
    filter: deviceFilterSupport(facts),
    report: reportOf(reportName, did, view),
  };
};

const standIn = (isAsking: boolean): Line => [
  {
    text: `${isAsking ? 'asking anew' : 'not answered so far, r asks again'}; this is what was asked before`,
    meaning: 'dim',
  },
];

/** How the device is looked at, and who narrows it: the appliance, or this console. */
const lookLine = ({ view, window, clock }: PaneContext, page: string, { facts, window: counted }: Framed): Line => {
  const { intervalHours, measure, showAll, similarDevices, filter } = settingsOf(view);
  const { words, ...asked } = filter;
  const narrowed = printDeviceFilter({ ...asked, words: [] });
  const { look = 'series' } = deviceSection(view) ?? { look: 'peers' };
  const series = `${measure.words} per ${intervalHours} h${showAll ? '' : ' without empty intervals'}, ${formatWindow(window)}${beginning(clock, counted && activityOf({ facts, window: counted }))}`;
  const peers = look === 'peers' ? `, ${formatCount(similarDevices)} similar devices` : '';
  // What narrows the figures comes first: it must not be what a small screen cuts off.
  return [
    { text: ` ${page}`, meaning: 'heading' },
    ...(narrowed === '' ? [] : [{ text: 'only ' }, { text: narrowed, meaning: 'accent' } as const, BY_APPLIANCE]),
    ...(words.length === 0
      ? []
      : [{ text: 'destinations with ' }, { text: words.join(' '), meaning: 'accent' } as const, HERE]),
    { text: look === 'kept' ? 'over everything the appliance keeps' : `${series}${peers}`, meaning: 'label' },
  ];
};

/** Whole intervals are counted: what began before the first of them is not. */
const beginning = (clock: ClockFace, activity: Activity | undefined): string => {
  const { startAt, toldSinceAt } = activity ?? {};
  if (startAt === undefined) return '';
  // Not because nothing was: the appliance keeps no more.
  const before = toldSinceAt === undefined ? '' : ', nothing is told before';
  return ` from ${clock.minute(startAt).replace(/^\d+-/, '')}${before}`;
};

const BY_APPLIANCE: Span = { text: ' (asked of the appliance)  ', meaning: 'dim' };
const HERE: Span = { text: ' (narrowed here)  ', meaning: 'dim' };
