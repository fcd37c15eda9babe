// GET /devicesearch: devices by any of their traits, sorted, page by page.
import type { FoundDevices } from '../../../domain/appliance.ts';
import { decodeDeviceSearch } from '../../../wire/appliance/device-search.ts';
import { type EndpointDefinition, NOT_IN_EVERY_VERSION } from '../../endpoint.ts';
import { RESPONSE_DATA, SEEN_SINCE } from '../../parameters/alike.ts';

export type DeviceSearchParams = Readonly<{
  query?: string | undefined;
  count?: number | undefined;
  offset?: number | undefined;
  orderBy?: DeviceOrder | undefined;
  order?: 'asc' | 'desc' | undefined;
  seensince?: string | undefined;
  responsedata?: string | undefined;
}>;

const ORDERS = [
  'priority',
  'hostname',
  'ip',
  'macaddress',
  'vendor',
  'os',
  'firstSeen',
  'lastSeen',
  'devicelabel',
  'typelabel',
] as const;

export type DeviceOrder = (typeof ORDERS)[number];

/** The most that one answer holds. */
export const LARGEST_PAGE = 300;

export const devicesearch: EndpointDefinition<'devicesearch', DeviceSearchParams, FoundDevices> = {
  name: 'devicesearch',
  path: '/devicesearch',
  says: 'Devices found by their traits, sorted, page by page',
  right: 'Visualizer and Unrestricted Devices',
  absence: NOT_IN_EVERY_VERSION,
  parameters: [
    {
      name: 'query',
      kind: 'text',
      says: 'What to find: "word*" anywhere, or in one trait: label:, tag:, type:, hostname:, ip:, mac:, vendor: or os:"word"; separated by spaces',
    },
    { name: 'count', kind: 'integer', least: 1, most: LARGEST_PAGE, says: 'So many at a time; 100 if not given' },
    { name: 'offset', kind: 'integer', least: 0, most: 10_000_000, says: 'How many to pass over first' },
    { name: 'orderBy', kind: 'choice', allowed: ORDERS, says: 'What they are sorted by; lastSeen if not given' },
    { name: 'order', kind: 'choice', allowed: ['asc', 'desc'], says: 'Upwards or downwards' },
    { name: 'seensince', ...SEEN_SINCE, says: 'Only devices seen in so long a time; four weeks if not given' },
    RESPONSE_DATA,
  ],
  rules: [],
  decode: ({ chunks, pace }) => decodeDeviceSearch(chunks, pace),
};
