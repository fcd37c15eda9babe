// Which flows the appliance is asked for: all of the window, or, where those are not here or were cut, only what the filter lets through.

import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { andFilter } from '../../flows/filter/language/edit-filter.ts';
import { type ServerParameters, serverParameters } from '../../flows/filter/server-parameters.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import type { NetworkAnswer } from '../../flows/network-answer.ts';
import type { Answer, Part } from '../../live/part.ts';
import { type FlowQuestion, flowsPart } from '../../live/questions/index.ts';
import type { PaneAsking } from '../pane.ts';
import { createMemory } from '../parts/memory.ts';
import type { View } from '../view.ts';
import { readFlowFilter } from './flow-filter.ts';
import { flowSection } from './sections.ts';

export type FlowsAsked = Readonly<{
  part: Part<NetworkAnswer>;
  /** Of the flows that are shown: what was typed, and what the page is about. */
  filter: string;
  /** What the appliance filters of the flows that are shown. */
  asked: ServerParameters;
  answer: Answer<NetworkAnswer>;
  /** What is shown is of a wider question, until the answer to this one is there. */
  isStandIn: boolean;
  /** The question is under way. */
  isAsking: boolean;
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
  const all = readAll(details);
  const whole = all.find(({ answer }) => isWhole(answer));
  if (whole !== undefined) return { ...whole, isStandIn: false, isAsking: whole.answer.asking !== undefined };
  const narrowest = all.at(-1) ?? { part: flowsPart(window), asked: {}, filter, answer: read(flowsPart(window)) };
  const others = narrowest.answer.data === undefined ? [...all, ...readAll({})] : [];
  const standIn = others.find(({ answer }) => answer.data !== undefined);
  const isAsking = narrowest.answer.asking !== undefined;
  return standIn === undefined
    ? { ...narrowest, isStandIn: false, isAsking }
    : { ...standIn, part: narrowest.part, isStandIn: true, isAsking };
};

/** Which country a flow leads to is only told with everything else that is known of its ends. */
const wantedBy = (view: View): Readonly<{ filter: string; details: FlowQuestion }> =>
  flowSection(view)?.isExternal === true
    ? { filter: andFilter(view.filter, 'dir:external', FLOW_SCHEMA), details: { fulldevicedetails: true } }
    : { filter: view.filter, details: {} };

const rememberCovering = createMemory<readonly ServerParameters[]>();

/** With more of them only the widest and the narrowest are considered. */
const MOST_NAMES = 4;

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
