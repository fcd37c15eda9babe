// Parameters that several endpoints of an appliance take alike.
import type { Parameter } from './parameter.ts';

/** More than one name is taken by some versions only. */
export const RESPONSE_DATA = {
  name: 'responsedata',
  kind: 'field',
  says: 'Only this top-level field of the answer',
} as const satisfies Parameter;

export const SEEN_SINCE = {
  kind: 'form',
  form: /^[1-9]\d{0,9}(?:(?:second|sec|minute|min|hour|day|week|month)s?)?$/,
  allowed: 'seconds, or a number with a unit such as 90minute, 5hour, 6day or 2week',
} as const;

export const FULL_DETAILS = {
  name: 'fulldevicedetails',
  kind: 'boolean',
  says: 'Everything known of each device that is mentioned',
} as const satisfies Parameter;
