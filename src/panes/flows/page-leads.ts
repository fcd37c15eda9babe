// Where each figure of the pages leads: to the table, with the filter narrowed to the flows behind the figure.
import type { TrafficSums } from '../../analysis/facts.ts';
import { sumCondition } from '../../analysis/traffic/sums/sum-conditions.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { readAddress, readNetwork } from '../../flows/filter/kinds/address-kind.ts';
import { andFilter, conditionFor } from '../../flows/filter/language/edit-filter.ts';
import type { Value } from '../../flows/filter/language/filter.ts';
import { serverParameters } from '../../flows/filter/server-parameters.ts';
import { spanUntil } from '../../live/session/window-choice.ts';
import { NETWORKS_TITLE } from '../../report/parts/sum-place-parts.ts';
import { NOT_TOLD } from '../../report/parts/traffic-words.ts';
import type { Outcome } from '../pane.ts';
import type { DocumentTarget } from '../parts/document-sketch.ts';
import type { View } from '../view.ts';
import { checkFlowFilter, readFlowFilter } from './flow-filter.ts';

/** The table of the flows that meet a condition besides those of the filter. */
export const tableOf = (view: View, condition: string): Outcome => {
  const filter = andFilter(view.filter, condition, FLOW_SCHEMA);
  // A port of 70,000, say: what cannot be read would let everything through.
  return checkFlowFilter(filter) === undefined
    ? { kind: 'open', view: { ...view, path: [], filter, lists: {} } }
    : { kind: 'tell', text: 'no filter can say which flows these are', meaning: 'dim' };
};

/** Undefined where there is nothing behind a figure. `sums`: what the page tells of, where it tells of no flows. */
export const pageLead = (target: DocumentTarget, view: View, now: Instant, sums?: TrafficSums): Outcome | undefined => {
  if (sums !== undefined) return sumLead(target, view, sums);
  if (target.section === 'NET-SUBNET' && view.path[1] === undefined)
    return readNetwork(target.label) === undefined
      ? undefined
      : { kind: 'open', view: { ...view, path: ['subnets', target.label] } };
  const hour = target.section === 'NET-TALKERS' ? hourOf(target.label) : undefined;
  if (hour !== undefined) {
    const there = { ...view, path: [], lists: {} };
    return { kind: 'open', view: there, window: spanUntil(hour + HOUR_MS, 1, now) };
  }
  const condition =
    target.section === 'NET-DEVICE' ? ofDevice(view.filter, target.label) : conditionOf(target, view.path[1]);
  return condition === undefined ? undefined : tableOf(view, condition);
};

/** Whether a figure is worth standing on. */
export const pageLeadsOn = (target: DocumentTarget, view: View, sums?: TrafficSums): boolean =>
  pageLead(target, view, 0, sums) !== undefined;

/** Rows of hours are called by their moment. */
const hourOf = (label: string): Instant | undefined => (/^\d{10,14}$/.test(label) ? Number(label) : undefined);

const conditionOf = (target: DocumentTarget, subnet: string | undefined): string | undefined => {
  const { section, title, label } = target;
  switch (section) {
    case 'NET-TOTALS':
      return DIRECTIONS.includes(label) ? `dir:${label}` : undefined;
    case 'NET-PROTO':
      return ofProtocol('proto', label);
    case 'NET-APP':
      return ofProtocol('app', label);
    case 'NET-COUNTRY':
      return ofText('country', label);
    case 'NET-PORTS':
      return ofPort(title.startsWith('Source') ? 'sport' : 'dport', label);
    case 'NET-DEST':
      return ofPlace('dst', label);
    case 'NET-SRC':
      // Only what a source exchanges with the outside is counted there.
      return `${ofPlace('src', label)} dir:external`;
    case 'NET-TALKERS':
      return TOTALS.includes(label) ? undefined : ofPlace('ip', label);
    case 'NET-SUBNET':
      return subnet === undefined ? undefined : inSubnet(subnet, label);
    default:
      return undefined;
  }
};

/** What the appliance can be asked for where it can be asked for it: its sums are narrowed as well. */
const sumLead = ({ section, title, label }: DocumentTarget, view: View, sums: TrafficSums): Outcome | undefined => {
  if (section === 'NET-SUBNET' && readAddress(label) === undefined) return subnetLead(label, view, sums);
  const condition = sumConditionOf(section, title, label);
  return condition === undefined ? undefined : tableOf(view, condition);
};

