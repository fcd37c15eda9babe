// The span that a question in the language of the documents is about: so many hours before an end.
import type { ParamsOf } from '../../../api/endpoints/index.ts';
import { HOUR_MS, type Instant, type TimeSpan } from '../../../domain/instant.ts';
import { parseUtc } from '../../../text/utc.ts';

type PeriodParams = Pick<ParamsOf<'summarystatistics'>, 'hours' | 'to' | 'endtime'>;

/** What the documents count where no hours are given. */
const STANDARD_HOURS = 24;

export const readPeriod = ({ hours = STANDARD_HOURS, to, endtime }: PeriodParams, now: Instant): TimeSpan => {
  const endAt = endtime ?? (to === undefined ? now : (parseUtc(to) ?? now));
  return { startAt: endAt - hours * HOUR_MS, endAt };
};
