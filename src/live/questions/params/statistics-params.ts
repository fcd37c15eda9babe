// How the summary statistics are asked for: by one look and by the screen alike.
import type { ParamsOf } from '../../../api/endpoints/index.ts';
import { HOUR_MS, type Instant } from '../../../domain/instant.ts';
import type { EventType } from '../../../domain/stats.ts';
import { formatUtc } from '../../../text/utc.ts';

export type StatisticsParams = ParamsOf<'summarystatistics'>;

/** What is asked of a period, beside the period. */
export type PeriodQuestion = Pick<StatisticsParams, 'eventtype' | 'mitreTactics' | 'csensor'>;

export const periodParams = (question: PeriodQuestion, hours: number, endAt: Instant): StatisticsParams => ({
  hours,
  to: formatUtc(endAt),
  ...question,
});

const HISTORY_HOURS = 720;

/** Hours are counted back from the end: a full one keeps every hour where it was at the look before. */
export const historyParams = (eventtype: EventType, endAt: Instant): StatisticsParams =>
  periodParams({ eventtype }, HISTORY_HOURS, Math.floor(endAt / HOUR_MS) * HOUR_MS);
