// What every check of an endpoint needs: whom to ask, by which clock, and until when.
import type { Caller } from '../../api/client.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Profile } from '../../domain/profile.ts';

export type Checking = Readonly<{
  caller: Caller;
  profile: Profile;
  signal: AbortSignal;
  nowAt: () => Instant;
}>;
