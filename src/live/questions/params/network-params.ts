// How flows, their summary and what devices moved are asked for: by one look and by the screen alike.
import type { ParamsOf } from '../../../api/endpoints/index.ts';
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

const spanParams = (window: TimeWindow): Required<Pick<NetworkParams, 'starttime' | 'endtime'>> => {
  const { startAt: starttime, endAt: endtime } = spanOf(window);
  return { starttime, endtime };
};
