// The span of time that an analysis or a screen is about: an end, and a number of hours before it.
import { HOUR_MS, type Instant, type TimeSpan } from './instant.ts';

/** `endsNow` when nobody chose the end: then it moves along with the clock. */
export type TimeWindow = Readonly<{ endAt: Instant; hours: number; endsNow: boolean }>;

export const spanOf = ({ endAt, hours }: TimeWindow): TimeSpan => ({ startAt: endAt - hours * HOUR_MS, endAt });

/** `1h`, `6h`, `24h`, then whole days of more than one: `7d`, `30d`; `36h` stays hours. */
export const periodName = (hours: number): string => (hours > 24 && hours % 24 === 0 ? `${hours / 24}d` : `${hours}h`);
