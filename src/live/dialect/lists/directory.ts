// Which devices an appliance knows, by their ids and addresses: those seen last, as many as a few pages hold.
import type { OpenOptions } from '../../../api/client.ts';
import { devicesearch, LARGEST_PAGE } from '../../../api/endpoints/appliance/devicesearch.ts';
import type { FoundDevices } from '../../../domain/appliance.ts';
import type { DeviceIdentity } from '../../../domain/device.ts';
import { MINUTE_MS } from '../../../domain/instant.ts';
import { type Result, success } from '../../../domain/result.ts';
import { keepList, type ListOptions } from './kept-list.ts';

export type Directory = Readonly<{
  /** Those seen last come first. */
  devices: readonly DeviceIdentity[];
  byDid: ReadonlyMap<number, DeviceIdentity>;
  byIp: ReadonlyMap<string, DeviceIdentity>;
  /** There are more than are in here. */
  isPart: boolean;
}>;

export type DirectoryReader = Readonly<{ get(how?: OpenOptions): Promise<Result<Directory>> }>;

/** More than are at work in most networks; the rest is found by a search. */
const MOST_PAGES = 3;

const FRESH_MS = 15 * MINUTE_MS;

export const keepDirectory = (options: ListOptions): DirectoryReader => {
  const pages = Array.from({ length: MOST_PAGES }, (_, index) => {
    const offset = index * LARGEST_PAGE;
    return keepList(options, {
      endpoint: devicesearch,
      params: { count: LARGEST_PAGE, orderBy: 'lastSeen', order: 'desc', ...(offset === 0 ? {} : { offset }) },
      file: `devices-${index + 1}`,
      freshMs: FRESH_MS,
      mayBeOld: true,
    });
  });
  let last: Readonly<{ told: readonly FoundDevices[]; directory: Directory }> | undefined;

  return {
    get: async (how) => {
      const told: FoundDevices[] = [];
      for (const page of pages) {
        const answer = await page.get(how);
        // What the first pages tell is worth having without the rest.
        if (!answer.ok && told.length === 0) return answer;
        if (!answer.ok) break;
        told.push(answer.value.value);
        if (hasEnded(told)) break;
      }
      if (last === undefined || !isSame(last.told, told)) last = { told, directory: directoryOf(told) };
      return success(last.directory);
    },
  };
};

/** Some appliances tell fewer on a page than they are asked for: then only their total says whether there are more. */
const isPartly = (told: readonly FoundDevices[]): boolean => {
  const last = told.at(-1);
  const count = told.reduce((sum, { devices }) => sum + devices.length, 0);
  return last !== undefined && (last.total === undefined ? last.devices.length >= LARGEST_PAGE : count < last.total);
};

const hasEnded = (told: readonly FoundDevices[]): boolean => !isPartly(told) || told.at(-1)?.devices.length === 0;

const isSame = (one: readonly FoundDevices[], other: readonly FoundDevices[]): boolean =>
  one.length === other.length && one.every((page, index) => page === other[index]);

const directoryOf = (told: readonly FoundDevices[]): Directory => {
  const byDid = new Map<number, DeviceIdentity>();
  const byIp = new Map<string, DeviceIdentity>();
  // A device that moved from one page to the next between two requests is in both.
  for (const device of told.flatMap(({ devices }) => devices)) {
    if (device.did === undefined || byDid.has(device.did)) continue;
    byDid.set(device.did, device);
    // Whoever was seen last has the address.
    if (device.ip !== undefined && !byIp.has(device.ip)) byIp.set(device.ip, device);
  }
  return { devices: [...byDid.values()], byDid, byIp, isPart: isPartly(told) };
};
