// What reports say of all devices: the inventory, and what tagged ones exchange with the outside.
import type { TrafficFacts } from '../../analysis/facts.ts';
import { type InventoryDevice, listDevices } from '../../analysis/inventory/list-devices.ts';
import { countTaggedTraffic, type TaggedTraffic } from '../../analysis/inventory/tagged-traffic.ts';
import type { Snapshot } from '../../live/snapshot.ts';
import type { ReportPart } from '../report-definition.ts';
import { bars, column, fact, facts, note, part, table } from './blocks.ts';
import { listWords, NOT_TOLD } from './traffic-parts.ts';

export const devicesOf = ({ facts: { traffic }, details = new Map() }: Snapshot): readonly InventoryDevice[] =>
  traffic === undefined ? [] : listDevices(traffic.table, traffic.rows, details);

export const inventoryPart = (devices: readonly InventoryDevice[], top: number): ReportPart =>
  part({ id: 'INV-DEVICES', title: 'Devices', data: { inventory: devices } }, () => [
    table(devices, DEVICE_COLUMNS, { top, empty: 'no device was seen', keepsAll: true }),
  ]);

const DEVICE_COLUMNS = [
  column<InventoryDevice>('did', 'text', 9, (row) => String(row.did)),
  column<InventoryDevice>('name', 'text', 9, (row) => row.hostname ?? row.label, true),
  column<InventoryDevice>('address', 'text', 9, (row) => row.ip),
  column<InventoryDevice>('label', 'text', 1, (row) => row.label),
  column<InventoryDevice>('type', 'text', 8, (row) => row.deviceType),
  column<InventoryDevice>('system', 'text', 7, (row) => row.os),
  column<InventoryDevice>('vendor', 'text', 5, (row) => row.vendor),
  column<InventoryDevice>('model', 'text', 3, (row) => row.model),
  column<InventoryDevice>('MAC address', 'text', 4, (row) => row.mac),
  column<InventoryDevice>('location', 'text', 3, (row) => row.location),
  column<InventoryDevice>('owner', 'text', 3, (row) => row.owner),
  column<InventoryDevice>('criticality', 'text', 4, (row) => row.criticality),
  column<InventoryDevice>('services', 'text', 2, (row) => row.services?.join(', ')),
  column<InventoryDevice>('tags', 'text', 4, (row) => row.tags?.join(', ')),
  column<InventoryDevice>('compliance', 'text', 5, (row) => row.complianceTags?.join(', ')),
  column<InventoryDevice>('first seen', 'instant', 2, (row) => row.firstSeenAt),
  column<InventoryDevice>('last seen', 'instant', 2, (row) => row.lastSeenAt),
  column<InventoryDevice>('connections', 'count', 6, (row) => row.connections),
  column<InventoryDevice>('bytes', 'bytes', 6, (row) => row.bytes),
];

export const inventoryCountsPart = (devices: readonly InventoryDevice[]): ReportPart => {
  const data = {
    devices: devices.length,
    withDetails: devices.filter(({ hasDetails }) => hasDetails).length,
    deviceTypes: countNames(devices, ({ deviceType }) => deviceType),
    systems: countNames(devices, ({ os }) => os),
    vendors: countNames(devices, ({ vendor }) => vendor),
  };
  const counted = (all: typeof data.systems) =>
    bars(
      all.map(({ name, devices: count, sharePercent }) => ({ label: name ?? NOT_TOLD, value: count, sharePercent })),
      'count',
    );
  return part({ id: 'INV-COUNTS', title: 'Devices by type, system and vendor', data }, () => [
    facts(fact('devices', data.devices, 'count'), fact('known in detail', data.withDetails, 'count')),
    counted(data.deviceTypes),
    counted(data.systems),
    counted(data.vendors),
  ]);
};

type Named = Readonly<{ name: string | undefined; devices: number; sharePercent: number }>;

const countNames = (
  devices: readonly InventoryDevice[],
  nameOf: (device: InventoryDevice) => string | undefined,
): readonly Named[] =>
  [...Map.groupBy(devices, nameOf)]
    .map(([name, group]) => ({ name, devices: group.length, sharePercent: (100 * group.length) / devices.length }))
    .sort((a, b) => b.devices - a.devices || ((a.name ?? '') < (b.name ?? '') ? -1 : 1));

export const taggedPart = (traffic: TrafficFacts, devices: readonly InventoryDevice[], top: number): ReportPart => {
  const tags = countTaggedTraffic(traffic.table, traffic.rows, devices);
  const missing = 'no device has a tag';
  const data = tags.length === 0 ? undefined : { tags };
  return part({ id: 'CMP-TAGS', title: 'External data flows of tagged devices', data, missing }, () => [
    table(tags, TAG_COLUMNS, { top, empty: missing }),
    note('A device with several tags counts for each of them.'),
  ]);
};

const TAG_COLUMNS = [
  column<TaggedTraffic>('tag', 'text', 9, (row) => row.tag, true),
  column<TaggedTraffic>('compliance', 'text', 7, ({ isCompliance }) => (isCompliance ? 'yes' : 'no')),
  column<TaggedTraffic>('devices', 'count', 8, (row) => row.devices),
  column<TaggedTraffic>('connections', 'count', 8, (row) => row.connections),
  column<TaggedTraffic>('bytes', 'bytes', 9, (row) => row.bytes),
  column<TaggedTraffic>('destinations', 'count', 5, (row) => row.uniqueDestinations),
  column<TaggedTraffic>('countries', 'text', 6, (row) =>
    listWords(row.countries.map(({ country }) => country ?? NOT_TOLD)),
  ),
];
