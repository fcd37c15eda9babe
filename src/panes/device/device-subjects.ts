// The devices that talked in the window by name, for whoever types one.
import { flowsPart } from '../../live/questions/index.ts';
import { formatCount } from '../../text/units.ts';
import type { Option, PaneContext } from '../pane.ts';
import { createMemory } from '../parts/memory.ts';
import { type TalkingDevice, talkingDevices } from './known-devices.ts';

const remember = createMemory<readonly Option[]>();

/** The busiest first. */
export const deviceSubjects = ({ read, window }: Pick<PaneContext, 'read' | 'window'>): readonly Option[] => {
  const table = read(flowsPart(window)).data?.flows;
  return table === undefined ? [] : remember([table], () => talkingDevices(table).map(optionOf));
};

const optionOf = ({ did, end: { hostname, label, ip, deviceType }, flowCount }: TalkingDevice): Option => {
  const id = hostname?.split('.')[0] ?? label ?? ip ?? String(did);
  const told = [ip === id ? undefined : ip, deviceType, `${formatCount(flowCount)} flows`];
  return { id, title: id, detail: told.filter((one) => one !== undefined).join('  ') };
};
