// Shares of what a device did, in per cent: by peer and port, and outside by domain and network. Lists end in a row for everything they do not name.
import type { DeviceShares, ShareRow } from '../../domain/device.ts';
import { name, number } from '../leaf.ts';
import { isWrong, type Read } from '../reading.ts';
import { type Entry, entry, listOf, one, type Take } from './entries.ts';
import { amount, idNumber, instant, percent } from './tolerant.ts';

const OTHERS = 'others';

export const isOthers = (raw: unknown): boolean => typeof raw === 'string' && raw.trim().toLowerCase() === OTHERS;

const peer: Read<ShareRow['did']> = (raw) => (isOthers(raw) ? OTHERS : idNumber(raw));

/** A number, a range such as `5001 - 10000`, or a word. */
const port: Read<ShareRow['port']> = (raw) => {
  if (isOthers(raw)) return OTHERS;
  const value = raw === '' ? undefined : number(raw);
  return isWrong(value) ? name(raw) : value;
};

const DIRECTIONS: ReadonlyMap<string, 'in' | 'out'> = new Map([
  ['in', 'in'],
  ['out', 'out'],
]);

const direction: Read<ShareRow['direction']> = (raw) => {
  const word = name(raw);
  return word === undefined || isWrong(word) ? word : DIRECTIONS.get(word.trim().toLowerCase());
};

type Pair = Pick<ShareRow, 'did' | 'port' | 'name' | 'direction'>;

const NOBODY: Pair = { did: undefined, port: undefined, name: undefined, direction: undefined };

/** Of the lists by peer or by port, one has the other in it; both are one word where the list names neither. */
const pair = one(
  entry<Pair>(
    (take) => ({
      did: take(peer, 'device', 'did'),
      port: take(port, 'port'),
      name: undefined,
      direction: take(direction, 'direction'),
    }),
    (raw) => {
      if (isOthers(raw)) return { ...NOBODY, did: OTHERS, port: OTHERS };
      const text = name(raw);
      return text === undefined || isWrong(text) ? text : { ...NOBODY, name: text };
    },
  ),
);

const rowsOf = (takePair: (take: Take) => Pair | undefined): Read<readonly ShareRow[] | undefined> => {
  const row: Entry<ShareRow> = entry((take) => {
    const told = takePair(take);
    const share = take(percent, 'size');
    const firstAt = take(instant, 'firstTime');
    if (told === undefined && share === undefined) return undefined;
    return { ...NOBODY, ...told, percent: share, firstAt };
  });
  return listOf(row);
};

const some = (part: Partial<Pair>): Pair | undefined =>
  Object.values(part).every((value) => value === undefined) ? undefined : { ...NOBODY, ...part };

const pairs = rowsOf((take) => take(pair, 'deviceAndPort'));
const ports = rowsOf((take) => some({ port: take(port, 'port') }));
const peers = rowsOf((take) => some({ did: take(peer, 'did', 'device') }));
const domains = rowsOf((take) => some({ name: take(name, 'domain') }));
const networks = rowsOf((take) => some({ name: take(name, 'asn') }));

export const deviceShares = one<DeviceShares>(
  entry((take) => {
    const shares: DeviceShares = {
      usedTotal: take(amount, 'totalUsed'),
      servedTotal: take(amount, 'totalServed'),
      bothTotal: take(amount, 'totalDevicesAndPorts'),
      pairs: take(pairs, 'devicesAndPorts'),
      portsUsed: take(ports, 'portsUsed'),
      portsServed: take(ports, 'portsServed'),
      devicesUsed: take(peers, 'devicesUsed'),
      devicesServed: take(peers, 'devicesServed'),
      externalDomains: take(domains, 'externalDomains'),
      externalNetworks: take(networks, 'externalASNs'),
    };
    return Object.values(shares).every((value) => value === undefined) ? undefined : shares;
  }),
);
