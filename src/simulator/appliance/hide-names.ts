// Names and addresses of devices as somebody is told them who may not see them: the same word for the same name.
import { mixText } from '../random.ts';

/** Fields that name a device, by the word that stands in place of the name. */
const FIELDS: Readonly<Record<string, string>> = {
  hostname: 'device',
  device: 'device',
  devicelabel: 'label',
  ip: 'address',
  macaddress: 'mac',
  identifier: 'device',
};

/** Who is outside is no device. */
const TOLD_OPENLY = 'externaldevices';

export const hideNames = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(hideNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, hideField(name, held)]));
};

const hideField = (name: string, held: unknown): unknown => {
  const word = FIELDS[name];
  if (name === TOLD_OPENLY) return held;
  return word !== undefined && typeof held === 'string' ? `${word}-${pseudonymOf(held)}` : hideNames(held);
};

const pseudonymOf = (text: string): string => mixText(0, text).toString(16).padStart(8, '0');
