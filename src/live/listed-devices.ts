// The devices among which a person means one, where the appliance itself can list and search them.
import { isIP } from 'node:net';
import type { OpenOptions } from '../api/client.ts';
import type { DeviceIdentity } from '../domain/device.ts';
import { type Result, success } from '../domain/result.ts';
import type { Asker, Part } from './asker.ts';
import type { Field } from './dialect/field.ts';

export type ListedDevice = Readonly<{
  did: number;
  ip: string | undefined;
  hostname: string | undefined;
  label: undefined;
  mac: string | undefined;
}>;

/** Those seen last, and where none of them fits, those that a search finds. Undefined when neither could be had. */
export const listedDevices = (asker: Asker, part: Part, text: string): Promise<readonly ListedDevice[] | undefined> =>
  asker.field({ ...part, isOptional: true }, (field, how) => lookUp(field, text, how));

const lookUp = async (field: Field, text: string, how: OpenOptions): Promise<Result<readonly ListedDevice[]>> => {
  const directory = await field.directory(how);
  if (!directory.ok) return directory;
  const { devices, isPart } = directory.value;
  const known = devices.flatMap(listed);
  if (!isPart || known.some((device) => isMeant(device, text.toLowerCase()))) return success(known);
  const found = await field.search(queryFor(text), how);
  return found.ok ? success([...known, ...found.value.devices.flatMap(listed)]) : success(known);
};

const listed = ({ did, ip, hostname, mac }: DeviceIdentity): readonly ListedDevice[] =>
  did === undefined ? [] : [{ did, ip, hostname, label: undefined, mac }];

const isMeant = ({ ip, hostname, mac }: ListedDevice, wanted: string): boolean =>
  [ip, hostname, mac].some((name) => name?.toLowerCase().includes(wanted) === true);

/** In the appliance's own language, in which nothing escapes a quotation mark. */
export const queryFor = (text: string): string => {
  const word = text.replace(/["\\*]/g, '');
  if (isIP(text) !== 0) return `ip:"${word}"`;
  return MAC.test(text) ? `mac:"${word}"` : `"${word}*"`;
};

const MAC = /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i;
