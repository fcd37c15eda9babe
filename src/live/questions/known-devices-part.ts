// The parts that only an appliance of the field answers: the devices it knows, whether they talk now or not, and those that fit a search.
import type { DeviceIdentity } from '../../domain/device.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/instant.ts';
import { type Result, success } from '../../domain/result.ts';
import { fieldOf } from '../dialect/dialect-client.ts';
import type { Field } from '../dialect/field.ts';
import { queryFor } from '../listed-devices.ts';
import type { Asking, Part } from '../part.ts';
import { partKey } from './part-key.ts';

/** Those seen last come first. `isPart`: there are more of them. */
export type KnownDevices = Readonly<{ devices: readonly DeviceIdentity[]; isPart: boolean }>;

/** Asked anew no more often than the list is kept. Undefined where the appliance answers as its documents say. */
export const knownDevicesPart = (): Part<KnownDevices | undefined> => ({
  key: partKey('known devices', {}),
  topic: 'device',
  name: 'devices that the appliance knows',
  leastIntervalMs: 15 * MINUTE_MS,
  isOptional: true,
  ask: (asking) =>
    askField(asking, async (field, how) => {
      const told = await field.directory(how);
      return told.ok ? success({ devices: told.value.devices, isPart: told.value.isPart }) : told;
    }),
});

/** What is not among those seen last is found by its name, address, MAC address, label or tag. */
export const deviceSearchPart = (text: string): Part<KnownDevices | undefined> => ({
  key: partKey('device search', { text: text.trim().toLowerCase() }),
  topic: 'device',
  name: 'devices that fit the search',
  leastIntervalMs: HOUR_MS,
  keepMs: MINUTE_MS,
  isOptional: true,
  ask: (asking) =>
    askField(asking, async (field, how) => {
      const told = await field.search(queryFor(text.trim()), how);
      if (!told.ok) return told;
      const { total, devices } = told.value;
      return success({ devices, isPart: total !== undefined && total > devices.length });
    }),
});

type AskField = (field: Field, how: Pick<Asking, 'signal'>) => Promise<Result<KnownDevices>>;

const askField = async ({ client, signal }: Asking, ask: AskField): Promise<Result<KnownDevices | undefined>> => {
  const field = await fieldOf(client, { signal });
  if (!field.ok || field.value === undefined) return field.ok ? success(undefined) : field;
  return ask(field.value, { signal });
};
