// Who took part in the traffic of a network, as an appliance of the field tells it: devices, devices outside, and the subnets they are in.
import { type TrafficParty, UNKNOWN_END } from '../../domain/flow.ts';
import type { Instant } from '../../domain/instant.ts';
import { name } from '../leaf.ts';
import { type DeviceRecord, endOf, takeDevice } from './device-record.ts';
import { entry } from './entries.ts';
import { addressOfId, amount, idNumber, instant, isAddress, lenient } from './tolerant.ts';

/** `size` belongs to the metric that was asked for. */
export type InnerParty = Readonly<{
  device: DeviceRecord;
  network: string | undefined;
  size: number | undefined;
  at: Instant | undefined;
}>;

export const innerParty = entry<InnerParty>((take, key) => {
  const device = takeDevice(take, key);
  const network = take(name, 'network');
  const size = take(amount, 'size');
  const at = take(instant, 'timems');
  return device && { device, network, size, at };
});

/** A device outside: its id is no did. */
export type OuterParty = Readonly<{ id: number | undefined; party: TrafficParty }>;

export const outerParty = entry<OuterParty>((take, key) => {
  const outerId = take(idNumber, 'id') ?? idIn(key);
  const [ip, called] = addressAndName(take(name, 'ip'), take(name, 'hostname'), take(name, 'name'));
  const party: TrafficParty = {
    end: { ...UNKNOWN_END, ip: ip ?? (outerId === undefined ? undefined : addressOfId(outerId)), hostname: called },
    isExternal: true,
    size: take(amount, 'size'),
    at: take(instant, 'timems'),
    network: take(name, 'asn'),
    place: take(name, 'region'),
  };
  const country = take(name, 'country', 'countrycode');
  const isEmpty =
    outerId === undefined && party.end.ip === undefined && called === undefined && party.size === undefined;
  return isEmpty ? undefined : { id: outerId, party: { ...party, end: { ...party.end, country } } };
});

export type KnownPlace = Readonly<{
  sid: number;
  label: string | undefined;
  network: string | undefined;
}>;

export const knownPlace = entry<KnownPlace>((take, key) => {
  const sid = take(idNumber, 'sid') ?? idIn(key);
  const label = take(name, 'label');
  const network = take(name, 'network');
  return sid === undefined ? undefined : { sid, label, network };
});

export const partiesOf = (
  inner: readonly InnerParty[] | undefined,
  outer: readonly OuterParty[] | undefined,
  places: ReadonlyMap<number, KnownPlace>,
): readonly TrafficParty[] | undefined => {
  if (inner === undefined && outer === undefined) return undefined;
  const devices = (inner ?? []).map(({ device, network, size, at }): TrafficParty => {
    const place = device.sid === undefined ? undefined : places.get(device.sid);
    return { end: endOf(device), isExternal: false, size, at, network: network ?? place?.network, place: place?.label };
  });
  return [...devices, ...(outer ?? []).map(({ party }) => party)];
};

/** An entry of a map stands under its id. */
const idIn = lenient(idNumber);

/** Either may stand in the place of the other. */
const addressAndName = (
  ...texts: readonly (string | undefined)[]
): readonly [string | undefined, string | undefined] => [
  texts.find((text) => text !== undefined && isAddress(text)),
  texts.find((text) => text !== undefined && !isAddress(text)),
];
