// The ways in which the simulated appliance can answer.
import type { KnownDialect } from '../domain/profile.ts';
import { applianceDialect } from './appliance/index.ts';
import { documentedDialect } from './documented/index.ts';
import type { WireDialect } from './endpoint.ts';

export const DIALECTS: Readonly<Record<KnownDialect, WireDialect>> = {
  documented: documentedDialect,
  appliance: applianceDialect,
};
