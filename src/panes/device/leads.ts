// Where each figure of a device leads: a port or a country to its flows, a destination or a peer to that device, a peak to its interval.
import { destinationsOf } from '../../analysis/device/destinations.ts';
import { describeDevice, identityOf } from '../../analysis/device/identity.ts';
import { listIndicators } from '../../analysis/device/indicators.ts';
import { comparePeers } from '../../analysis/device/peers.ts';
import { assessRisk } from '../../analysis/device/risk.ts';
import type { DeviceFacts } from '../../analysis/facts.ts';
import type { Finding } from '../../domain/finding.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { Outcome } from '../pane.ts';
import { type DocumentTarget, FINDINGS } from '../parts/document-sketch.ts';
import { followLink } from '../parts/follow-link.ts';
import { type View, withChoice } from '../view.ts';
import { DESTINATION_SIDE } from './destination-list.ts';
import type { AskedField, DeviceFilter } from './device-filter.ts';
import { activityOf, transferOf } from './measured.ts';
import type { DeviceAsked } from './questions.ts';
import { DESTINATIONS_PAGE } from './sections.ts';
import { type MEASURES, settingsOf, viewOfDevice } from './settings.ts';
import { flowsOf, goingTo, intervalFrom, named, numbered, windowWith } from './to-flows.ts';

export type LeadGiven = Readonly<{
  view: View;
  asked: DeviceAsked;
  thresholds: Thresholds;
  now: Instant;
  findings: readonly Finding[] | undefined;
  /** Of several rows that are called the same, which one. */
  number: number;
}>;

type Lead = (label: string, given: LeadGiven) => Outcome | undefined;

export const deviceLead = ({ section, label }: DocumentTarget, given: LeadGiven): Outcome | undefined =>
  LEADS[section]?.(label, given) ?? { kind: 'tell', text: 'the appliance tells no more of it', meaning: 'dim' };

/** Whether a figure is worth standing on. */
export const leadsOn = ({ section, label }: DocumentTarget): boolean =>
  LEADS[section] !== undefined && NOWHERE[section]?.test(label) !== true;

const NOWHERE: Readonly<Record<string, RegExp>> = {
  'DEV-ACTIVITY': /^Other$|^average |^busiest |^connections, /,
  'DEV-TRANSFER': /, average |^out to in$|^pattern$/,
  'DEV-PEERS': /^connections$|^destinations per interval|^external share$/,
  'DEV-BASELINE': /: from median$/,
  'DEV-EXTERNAL': /^bytes$/,
  'DEV-RISK': /^level$|^score$/,
  'DEV-IDENTITY': /^(?!number$|name$|address$|last seen$)/,
};

const toFlows = (
  { view, asked }: LeadGiven,
  conditions: readonly string[],
  how?: Parameters<typeof flowsOf>[3],
): Outcome => flowsOf(asked.did, settingsOf(view).filter, conditions, how);

export const toPage = (view: View, page: string): Outcome => ({ kind: 'open', view: { ...view, path: [page] } });

/** The flows of the interval that begins then. */
export const toInterval = (at: Instant | undefined, { view, asked, now }: LeadGiven): Outcome | undefined =>
  at === undefined
    ? undefined
    : flowsOf(asked.did, settingsOf(view).filter, [], {
        window: intervalFrom(at, settingsOf(view).intervalHours, now),
      });

export type Place = Readonly<{
  did: number | undefined;
  ip: string | undefined;
  hostname: string | undefined;
  lastAt?: Instant | undefined;
}>;

/** The device itself where the appliance knows it, else the flows that go there. */
export const toPlace = (
  { did, ip, hostname, lastAt }: Place,
  given: Omit<LeadGiven, 'number'>,
): Outcome | undefined => {
  const { view, asked, now } = given;
  if (did !== undefined) return { kind: 'open', view: viewOfDevice(view, did) };
  const name = ip ?? hostname;
  return name === undefined
    ? undefined
    : flowsOf(asked.did, settingsOf(view).filter, [goingTo(name)], { window: windowWith(lastAt, asked.window, now) });
};

