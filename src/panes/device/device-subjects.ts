// The devices that are known by name, for whoever types one: those that talked in the window, and those that the appliance lists.
import type { DeviceIdentity } from '../../domain/device.ts';
import { flowsPart, knownDevicesPart } from '../../live/questions/index.ts';
import { formatCount } from '../../text/units.ts';
import type { Option, PaneContext } from '../pane.ts';
import { createMemory } from '../parts/memory.ts';
import { type KnownDevice, knownDevices, talkingDevices } from './known-devices.ts';

const remember = createMemory<readonly Option[]>();

const NONE: readonly DeviceIdentity[] = [];

/** The busiest first, then those seen last. */
export const deviceSubjects = ({ read, window }: Pick<PaneContext, 'read' | 'window'>): readonly Option[] => {
  const table = read(flowsPart(window)).data?.flows;
  const listed = read(knownDevicesPart()).data?.devices ?? NONE;
  return remember([table, listed], () =>
    knownDevices({
      talking: table === undefined ? [] : talkingDevices(table),
      findings: [],
      visited: [],
      listed,
    }).map(optionOf),
  );
};

const optionOf = ({ did, end: { hostname, label, ip, deviceType }, flowCount }: KnownDevice): Option => {
  const id = hostname?.split('.')[0] ?? label ?? ip ?? String(did);
  const flows = flowCount === undefined ? undefined : `${formatCount(flowCount)} flows`;
  const told = [ip === id ? undefined : ip, deviceType, flows];
  return { id, title: id, detail: told.filter((one) => one !== undefined).join('  ') };
};
