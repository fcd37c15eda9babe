// Where each figure of a device leads: a port or a country to its flows, a destination or a peer to that device, a peak to its interval.
import { isIP } from 'node:net';
import { identityOf } from '../../analysis/device/identity.ts';
import { listIndicators } from '../../analysis/device/indicators.ts';
import { comparePeers } from '../../analysis/device/peers.ts';
import { REST } from '../../analysis/device/shares.ts';
import { HOUR_MS } from '../../domain/instant.ts';
import { NETWORKS } from '../../report/parts/outside-parts.ts';
import type { Outcome } from '../pane.ts';
import { type DocumentTarget, FINDINGS } from '../parts/document-sketch.ts';
import { followLink } from '../parts/follow-link.ts';
import { withChoice } from '../view.ts';
import { ofExternal, ofRisk } from './external-leads.ts';
import { activityOf, transferOf } from './measured.ts';
import { DESTINATIONS_PAGE } from './page-ids.ts';
import { type Lead, type LeadGiven, placeAt, toCounted, toFlows, toInterval, toPage, toPlace } from './places.ts';
import { type MEASURES, viewOfDevice } from './settings.ts';
import { isShareOpenable, ofShares, SHARE_TABLES } from './share-leads.ts';
import { PORTS, PROTOCOLS, TABLES } from './table-titles.ts';
import { named, numbered } from './to-flows.ts';

export const deviceLead = ({ section, label, title }: DocumentTarget, given: LeadGiven): Outcome | undefined =>
  LEADS[section]?.(label, given, title) ?? { kind: 'tell', text: 'the appliance tells no more of it', meaning: 'dim' };

/** Whether a figure is worth standing on. */
export const leadsOn = ({ section, label, title }: DocumentTarget): boolean => {
  if (LEADS[section] === undefined || title === NETWORKS) return false;
  if (SHARE_TABLES.includes(title)) return isShareOpenable(label);
  return isTable(title) ? label !== 'Other' && label !== REST : NOWHERE[section]?.test(label) !== true;
};

/** Whatever stands in a table of its own is called as it is called. */
const isTable = (title: string): boolean => TABLES.includes(title);

const NOWHERE: Readonly<Record<string, RegExp>> = {
  'DEV-ACTIVITY': /^Other$|^average |^busiest |^connections, |^both$|, in total$/,
  'DEV-TRANSFER': /, average |^out to in$|^pattern$/,
  'DEV-PEERS': /^connections$|^destinations per interval|^external share$/,
  'DEV-BASELINE': /: from median$/,
  'DEV-EXTERNAL': /^bytes$|^share of all /,
  'DEV-RISK': /^level$|^score$/,
  'DEV-IDENTITY': /^(?!number$|name$|address$|last seen$)/,
};

const ofActivity: Lead = (label, given, title) => {
  const { asked, view } = given;
  if (SHARE_TABLES.includes(title)) return ofShares(title, label, given);
  if (title === PORTS) return /^\d+$/.test(label) ? toCounted(given, [numbered('dport', Number(label))]) : undefined;
  if (title === PROTOCOLS) return toCounted(given, [named('proto', label.toLowerCase())]);
  switch (label) {
    case 'connections':
      return toCounted(given, []);
    case 'internal':
    case 'external':
      return toCounted(given, [`dir:${label}`]);
    case 'peak':
      return toInterval(activityOf(asked)?.peakAt, given);
    case 'destinations per interval, mean':
    case 'destinations, all that is kept':
      return toPage(view, DESTINATIONS_PAGE);
    case 'external share, all that is kept':
      return toPage(view, 'external');
    default:
      return undefined;
  }
};

const ofTransfer: Lead = (label, given, title) => {
  const { asked, thresholds } = given;
  if (SHARE_TABLES.includes(title)) return ofShares(title, label, given);
  const transfer = transferOf({ ...asked, thresholds });
  // Bytes are those of flows that it begins and of those that come to it.
  if (label === 'sent, peak interval') return toInterval(transfer?.out?.peakAt, given, { all: true });
  if (label === 'received, peak interval') return toInterval(transfer?.in?.peakAt, given, { all: true });
  if (label === 'sent' || label === 'received') return toCounted(given, [], { all: true });
  return isIP(label) === 0 ? undefined : toPlace(placeAt(asked.facts, label), given, { all: true });
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
  // Bytes are of flows both ways.
  if (finding.rule.startsWith('SER-'))
    return toInterval(finding.at, given, { all: /\.size(out|in):/.test(finding.id) });
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
