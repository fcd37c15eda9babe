// What the banner says while the view stands still: from when its flows are, and how many have begun since.
import type { Instant } from '../../domain/instant.ts';
import type { Filter } from '../../flows/filter/language/filter.ts';
import { type ServerParameters, serverParameters } from '../../flows/filter/server-parameters.ts';
import { newFlowsPart } from '../../live/questions/index.ts';
import { formatCount } from '../../text/units.ts';
import type { PaneContext } from '../pane.ts';
import { readFlowFilter } from './flow-filter.ts';
import { askedOf, type FlowsAsked } from './questions.ts';

/** From when on flows that begin are counted while the view stands still: in a window that moves along, where there is somebody to ask. */
export const countedSince = (
  { window, source }: Pick<PaneContext, 'window' | 'source'>,
  at: Instant | undefined,
): Instant | undefined => (window.kind === 'last' && source.isReplay !== true ? at : undefined);

export const pausedTold = (context: PaneContext, { answer, filter }: FlowsAsked): string | undefined => {
  const { read, clock } = context;
  const at = countedSince(context, answer.at);
  if (at === undefined) return undefined;
  const { parameters, rest } = serverParameters(readFlowFilter(filter));
  const { data } = read(newFlowsPart(at, askedOf(context.view)));
  const since = clock.time(at);
  const stand = `the flows of ${since} stand still`;
  if (data === undefined) return `${stand}; new ones are being counted`;
  const count = data.connectionCount;
  if (count === undefined || count < 0) return `${stand}; the appliance does not say how many have begun`;
  const begun = `${formatCount(count)} more ${count === 1 ? 'has' : 'have'} begun`;
  return `${stand}; ${begun}${countedWords(parameters, rest)}`;
};

/** What the appliance counts is wider than what is listed where a part of the filter is done here. */
const countedWords = (parameters: ServerParameters, rest: Filter): string => {
  if (rest.kind === 'all') return '';
  return Object.keys(parameters).length === 0 ? ' in all' : ' that the appliance lets through';
};
