// What is known of a device beyond what the answer in hand tells of it.
import type { DeviceIdentity } from '../../domain/device.ts';
import type { FlowEnd } from '../../domain/flow.ts';
import type { Directory } from './lists/directory.ts';

/** Only a device that is known by its id: addresses go from one to the next. */
export const lacksName = (end: FlowEnd | undefined): end is FlowEnd & Readonly<{ did: number }> =>
  end?.did !== undefined && end.did > 0 && end.hostname === undefined && end.label === undefined;

/** The same end where nothing more is known of it; what it tells itself stays. */
export const namedEnd = <End extends FlowEnd | undefined>(end: End, { byDid }: Directory): End | FlowEnd => {
  const known = lacksName(end) ? byDid.get(end.did) : undefined;
  return end === undefined || known === undefined ? end : completed(end, known);
};

const completed = (end: FlowEnd, known: DeviceIdentity): FlowEnd => ({
  ...end,
  ip: end.ip ?? known.ip,
  hostname: known.hostname,
  mac: end.mac ?? known.mac,
  vendor: end.vendor ?? known.vendor,
  os: end.os ?? textOf(known.os),
  deviceType: end.deviceType ?? textOf(known.deviceType),
  firstSeenAt: end.firstSeenAt ?? known.firstSeenAt,
  lastSeenAt: end.lastSeenAt ?? known.lastSeenAt,
  tags: end.tags ?? known.tags,
});

const textOf = (value: number | string | undefined): string | undefined =>
  value === undefined ? undefined : String(value);
