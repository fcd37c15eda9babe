// Which flows the appliance is asked for: all of the window, or, where those are not here or were cut, only what the filter lets through.

import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { andFilter } from '../../flows/filter/language/edit-filter.ts';
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
  /** What the appliance filters of the flows that are shown. */
  asked: ServerParameters;
  answer: Answer<NetworkAnswer>;
  /** What is shown is of a wider question, until the answer to this one is there. */
  isStandIn: boolean;
  /** While the question is under way. */
  asking: Answer<NetworkAnswer>['asking'];
}>;

/** What is here already is filtered here, and never fetched again. */
export const flowsAsked = ({ view, window, read }: Pick<PaneAsking, 'view' | 'window' | 'read'>): FlowsAsked => {
  const { filter, details } = wantedBy(view);
  const covering = rememberCovering([filter], () => coveringQuestions(filter));
  const readAll = (more: FlowQuestion) =>
    covering.map((asked) => {
      const part = flowsPart(window, { ...asked, ...more });
      return { part, asked, filter, answer: read(part) };
    });
  // Whoever knows more of the devices knows these flows too.
  const all = [...readAll(details), ...(details.fulldevicedetails === true ? [] : readAll(DETAILED))];
  const whole = all.find(({ answer }) => isWhole(answer));
  if (whole !== undefined) return { ...whole, parts: [whole.part], isStandIn: false, asking: whole.answer.asking };
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
    ? { ...narrowest, parts, isStandIn: false, asking }
    : { ...standIn, parts, isStandIn: true, asking: asking ?? standIn.answer.asking };
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
  const asked = Object.fromEntries(Object.entries({ did, ip, viewsubnet }).filter(([, value]) => value !== undefined));
  const part = transfersPart(window, asked);
  return { part, asked, answer: read(part) };
};

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
  if (names.length > MOST_NAMES) return [least, { ...least, ...rest }];
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
