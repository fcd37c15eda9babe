// What flows call the open device, where they are here: nothing is asked for it.
import { type DeviceTrafficIdentity, identify } from '../../analysis/traffic/describe-device-traffic.ts';
import type { PaneContext } from '../pane.ts';
import { createMemory } from '../parts/memory.ts';
import { detailsPart, talkPart } from './picker-questions.ts';

const rememberEnd = createMemory<DeviceTrafficIdentity | undefined>();

/** The same object as long as the flows are. */
export const endInFlows = ({ read, window }: PaneContext, did: number): DeviceTrafficIdentity | undefined => {
  const table = read(detailsPart(window)).data?.flows ?? read(talkPart(window)).data?.flows;
  return rememberEnd([table, did], () => (table === undefined ? undefined : identify(table, did)));
};
