// What a device is called in few words: for a tab, a list, and the way that led here.
import { isIP } from 'node:net';
import { identityOf } from '../../analysis/device/identity.ts';
import type { DeviceFacts } from '../../analysis/facts.ts';

/** Undefined where no answer names it. */
export const shortNameOf = (facts: DeviceFacts): string | undefined => {
  const card = identityOf(facts);
  const { hostname, ip } = card ?? {};
  // A name that is an address stays whole.
  return hostname !== undefined && isIP(hostname) === 0 ? hostname.split('.')[0] : (hostname ?? ip);
};
