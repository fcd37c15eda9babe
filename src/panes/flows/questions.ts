// Which flows the appliance is asked for: all of the window, or, where those are not here or were cut, only what the filter lets through.

import { askedOfOneParty, leftToFilter } from '../../flows/connections/filter-connections.ts';
import { isComparable, tellsConnections } from '../../flows/connections/tells-connections.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { andFilter } from '../../flows/filter/language/edit-filter.ts';
import { andOf, type Expression, partsOf } from '../../flows/filter/language/filter.ts';
import { printFilter } from '../../flows/filter/language/print-filter.ts';
import { needsDetails } from '../../flows/filter/needs-details.ts';
import { type ServerParameters, serverParameters } from '../../flows/filter/server-parameters.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import type { NetworkAnswer } from '../../flows/network-answer.ts';
import type { Answer, Part } from '../../live/part.ts';
import { type FlowQuestion, flowsPart, transfersPart } from '../../live/questions/index.ts';
import type { PaneAsking } from '../pane.ts';
import { createMemory } from '../parts/memory.ts';
import type { View } from '../view.ts';
import { readFlowFilter } from './flow-filter.ts';
import { flowSection } from './sections.ts';

export type FlowsAsked = Readonly<{
  /** Of the answer that is shown. */
  part: Part<NetworkAnswer>;
  /** What is asked for, the wanted one first. */
  parts: readonly Part<NetworkAnswer>[];
  /** Of the flows that are shown: what was typed, and what the page is about. */
  filter: string;
  /** What of it is looked at here: all of it, but of connections not what the appliance filtered, which they do not tell. */
  here: string;
  /** What the appliance filters of the flows that are shown. */
  asked: ServerParameters;
  answer: Answer<NetworkAnswer>;
  /** What is shown is of a wider question, until the answer to this one is there. */
  isStandIn: boolean;
  /** While the question is under way. */
  asking: Answer<NetworkAnswer>['asking'];
}>;

type Asked = Pick<PaneAsking, 'view' | 'window' | 'read'>;
type OneAsked = Pick<FlowsAsked, 'part' | 'asked' | 'filter' | 'answer'>;

/** What is here already is filtered here, and never fetched again. */
export const flowsAsked = ({ view, window, read }: Asked): FlowsAsked => {
  const { filter, details } = wantedBy(view);
  const covering = rememberCovering([filter], () => coveringQuestions(filter));
  const readAll = (more: FlowQuestion) =>
    covering.map((asked) => {
      const part = flowsPart(window, { ...asked, ...more });
      return { part, asked, filter, answer: read(part) };
    });
  // Whoever knows more of the devices knows these flows too.
  const all = [...readAll(details), ...(details.fulldevicedetails === true ? [] : readAll(DETAILED))];
  const known = [...all, ...(details.fulldevicedetails === true ? readAll({}) : [])];
  const ofConnections = known.filter(({ answer }) => tellsConnections(answer.data));
  if (ofConnections.length > 0) return connectionsAsked({ view, window, read }, ofConnections);
  const whole = all.find(({ answer }) => isWhole(answer));
  if (whole !== undefined)
    return { ...whole, here: filter, parts: [whole.part], isStandIn: false, asking: whole.answer.asking };
  const own = readAll(details);
  const narrowest = own.at(-1) ?? { part: flowsPart(window), asked: {}, filter, answer: read(flowsPart(window)) };
  const others = narrowest.answer.data === undefined ? [...all, ...readAll({})] : [];
  const standIn = others.find(({ answer }) => answer.data !== undefined);
  const { asking, failure } = narrowest.answer;
  // What cannot be had narrowly is asked for widely, and filtered here; what is shown meanwhile stays fresh.
  const second = failure === undefined ? undefined : (standIn ?? own[0]);
  const parts = [
    narrowest.part,
    ...(second === undefined || second.part.key === narrowest.part.key ? [] : [second.part]),
  ];
  return standIn === undefined
    ? { ...narrowest, here: filter, parts, isStandIn: false, asking }
    : { ...standIn, here: filter, parts, isStandIn: true, asking: asking ?? standIn.answer.asking };
};

/** Sums, and the connections beside them, are only ever of what was asked for: each filter is another question. */
const connectionsAsked = ({ view, window, read }: Asked, known: readonly OneAsked[]): FlowsAsked => {
  const { filter } = wantedBy(view);
  const parsed = readFlowFilter(filter);
  const asked = askedOfOneParty(serverParameters(parsed).parameters);
  // Countries and names come in any case.
  const part = flowsPart(window, { ...asked, ...(needsDetails(parsed) ? DETAILED : {}) });
  const own = known.find((one) => isSameQuestion(one.asked, asked)) ?? { part, asked, filter, answer: read(part) };
  const standIn = own.answer.data === undefined ? known.at(-1) : undefined;
  const { asking, failure } = own.answer;
  return {
    ...(standIn ?? own),
    here: hereOf(standIn ?? own, standIn !== undefined),
    parts: [own.part, ...(standIn === undefined || failure === undefined ? [] : [standIn.part])],
    isStandIn: standIn !== undefined,
    asking: asking ?? standIn?.answer.asking,
  };
};

