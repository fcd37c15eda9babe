// Instants are milliseconds since 1970 in UTC, everywhere inside; spans are milliseconds too.

export type Instant = number;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** From `startAt` up to, but not including, `endAt`. */
export type TimeSpan = Readonly<{ startAt: Instant; endAt: Instant }>;
