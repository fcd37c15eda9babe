// How far the clock on the wall of this machine is ahead of UTC at an instant.
import { type Instant, MINUTE_MS } from '../../domain/instant.ts';

export const localAhead = (at: Instant): number => -new Date(at).getTimezoneOffset() * MINUTE_MS;
