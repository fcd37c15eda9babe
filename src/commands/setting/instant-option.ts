// Reads an instant from the command line, in UTC.
import { InvalidArgumentError } from 'commander';
import type { Instant } from '../../domain/instant.ts';
import { parseUtc } from '../../text/utc.ts';

export type { Instant };

/** Far enough from the ends of four-digit years and of the wire's seconds for every window around it. */
const EARLIEST_AT = Date.UTC(1971, 0, 1);
const LATEST_AT = Date.UTC(9000, 0, 1) - 1;

export const parseInstant = (text: string): Instant => {
  const at = parseUtc(text);
  if (at === undefined || at < EARLIEST_AT || at > LATEST_AT) {
    throw new InvalidArgumentError(
      'Allowed is a UTC time such as "2026-01-15 14:00:00" or 2026-01-15T14:00:00Z, from 1971 to 8999.',
    );
  }
  return at;
};
