// The columns of the picker: those that every answer fills, and those that are only told with full details of devices.
import { type ClockFace, UTC_CLOCK } from '../../text/clock-face.ts';
import { formatCount } from '../../text/units.ts';
import type { Meaning } from '../../theme/meaning.ts';
import type { TableColumn } from '../../widgets/table-columns.ts';
import type { KnownDevice } from './known-devices.ts';

export type PickerColumn = TableColumn &
  Readonly<{ write(device: KnownDevice, clock: ClockFace): string; meaning?: Meaning }>;

const TEXT = { align: 'left' } as const;
const NUMBER = { align: 'right' } as const;
const DIM = { meaning: 'dim' } as const;

/** Of a device that nothing is known of but its number. */
const nameOf = ({ name, end, flowCount, found, isVisited, lastSeenAt }: KnownDevice): string =>
  name ??
  end.label ??
  (flowCount === undefined && found === undefined && !isVisited && lastSeenAt === undefined
    ? 'not seen here; enter opens it'
    : '');

const PLAIN: readonly PickerColumn[] = [
  { ...{ id: 'did', title: 'did', ...NUMBER, weight: 8, least: 5 }, ...DIM, write: ({ did }) => String(did) },
  { ...{ id: 'name', title: 'name', ...TEXT, weight: 9, least: 16, most: 48, grows: true }, write: nameOf },
  { ...{ id: 'ip', title: 'address', ...TEXT, weight: 7, least: 12 }, write: ({ end }) => end.ip ?? '' },
  {
    ...{ id: 'flows', title: 'flows', ...NUMBER, weight: 6, least: 8 },
    write: ({ flowCount }) => (flowCount === undefined ? '' : formatCount(flowCount)),
  },
];

const FOUND: PickerColumn = {
  ...{ id: 'found', title: 'findings', ...NUMBER, weight: 5, least: 8 },
  write: ({ found }) => (found === undefined ? '' : formatCount(found.count)),
};

/** Only where the appliance lists its devices: of others, nothing but their flows is known. */
const SEEN: PickerColumn = {
  ...{ id: 'seen', title: 'last seen', ...TEXT, weight: 5, least: 12 },
  // What is listed was seen within weeks: the year would say nothing.
  write: ({ lastSeenAt }, clock) => (lastSeenAt === undefined ? '' : clock.minute(lastSeenAt).replace(/^\d+-/, '')),
};

const DETAILED: readonly PickerColumn[] = [
  { ...{ id: 'mac', title: 'MAC', ...TEXT, weight: 4, least: 17 }, ...DIM, write: ({ end }) => end.mac ?? '' },
  { ...{ id: 'label', title: 'label', ...TEXT, weight: 3, least: 10 }, ...DIM, write: ({ end }) => end.label ?? '' },
  {
    ...{ id: 'tags', title: 'tags', ...TEXT, weight: 3, least: 10 },
    ...DIM,
    write: ({ end }) => (end.tags ?? []).join(' '),
  },
  { ...{ id: 'type', title: 'type', ...TEXT, weight: 2, least: 8 }, ...DIM, write: ({ end }) => end.deviceType ?? '' },
  { ...{ id: 'vendor', title: 'vendor', ...TEXT, weight: 1, least: 10 }, ...DIM, write: ({ end }) => end.vendor ?? '' },
];

export const columnsOf = (devices: readonly KnownDevice[]): readonly PickerColumn[] => [
  ...PLAIN,
  ...(devices.some(({ found }) => found !== undefined) ? [FOUND] : []),
  ...(devices.some(({ lastSeenAt }) => lastSeenAt !== undefined) ? [SEEN] : []),
  ...DETAILED.filter(({ write }) => devices.some((device) => write(device, UTC_CLOCK) !== '')),
];

export const PICKER_WIDTHS = {
  did: 6,
  name: 30,
  ip: 15,
  flows: 9,
  found: 8,
  seen: 12,
  mac: 17,
  label: 16,
  tags: 20,
  type: 10,
  vendor: 14,
};