/** Who has an address, as far as the answers tell. */
const placeAt = (facts: DeviceFacts, ip: string): Place => {
  const met = destinationsOf(facts)?.find((destination) => destination.ip === ip);
  const other = describeDevice(facts)?.others.find((one) => one.ip === ip);
  return { did: met?.did ?? other?.did, ip, hostname: met?.hostname, lastAt: met?.lastAt };
};

const ofActivity: Lead = (label, given) => {
  const { asked, view } = given;
  switch (label) {
    case 'connections':
      return toFlows(given, []);
    case 'internal':
    case 'external':
      return toFlows(given, [`dir:${label}`]);
    case 'peak':
      return toInterval(activityOf(asked)?.peakAt, given);
    case 'destinations per interval, mean':
    case 'destinations, all that is kept':
      return toPage(view, DESTINATIONS_PAGE);
    case 'external share, all that is kept':
      return toPage(view, 'external');
    default:
      if (/^\d+$/.test(label)) return toFlows(given, [numbered('dport', Number(label))]);
      return toFlows(given, [named('proto', label.toLowerCase())]);
  }
};

const ofTransfer: Lead = (label, given) => {
  const { asked, thresholds } = given;
  const transfer = transferOf({ ...asked, thresholds });
  if (label === 'sent, peak interval') return toInterval(transfer?.out?.peakAt, given);
  if (label === 'received, peak interval') return toInterval(transfer?.in?.peakAt, given);
  if (label === 'sent' || label === 'received') return toFlows(given, [], { all: true });
  return /[.:]/.test(label) ? toPlace(placeAt(asked.facts, label), given) : undefined;
};

/** The tables name the peers in one order. */
const ofPeers: Lead = (label, given) => {
  const { asked, thresholds, view, number } = given;
  const compared = comparePeers(asked.facts, asked.window, thresholds);
  if (label === 'peak') return toInterval(compared?.own.peakAt, given);
  const peers = compared?.peers.filter((peer) => peer.label === label) ?? [];
  const did = peers[(number - 1) % Math.max(1, peers.length)]?.did;
  return did === undefined ? undefined : { kind: 'open', view: viewOfDevice(view, did) };
};

const BASELINES: Readonly<Record<string, (typeof MEASURES)[number]['id']>> = {
  connections: 'connections',
  destinations: 'uniqueDestinations',
  'external, %': 'externalConnections',
};

/** Drawn against the band of the peers. */
const ofBaseline: Lead = (label, { view }) => {
  const measure = BASELINES[label];
  return measure === undefined ? undefined : { kind: 'view', view: withChoice(view, 'measure', measure) };
};

const ofExternal: Lead = (label, given) => {
  if (label === 'external connections') return toFlows(given, ['dir:external']);
  if (label === 'external destinations')
    return toPage(withChoice(given.view, DESTINATION_SIDE, 'external'), DESTINATIONS_PAGE);
  if (label === 'bytes') return undefined;
  if (/^\d+$/.test(label)) return toFlows(given, ['dir:external', numbered('dport', Number(label))]);
  return label.includes('.') || label.includes(':')
    ? toPlace(externalPlace(given, label), given)
    : toFlows(given, ['dir:external', named('country', label === 'Unknown' ? undefined : label)]);
};

/** A domain, or an address without a name: with the moment at which something there was last met. */
const externalPlace = ({ asked }: LeadGiven, label: string): Place => {
  const met = (destinationsOf(asked.facts) ?? []).filter(
    ({ hostname, ip }) => ip === label || hostname === label || hostname?.endsWith(`.${label}`) === true,
  );
  const lastAt = met.reduce<Instant | undefined>(
    (last, { lastAt: at }) => (at === undefined || (last !== undefined && last >= at) ? last : at),
    undefined,
  );
  return { did: undefined, ip: label, hostname: undefined, lastAt };
};