const isSameQuestion = (one: ServerParameters, other: ServerParameters): boolean => {
  const entries = Object.entries(one);
  const others = new Map<string, unknown>(Object.entries(other));
  return entries.length === others.size && entries.every(([name, value]) => others.get(name) === value);
};

/** What only the narrower answer can tell is not looked for in the wider one that stands in for it. */
const hereOf = ({ filter, asked, answer }: OneAsked, isStandIn: boolean): string => {
  const left = leftToFilter(readFlowFilter(filter), asked);
  const table = answer.data?.flows;
  if (!isStandIn || table === undefined) return printFilter(left, FLOW_SCHEMA);
  const isTold = (part: Expression): boolean => part.kind !== 'condition' || isComparable(table, part.field);
  return printFilter(andOf(partsOf(left).filter(isTold)), FLOW_SCHEMA);
};

/** What the appliance can filter of what a filter asks for. */
export const askedOf = ({ filter }: View): ServerParameters => serverParameters(readFlowFilter(filter)).parameters;

export type TalkersAsked = Readonly<{
  part: Part<NetworkAnswer>;
  asked: ServerParameters;
  answer: Answer<NetworkAnswer>;
}>;

/** What devices moved is only filtered by the appliance, and by nothing that is told of single flows. */
export const talkersAsked = ({ view, window, read }: Pick<PaneAsking, 'view' | 'window' | 'read'>): TalkersAsked => {
  const { did, ip, viewsubnet } = askedOf(view);
  const asked = known({ did, ip, viewsubnet });
  const part = transfersPart(window, asked);
  const one = known(askedOfOneParty({ did, ip, viewsubnet }));
  const ofOne = flowsPart(window, one);
  // Who tells sums tells those of the devices with the others, of one party at a time, and of traffic inside and outside alike.
  const isOfSums = [part, ofOne, flowsPart(window)].some((each) => tellsConnections(read(each).data));
  return isOfSums ? { part: ofOne, asked: one, answer: read(ofOne) } : { part, asked, answer: read(part) };
};

const known = <T extends object>(values: T): Readonly<Record<string, number | string>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** Which country a flow leads to, for one, is only told with everything else that is known of its ends. */
const wantedBy = (view: View): Readonly<{ filter: string; details: FlowQuestion }> => {
  const isExternal = flowSection(view)?.isExternal === true;
  const filter = isExternal ? andFilter(view.filter, 'dir:external', FLOW_SCHEMA) : view.filter;
  const hasDetails = isExternal || view.choices.by === 'country' || needsDetails(readFlowFilter(filter));
  return { filter, details: hasDetails ? { fulldevicedetails: true } : {} };
};

const rememberCovering = createMemory<readonly ServerParameters[]>();

/** With more of them only the widest and the narrowest are considered. */
const MOST_NAMES = 4;

const DETAILED: FlowQuestion = { fulldevicedetails: true };

/** Every question whose answer holds all that the filter lets through, the widest first. Which subnet a flow is of nobody can tell here. */
const coveringQuestions = (filter: string): readonly ServerParameters[] => {
  const { viewsubnet, ...rest } = serverParameters(readFlowFilter(filter)).parameters;
  const least: ServerParameters = viewsubnet === undefined ? {} : { viewsubnet };
  const names = Object.entries(rest);
  if (names.length === 0) return [least];
  if (names.length > MOST_NAMES) return [least, { ...least, ...askedOfOneParty(rest) }, { ...least, ...rest }];
  const count = 2 ** names.length;
  return Array.from({ length: count }, (_, bits) => names.filter((__, place) => (bits & (1 << place)) !== 0))
    .sort((one, other) => one.length - other.length)
    .map((chosen) => ({ ...least, ...Object.fromEntries(chosen) }));
};

const isWhole = ({ data }: Answer<NetworkAnswer>): boolean => data !== undefined && leftOutOf(data) === undefined;

/** How many flows the appliance counts, where it sent fewer. */
export const leftOutOf = ({ flows, summary }: NetworkAnswer): number | undefined => {
  const sent: FlowTable['rowCount'] = flows?.rowCount ?? 0;
  const counted = summary?.connectionCount;
  return counted !== undefined && counted > sent ? counted : undefined;
};
