// What is asked about the open device, and the answers as facts for the analyses.
import type { DeviceFacts } from '../../analysis/facts.ts';
import type { DeviceAnswer } from '../../domain/device.ts';
import type { Part } from '../../live/part.ts';
import { type DeviceQuestion, devicePart } from '../../live/questions/index.ts';
import type { Option, Read } from '../pane.ts';
import type { View } from '../view.ts';

export const INTERVALS = [1, 2, 4, 6, 12, 24] as const;

export type IntervalHours = (typeof INTERVALS)[number];

export const INTERVAL_OPTIONS: readonly Option[] = INTERVALS.map((hours) => ({
  id: String(hours),
  title: `${hours} h`,
}));

export const intervalOf = ({ choices }: View): IntervalHours =>
  INTERVALS.find((hours) => String(hours) === choices.interval) ?? 1;

const SIMILAR_DEVICES = 5;

type DeviceParts = Readonly<Record<'peers' | 'sent' | 'received', Part<DeviceAnswer>>>;

/** The answer with the peers holds all that the device itself did. */
export const deviceParts = (did: number, view: View): DeviceParts => {
  const common = { did, intervalHours: intervalOf(view), showAll: true } satisfies Partial<DeviceQuestion>;
  return {
    peers: devicePart({ ...common, datatype: 'co', similarDevices: SIMILAR_DEVICES }),
    sent: devicePart({ ...common, datatype: 'sizeout' }),
    received: devicePart({ ...common, datatype: 'sizein' }),
  };
};

export const deviceFacts = (did: number, view: View, read: Read): DeviceFacts => {
  const parts = deviceParts(did, view);
  const peers = read(parts.peers).data;
  return {
    did,
    intervalHours: intervalOf(view),
    connections: peers,
    peers,
    sent: read(parts.sent).data,
    received: read(parts.received).data,
  };
};
