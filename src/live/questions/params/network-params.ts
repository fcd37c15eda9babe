// How flows, their summary and what devices moved are asked for: by one look and by the screen alike.
import type { ParamsOf } from '../../../api/endpoints/index.ts';
import type { Flow } from '../../../domain/flow.ts';
import { type Instant, SECOND_MS } from '../../../domain/instant.ts';
import { spanOf, type TimeWindow } from '../../../domain/window.ts';
import type { Needs } from '../../needs.ts';

export type NetworkParams = ParamsOf<'network'>;

/** What narrows the flows that are fetched. */
export type FlowQuestion = NonNullable<Needs['traffic']>;

export const flowParams = (question: FlowQuestion, window: TimeWindow): NetworkParams => ({
  ...withoutBounds(question),
  ...boundedParams(question, window),
});

export const transferParams = (question: FlowQuestion, window: TimeWindow): NetworkParams => ({
  metric: 'bandwidth',
  ...withoutBounds(question),
  ...spanParams(window),
});

const withoutBounds = ({
  startsFromAt: _fromAt,
  startsFromBack: _fromBack,
  startsUntilAt: _untilAt,
  startsUntilBack: _untilBack,
  ...rest
}: FlowQuestion): NetworkParams => rest;

/** The window, or what of it is asked for. */
const boundedParams = (
  question: FlowQuestion,
  window: TimeWindow,
): Readonly<{ starttime: number; endtime: number }> => {
  const { startAt: starttime, endAt: endtime } = spanOf(window);
  const { startsFromAt, startsFromBack, startsUntilAt, startsUntilBack } = question;
  const from = startsFromAt ?? (startsFromBack === undefined ? starttime : endtime - startsFromBack);
  const until = startsUntilAt ?? (startsUntilBack === undefined ? endtime : endtime - startsUntilBack);
  // What is said to begin up to a moment may begin in it.
  const first = Math.min(endtime - 1, Math.max(starttime, from));
  return { starttime: first, endtime: Math.max(first + 1, Math.min(endtime, until + 1)) };
};

export const summaryParams = (window: TimeWindow): NetworkParams => ({
  responsedata: 'summary',
  ...spanParams(window),
});

/** How many flows began between two moments. */
export const countParams = (question: FlowQuestion, since: Instant, until: Instant): NetworkParams => ({
  ...withoutBounds(question),
  responsedata: 'summary',
  starttime: since,
  endtime: Math.max(until, since + 1),
});

/** One flow and its like, with all that is known of their devices; undefined where nothing tells it from others. */
export const endsParams = ({ source, destination, ...flow }: Flow): NetworkParams | undefined => {
  const end = source?.did === undefined ? destination : source;
  const who = end?.did === undefined ? { ip: source?.ip ?? destination?.ip } : { did: end.did };
  if (flow.startAt === undefined || Object.values(who).every((one) => one === undefined)) return undefined;
  return {
    ...who,
    destinationport: flow.destinationPort,
    sourceport: flow.sourcePort,
    starttime: flow.startAt,
    endtime: Math.max(flow.endAt ?? 0, flow.startAt) + SECOND_MS,
    fulldevicedetails: true,
  };
};

const spanParams = (window: TimeWindow): Required<Pick<NetworkParams, 'starttime' | 'endtime'>> => {
  const { startAt: starttime, endAt: endtime } = spanOf(window);
  return { starttime, endtime };
};
