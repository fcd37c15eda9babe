// Reads the subnets that a recording holds of an appliance of the field.
import type { KnownSubnet } from '../../../domain/appliance.ts';
import { flag, instant, list, maybe, shape, sureNumber, sureText, wholeNumber } from './shapes.ts';

const amount = maybe(sureNumber);

/** Undefined where the appliance lists none. */
export const knownSubnets = maybe(
  list(
    shape<KnownSubnet>({
      sid: maybe(wholeNumber),
      label: maybe(sureText),
      network: maybe(sureText),
      firstSeenAt: maybe(instant),
      lastSeenAt: maybe(instant),
      lastTrafficAt: maybe(instant),
      lastDhcpAt: maybe(instant),
      recentTrafficPercent: amount,
      oneWayPercent: amount,
      deviceCount: amount,
      clientDevices: amount,
      serverDevices: amount,
      industrialDevices: amount,
      hasDhcp: maybe(flag),
      dhcpQuality: amount,
      kerberosQuality: amount,
      latitude: amount,
      longitude: amount,
    }),
  ),
);
