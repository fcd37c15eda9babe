// All kinds of faults, in the order in which help lists them.
import type { FaultKind } from '../fault.ts';
import { cut } from './cut.ts';
import { drop } from './drop.ts';
import { error } from './error.ts';
import { expiredCertificate } from './expired-certificate.ts';
import { html } from './html.ts';
import { latency } from './latency.ts';
import { malformed } from './malformed.ts';
import { rateLimit } from './rate-limit.ts';
import { redirect } from './redirect.ts';
import { skew } from './skew.ts';
import { wrongNameCertificate } from './wrong-name-certificate.ts';

export const FAULTS = [
  latency,
  rateLimit,
  error,
  drop,
  cut,
  malformed,
  html,
  redirect,
  skew,
  expiredCertificate,
  wrongNameCertificate,
] as const satisfies readonly FaultKind[];
