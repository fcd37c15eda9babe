// What keys do on every page of an open device.
import type { DeviceFacts } from '../../analysis/facts.ts';
import { clean } from '../../text/clean.ts';
import { formatCount } from '../../text/units.ts';
import type { Option, Outcome, PaneContext, ReportWanted } from '../pane.ts';
import { besideSection } from '../parts/sections.ts';
import type { View } from '../view.ts';
import { withoutLastWord } from './device-filter.ts';
import { shortNameOf } from './name.ts';
import { COMPARE, EQUIVALENT } from './page-ids.ts';
import { type DeviceAsked, deviceFacts } from './questions.ts';
import { DEVICE_SECTIONS } from './sections.ts';
import { actOnSettings, settingsOf, viewOfDevice } from './settings.ts';
import { flowsOf } from './to-flows.ts';

export const actOnDevice = (
  action: string,
  context: PaneContext,
  asked: Pick<DeviceAsked, 'did' | 'facts'>,
): Outcome | undefined => {
  const { view } = context;
  const { did } = asked;
  switch (action) {
    case 'device_flows':
      return flowsOf(did, settingsOf(view).filter, [], { all: true });
    case 'pick':
      return { kind: 'open', view: viewOfDevice(view, undefined) };
    case 'widen':
      return view.filter === ''
        ? { kind: 'tell', text: 'nothing is filtered here', meaning: 'dim' }
        : { kind: 'open', view: { ...view, filter: withoutLastWord(view.filter), lists: {} } };
    case 'equivalent':
      return view.path[0] === EQUIVALENT
        ? undefined
        : { kind: 'open', view: { ...view, path: [EQUIVALENT, ...view.path] } };
    case 'compare':
      return chooseCompared(context, asked);
    default:
      return (
        comparedBy(action, view) ??
        actOnSettings(action, view) ??
        besideSection(pageBehind(view), DEVICE_SECTIONS, action)
      );
  }
};

/** From the command lines one goes on as from the page that they are of. */
const pageBehind = (view: View): View => (view.path[0] === EQUIVALENT ? { ...view, path: view.path.slice(1) } : view);

const comparedBy = (action: string, view: View): Outcome | undefined => {
  const [, did] = /^compare (-?\d+)$/.exec(action) ?? [];
  return did === undefined ? undefined : { kind: 'open', view: { ...view, path: [COMPARE, did], lists: {} } };
};

/** Those that resemble it, and those that were looked at. */
const chooseCompared = (
  { view, read, visited }: PaneContext,
  { did, facts }: Pick<DeviceAsked, 'did' | 'facts'>,
): Outcome => {
  const similar = (facts.peers?.similar ?? []).flatMap((peer): readonly Option[] =>
    peer.did === undefined
      ? []
      : [optionOf(peer.did, peer.hostname, peer.score === undefined ? '' : `similarity ${formatCount(peer.score, 2)}`)],
  );
  const known = new Set([String(did), ...similar.map(({ id }) => id)]);
  const looked = visited
    .map((one) => optionOf(one, shortNameOf(deviceFacts(one, view, read)), 'looked at before'))
    .filter(({ id }) => !known.has(id));
  const options = [...similar, ...looked];
  return options.length === 0
    ? { kind: 'tell', text: 'no similar device is known; ":compare NAME" takes any device', meaning: 'dim' }
    : {
        kind: 'choose',
        choice: COMPARE,
        title: 'Lay beside it (":compare NAME" takes any device)',
        options,
        chosen: (view.path[0] === COMPARE ? view.path[1] : undefined) ?? '',
        does: 'act',
      };
};

const optionOf = (did: number, name: string | undefined, detail: string): Option => ({
  id: String(did),
  title: clean(name ?? `device ${did}`, 60),
  detail: `device ${did}  ${detail}`.trim(),
});

/** What `:export` writes of a page, asked as the page asks. */
export const reportOf = (name: string, did: number, view: View): ReportWanted => {
  const { intervalHours, similarDevices, filter } = settingsOf(view);
  const { odid, port, domain } = filter;
  return {
    name,
    target: String(did),
    // It tells everything the appliance keeps, whatever the interval.
    ...(name === 'device-external' ? {} : { interval: intervalHours }),
    ...(name === 'peers' ? { similar: similarDevices } : {}),
    ...(odid === undefined ? {} : { odid }),
    ...(port === undefined ? {} : { port }),
    ...(domain === undefined ? {} : { domain }),
  };
};

export const nameIn = (facts: DeviceFacts): string => shortNameOf(facts) ?? String(facts.did);
