// Reads the span that a question is about: starttime and endtime in milliseconds, or from and to as texts.
import type { Instant, TimeSpan } from '../../domain/instant.ts';
import type { QuestionReader } from './question-reader.ts';

/** Undefined where one of a pair is missing or the end comes before the start. */
export const readSpan = (reader: QuestionReader, nowAt: Instant, defaultMs: number): TimeSpan | undefined => {
  const startAt = reader.instant('starttime') ?? reader.instantText('from');
  const endAt = reader.instant('endtime') ?? reader.instantText('to');
  if (reader.has('starttime') !== reader.has('endtime') || reader.has('from') !== reader.has('to')) return undefined;
  if (startAt === undefined || endAt === undefined) return { startAt: nowAt - defaultMs, endAt: nowAt };
  return startAt > endAt ? undefined : { startAt, endAt };
};
