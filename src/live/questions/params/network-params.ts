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
  ...question,
  ...spanParams(window),
});

export const transferParams = (window: TimeWindow): NetworkParams => ({ metric: 'bandwidth', ...spanParams(window) });

export const summaryParams = (window: TimeWindow): NetworkParams => ({
  responsedata: 'summary',
  ...spanParams(window),
});

/** How many flows began between two moments. */
export const countParams = (question: FlowQuestion, since: Instant, until: Instant): NetworkParams => ({
  ...question,
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
