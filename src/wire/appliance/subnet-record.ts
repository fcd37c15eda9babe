// A subnet as the list of subnets and the status of an appliance tell it.
import type { KnownSubnet } from '../../domain/appliance.ts';
import { name } from '../leaf.ts';
import { entry } from './entries.ts';
import { amount, idNumber, instant, percent, yesOrNo } from './tolerant.ts';

export const subnetRecord = entry<KnownSubnet>((take) => {
  const subnet: KnownSubnet = {
    sid: take(idNumber, 'sid'),
    label: take(name, 'label'),
    network: take(name, 'network'),
    firstSeenAt: take(instant, 'firstSeen'),
    lastSeenAt: take(instant, 'lastSeen'),
    lastTrafficAt: take(instant, 'mostRecentTraffic'),
    lastDhcpAt: take(instant, 'lastDHCP', 'mostRecentDHCP'),
    recentTrafficPercent: take(percent, 'recentTrafficPercent'),
    oneWayPercent: take(percent, 'recentUnidirectionalTrafficPercent'),
    deviceCount: take(amount, 'devices'),
    clientDevices: take(amount, 'clientDevices'),
    serverDevices: take(amount, 'serverDevices'),
    industrialDevices: take(amount, 'icsDevices'),
    hasDhcp: take(yesOrNo, 'dhcp'),
    dhcpQuality: take(percent, 'dhcpQuality'),
    kerberosQuality: take(percent, 'kerberosQuality'),
    latitude: take(amount, 'latitude'),
    longitude: take(amount, 'longitude'),
  };
  return Object.values(subnet).every((value) => value === undefined) ? undefined : subnet;
});
