// Finds the number of the device that a person named by its address, name, label or MAC address.
import { isIP } from 'node:net';
import type { Failure } from '../domain/failure.ts';
import type { FlowEnd } from '../domain/flow.ts';
import { failed, type Result, success } from '../domain/result.ts';
import { spanOf, type TimeWindow } from '../domain/window.ts';
import { endAt } from '../flows/flow-at.ts';
import type { FlowTable } from '../flows/flow-table.ts';
import { clean } from '../text/clean.ts';
import { nearest } from '../text/nearest.ts';
import type { Asker } from './asker.ts';
import { listedDevices } from './listed-devices.ts';

/** Talks of the last day are enough to know a device by; a longer look costs more than it finds. */
const LONGEST_LOOK_HOURS = 24;

/** A bare number is the number of a device, and nothing is asked. */
export const findDevice = async (asker: Asker, text: string, window: TimeWindow): Promise<Result<number>> => {
  if (/^-?\d{1,15}$/.test(text)) return success(Number(text));
  const part = { name: `looking for device ${clean(text, 60)}` };
  const listed = (await asker.dialect()) === 'appliance' ? await listedDevices(asker, part, text) : undefined;
  if (listed !== undefined) return pick(text, listed, IN_FOUR_WEEKS);
  const look = { ...window, hours: Math.min(window.hours, LONGEST_LOOK_HOURS) };
  const { startAt: starttime, endAt: endtime } = spanOf(look);
  const isAddress = isIP(text) !== 0;
  const answer = await asker.flows(part, {
    starttime,
    endtime,
    fulldevicedetails: !isAddress,
    ...(isAddress ? { ip: text } : {}),
  });
  const among: Among = { devices: `that talked in ${look.hours} h`, nothing: `talked in ${look.hours} h` };
  if (answer === undefined) return failed(asker.failures().at(-1)?.failure ?? noSuchDevice(text, among, []));
  return pick(text, devicesIn(answer.flows), among);
};

/** What tells the devices from others, behind "the devices" and behind "nothing". */
type Among = Readonly<{ devices: string; nothing: string }>;

const IN_FOUR_WEEKS: Among = {
  devices: 'that the appliance has seen in four weeks',
  nothing: 'was seen in four weeks',
};

type Named = Pick<FlowEnd, 'ip' | 'hostname' | 'label' | 'mac'> & Readonly<{ did: number }>;

const devicesIn = (table: FlowTable | undefined): readonly Named[] => {
  if (table === undefined) return [];
  const found = new Map<number, Named>();
  for (let code = 1; code <= table.ends.count; code += 1) {
    const end = endAt(table, code);
    if (end?.did !== undefined) found.set(end.did, { ...end, did: end.did });
  }
  return [...found.values()].sort((a, b) => a.did - b.did);
};

const pick = (text: string, devices: readonly Named[], among: Among): Result<number> => {
  const wanted = text.toLowerCase();
  const exact = devices.filter((device) => namesOf(device).some((name) => name === wanted));
  const close = devices.filter((device) => namesOf(device).some((name) => name.includes(wanted)));
  const [only, ...others] = exact.length > 0 ? exact : close;
  if (only === undefined) return failed(noSuchDevice(text, among, devices));
  return others.length === 0 ? success(only.did) : failed(severalDevices(text, [only, ...others]));
};

const namesOf = ({ ip, hostname, label, mac }: Named): readonly string[] =>
  [ip, hostname, hostname?.split('.')[0], label, mac]
    .filter((name) => name !== undefined)
    .map((name) => name.toLowerCase());

const noSuchDevice = (text: string, among: Among, devices: readonly Named[]): Failure => {
  const names = devices.map(({ hostname }) => hostname).filter((name) => name !== undefined);
  const close = nearest(text, names);
  return {
    kind: 'usage',
    what: `device "${clean(text, 60)}"`,
    came:
      isIP(text) === 0
        ? `none of the ${devices.length} devices ${among.devices} is called that`
        : `nothing with this address ${among.nothing}`,
    advice: `${close === undefined ? '' : `Did you mean "${clean(close, 60)}"? `}Give its number, name, address or MAC address; "darktop report inventory" lists them.`,
  };
};

const SHOWN = 5;

const severalDevices = (text: string, devices: readonly Named[]): Failure => {
  const shown = devices
    .slice(0, SHOWN)
    .map(({ did, hostname, ip }) => `${did} (${clean(hostname ?? ip ?? 'no name', 40)})`);
  const more = devices.length > SHOWN ? ` and ${devices.length - SHOWN} more` : '';
  return {
    kind: 'usage',
    what: `device "${clean(text, 60)}"`,
    came: `${devices.length} devices are called that: ${shown.join(', ')}${more}`,
    advice: 'Give the number of the one you mean.',
  };
};