const sumConditionOf = (section: string, title: string, label: string): string | undefined => {
  switch (section) {
    case 'NET-TOTALS':
      return DIRECTIONS.includes(label) ? `dir:${label}` : unusualCondition(label);
    case 'NET-PROTO':
      return ofText('proto', label);
    case 'NET-APP':
      return ofText('app', label);
    case 'NET-COUNTRY':
      return title === NETWORKS_TITLE ? undefined : ofText('country', label);
    case 'NET-PORTS':
      return /^\d{1,5}$/.test(label) ? `port:${label}` : undefined;
    case 'NET-SRC':
      return `${ofPlace('ip', label)} dir:external`;
    case 'NET-DEST':
    case 'NET-SUBNET':
    case 'NET-TALKERS':
      return label === NOT_TOLD || TOTALS.includes(label) || label.includes(' ') ? undefined : ofPlace('ip', label);
    default:
      return undefined;
  }
};

/** A row of two ends, or what the appliance calls those that have a score. */
const unusualCondition = (label: string): string | undefined => {
  if (label.toLowerCase() === 'unusual') return 'has:score';
  const [source, destination, more] = label.split(' ');
  return source === undefined || destination === undefined || more !== undefined
    ? undefined
    : `${ofPlace('src', source)} ${ofPlace('dst', destination)}`;
};

/** Its own page, with what stays inside of it: from another one, in the place of that. */
const subnetLead = (label: string, view: View, { subnets, sid }: TrafficSums): Outcome | undefined => {
  const condition = sumCondition('subnets', { name: label, ip: undefined }, subnets);
  if (condition === undefined) return undefined;
  const filter = sid === undefined ? andFilter(view.filter, condition, FLOW_SCHEMA) : condition;
  return { kind: 'open', view: { ...view, path: ['subnets'], filter, lists: {} } };
};

const DIRECTIONS: readonly string[] = ['external', 'internal'];
/** Of the talkers together. */
const TOTALS: readonly string[] = ['total', 'in', 'out', 'devices'];

const valueFor = (label: string, read: (label: string) => Value | undefined): Value | undefined =>
  label === NOT_TOLD ? undefined : read(label);

const asText = (text: string): Value => ({ kind: 'text', text });

const ofText = (field: string, label: string): string => conditionFor(field, valueFor(label, asText), FLOW_SCHEMA);

/** What an appliance calls unknown is counted as not reported. */
const ofProtocol = (field: string, label: string): string =>
  label === NOT_TOLD ? `(!has:${field} or ${field}:unknown)` : ofText(field, label);

/** Port 0 is counted as no port. */
const ofPort = (field: string, label: string): string =>
  label === NOT_TOLD
    ? `(!has:${field} or ${field}:0)`
    : conditionFor(field, { kind: 'number', value: Number(label) }, FLOW_SCHEMA);

const ofPlace = (field: string, label: string): string =>
  conditionFor(
    field,
    valueFor(label, (text) => readAddress(text) ?? asText(text)),
    FLOW_SCHEMA,
  );

/** Its own flows are those that it begins. */
const ofDevice = (filter: string, label: string): string | undefined => {
  const { did } = serverParameters(readFlowFilter(filter)).parameters;
  if (did === undefined) return undefined;
  const begun = `sdid:${did}`;
  if (/outbound$|^outbound/.test(label)) return begun;
  if (/inbound$|^inbound/.test(label)) return `ddid:${did} !${begun}`;
  if (label.endsWith(' destinations')) return `${begun} dir:${label.split(' ')[0]}`;
  if (/^\d+$/.test(label)) return `${begun} ${ofPort('dport', label)}`;
  const isPlace = /[.:]/.test(label);
  return `${begun} ${isPlace ? ofPlace('dst', label) : ofProtocol('proto', label)}`;
};

/** A member of the subnet is called by its address, what is spoken inside by its name. */
const inSubnet = (subnet: string, label: string): string | undefined => {
  const network = readNetwork(subnet);
  const within = (field: string): string => conditionFor(field, network, FLOW_SCHEMA);
  const inside = `${within('src')} ${within('dst')}`;
  if (label.endsWith(' inside')) return inside;
  if (label.endsWith(' with others')) return `${within('ip')} !(${inside})`;
  if (label === 'devices') return undefined;
  return readAddress(label) === undefined ? `${inside} ${ofProtocol('app', label)}` : ofPlace('ip', label);
};
