// What is asked of an appliance of the field in the place of a question in the language of the documents: one mode at a time, and never `hours`.
import type {
  ApplianceEventType,
  ApplianceStatisticsParams,
} from '../../../api/endpoints/appliance/summarystatistics.ts';
import type { ParamsOf } from '../../../api/endpoints/index.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../../domain/instant.ts';
import type { EventType } from '../../../domain/stats.ts';
import { readPeriod } from './read-period.ts';

export type StatisticsParams = ParamsOf<'summarystatistics'>;

type HourlyType = Exclude<EventType, 'bandwidth'>;

/** What stands for each kind of event, and what people call what is counted. */
export const HOURLY: Readonly<Record<HourlyType, Readonly<{ type: ApplianceEventType; kind: string }>>> = {
  security: { type: 'modelevents', kind: 'model events' },
  notice: { type: 'notices', kind: 'notices' },
  connection: { type: 'network', kind: 'network events' },
};

export type StatisticsQuestion =
  | Readonly<{ kind: 'plain' }>
  | Readonly<{ kind: 'mitre' }>
  | Readonly<{ kind: 'bandwidth'; csensor: boolean | undefined }>
  | Readonly<{ kind: 'events'; eventtype: HourlyType }>;

export const questionOf = ({ eventtype, csensor, mitreTactics }: StatisticsParams): StatisticsQuestion => {
  if (mitreTactics === true) return { kind: 'mitre' };
  if (eventtype === undefined) return { kind: 'plain' };
  return eventtype === 'bandwidth' ? { kind: 'bandwidth', csensor } : { kind: 'events', eventtype };
};

/** So far back the hours reach that are told at once. */
const TOLD_MS = 28 * DAY_MS;

/** The first that would be sent. */
export const statisticsRequest = (params: StatisticsParams, now: Instant): ApplianceStatisticsParams => {
  const question = questionOf(params);
  switch (question.kind) {
    case 'plain':
      return {};
    case 'mitre':
      return { mitreTactics: true };
    case 'bandwidth':
      return question.csensor === undefined ? {} : { csensor: question.csensor };
    case 'events': {
      const { endAt } = readPeriod(params, now);
      return eventsRequest(question.eventtype, endAt > now - TOLD_MS ? undefined : endAt);
    }
  }
};

/** Of the hours before `endAt`, else of the last. */
export const eventsRequest = (eventtype: HourlyType, endAt: Instant | undefined): ApplianceStatisticsParams => ({
  eventtype: HOURLY[eventtype].type,
  ...(endAt === undefined ? {} : { endtime: Math.ceil(endAt / HOUR_MS) * HOUR_MS }),
});

/** What is read as it comes may be trimmed to one field, where nothing else decides what comes. */
export const plainRequest = (
  { responsedata }: StatisticsParams,
  request: ApplianceStatisticsParams,
): ApplianceStatisticsParams => {
  const [field, ...others] = typeof responsedata === 'object' ? responsedata : (responsedata ?? '').split(',');
  const isPlain = Object.keys(request).length === 0;
  return isPlain && field !== undefined && field !== '' && others.length === 0
    ? { responsedata: field.trim() }
    : request;
};
