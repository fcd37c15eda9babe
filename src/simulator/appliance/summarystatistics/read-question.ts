// What may be asked of /summarystatistics. Of several forms at once one is answered, without a word about the others.
import type { Instant } from '../../../domain/instant.ts';
import type { EndpointRequest } from '../../endpoint.ts';
import { HOURS, hourStartsBefore } from '../four-weeks.ts';
import { createQuestionReader } from '../question-reader.ts';
import { type EventType, readEventType } from './event-type.ts';

export type StatisticsQuestion =
  | Readonly<{ kind: 'overview' }>
  | Readonly<{ kind: 'events'; eventType: EventType; starts: readonly Instant[] }>
  | Readonly<{ kind: 'csensor'; isCsensor: boolean }>
  | Readonly<{ kind: 'mitre' }>;

/** Undefined where the question cannot be read, and for whatever this appliance refuses to read. */
export const readStatisticsQuestion = ({
  parameters,
  nowAt,
  quirks,
}: EndpointRequest): StatisticsQuestion | undefined => {
  const reader = createQuestionReader(parameters);
  const isRefused = (reader.has('hours') && !quirks.takesHours) || (reader.has('eventtype') && !quirks.takesEventType);
  const hours = reader.wholeNumber('hours', { from: 1, to: HOURS });
  const endAt = reader.instant('endtime') ?? reader.instantText('to') ?? nowAt;
  const eventType = reader.parsed('eventtype', readEventType);
  const isCsensor = reader.flag('csensor');
  const wantsMitre = reader.flag('mitreTactics') === true;
  if (isRefused || reader.isMisread()) return undefined;
  if (wantsMitre) return { kind: 'mitre' };
  if (eventType !== undefined)
    return { kind: 'events', eventType, starts: hourStartsBefore(Math.min(endAt, nowAt), hours) };
  return isCsensor === undefined ? { kind: 'overview' } : { kind: 'csensor', isCsensor };
};
