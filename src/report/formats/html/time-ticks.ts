// Where the axis of time carries its labels: at whole hours and days.
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../../domain/instant.ts';
import { formatUtcMinute } from '../../../text/utc.ts';

const TIME_STEPS = [
  ...[1, 5, 10, 15, 30].map((count) => count * MINUTE_MS),
  ...[1, 2, 3, 4, 6, 12].map((count) => count * HOUR_MS),
  ...[1, 2, 5, 10, 30, 90, 365].map((count) => count * DAY_MS),
];

export type TimeTick = Readonly<{ at: Instant; label: string }>;

/** At most eight. The first one and every midnight say the day. */
export const timeTicks = (firstAt: Instant, lastAt: Instant): readonly TimeTick[] => {
  const span = lastAt - firstAt;
  const step = TIME_STEPS.find((one) => span / one <= 7);
  if (step === undefined || !(span > 0)) return [{ at: firstAt, label: formatUtcMinute(firstAt) }];
  const first = Math.ceil(firstAt / step) * step;
  const count = Math.floor((lastAt - first) / step) + 1;
  return Array.from({ length: count }, (_, index) => {
    const at = first + index * step;
    const [day = '', time = ''] = formatUtcMinute(at).split(' ');
    const isMidnight = at % DAY_MS === 0;
    return { at, label: isMidnight ? day.slice(5) : index === 0 && step < DAY_MS ? `${day.slice(5)} ${time}` : time };
  });
};
