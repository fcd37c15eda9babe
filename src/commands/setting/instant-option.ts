// Reads an instant from the command line, in UTC.
import { InvalidArgumentError } from 'commander';
import type { Instant } from '../../domain/instant.ts';
import { parseUtc } from '../../text/utc.ts';

export type { Instant };

export const parseInstant = (text: string): Instant => {
  const at = parseUtc(text);
  if (at === undefined) {
    throw new InvalidArgumentError('Allowed is a UTC time such as "2026-01-15 14:00:00" or 2026-01-15T14:00:00Z.');
  }
  return at;
};