const ofRisk: Lead = (label, given) => {
  const { asked, thresholds } = given;
  const risk = assessRisk(asked.facts, asked.window, thresholds);
  if (risk === undefined) return undefined;
  switch (label) {
    case 'high-risk countries': {
      const told = risk.country.countries.map((name) => named('country', name === 'Unknown' ? undefined : name));
      return told.length === 0 ? undefined : toFlows(given, ['dir:external', `(${told.join(' or ')})`]);
    }
    case 'unusual ports':
      return risk.port.ports.length === 0
        ? undefined
        : toFlows(given, ['dir:external', `dport:${risk.port.ports.slice(0, MOST_PORTS).join(',')}`]);
    case 'concentration': {
      const busiest = risk.concentration.label;
      return busiest === undefined ? undefined : toPlace(externalPlace(given, busiest), given);
    }
    case 'many destinations':
      return ofExternal('external destinations', given);
    default:
      return undefined;
  }
};

/** A filter that can still be read. */
const MOST_PORTS = 20;

const ofIndicators: Lead = (label, given) => {
  const meant = listIndicators(given.asked.facts)?.filter(({ title }) => title === label);
  const port = meant?.[given.number - 1]?.port;
  return toFlows(given, port === undefined ? [] : [numbered('port', port)], { all: true });
};

const ofIdentity: Lead = (label, given) => {
  const { asked } = given;
  if (label === 'number' || label === 'name' || label === 'address') return toFlows(given, [], { all: true });
  const seenAt = label === 'last seen' ? identityOf(asked.facts)?.lastSeenAt : undefined;
  if (seenAt === undefined) return undefined;
  return toInterval(Math.floor(seenAt / HOUR_MS) * HOUR_MS, given);
};

/** To the page that it is about; from there, or where a series left its habit, to the flows of that interval. */
const ofFinding: Lead = (label, given) => {
  const { view, findings } = given;
  const finding = findings?.find(({ id }) => id === label);
  if (finding === undefined) return undefined;
  if (finding.rule.startsWith('SER-')) return toInterval(finding.at, given);
  const outcome = followLink({ ...view, filter: '' }, finding.link);
  return outcome?.kind === 'open' && outcome.view.pane === 'device'
    ? { ...outcome, view: { ...outcome.view, choices: view.choices, filter: view.filter } }
    : outcome;
};

const LEADS: Readonly<Record<string, Lead>> = {
  'DEV-ACTIVITY': ofActivity,
  'DEV-TRANSFER': ofTransfer,
  'DEV-PEERS': ofPeers,
  'DEV-BASELINE': ofBaseline,
  'DEV-EXTERNAL': ofExternal,
  'DEV-RISK': ofRisk,
  'DEV-ANOMALY': ofIndicators,
  'DEV-IDENTITY': ofIdentity,
  [FINDINGS]: ofFinding,
};

/** What the appliance can be asked about alone, of what is selected. */
export const narrowedTo = (
  { section, label }: DocumentTarget,
  { facts }: DeviceAsked,
): Partial<Pick<DeviceFilter, AskedField>> | undefined => {
  const isTable = ['DEV-ACTIVITY', 'DEV-EXTERNAL', 'DEV-TRANSFER'].includes(section);
  if (!isTable) return undefined;
  if (/^\d{1,5}$/.test(label)) return { port: Number(label) };
  const did = section === 'DEV-TRANSFER' ? placeAt(facts, label).did : undefined;
  if (did !== undefined) return { odid: did };
  const isDomain = section === 'DEV-EXTERNAL' && /^[^\s:]+\.[^\s:]*[a-z][^\s:]*$/i.test(label);
  return isDomain ? { domain: label.toLowerCase() } : undefined;
};
