// All kinds of faults, in the order in which help lists them.
import type { FaultKind } from '../fault.ts';
import { anonymised } from './anonymised.ts';
import { childError } from './child-error.ts';
import { compact } from './compact.ts';
import { cut } from './cut.ts';
import { dateFormat } from './date-format.ts';
import { drop } from './drop.ts';
import { error } from './error.ts';
import { eventtypeRefused } from './eventtype-refused.ts';
import { expiredCertificate } from './expired-certificate.ts';
import { graphData } from './graph-data.ts';
import { hoursTaken } from './hours-taken.ts';
import { html } from './html.ts';
import { huge } from './huge.ts';
import { latency } from './latency.ts';
import { malformed } from './malformed.ts';
import { negativeDids } from './negative-dids.ts';
import { noRight } from './no-right.ts';
import { rateLimit } from './rate-limit.ts';
import { redirect } from './redirect.ts';
import { singleObjects } from './single-objects.ts';
import { skew } from './skew.ts';
import { statistics } from './statistics.ts';
import { unknownDid } from './unknown-did.ts';
import { unsigned } from './unsigned.ts';
import { usercredentials } from './usercredentials.ts';
import { wrongNameCertificate } from './wrong-name-certificate.ts';

export const FAULTS = [
  latency,
  rateLimit,
  error,
  drop,
  cut,
  malformed,
  huge,
  html,
  redirect,
  skew,
  expiredCertificate,
  wrongNameCertificate,
  dateFormat,
  unsigned,
  noRight,
  hoursTaken,
  eventtypeRefused,
  usercredentials,
  statistics,
  graphData,
  unknownDid,
  negativeDids,
  childError,
  anonymised,
  singleObjects,
  compact,
] as const satisfies readonly FaultKind[];
