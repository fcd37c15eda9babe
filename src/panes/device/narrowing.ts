// Asks the appliance about one thing alone: what is selected on a page.
import { isIP } from 'node:net';
import type { DestinationRow } from '../../analysis/device/destinations.ts';
import { PORTS_SERVED, PORTS_USED } from '../../report/parts/share-parts.ts';
import type { Outcome } from '../pane.ts';
import type { DocumentTarget } from '../parts/document-sketch.ts';
import type { View } from '../view.ts';
import { type AskedField, askingFor } from './device-filter.ts';
import { placeAt } from './places.ts';
import type { DeviceAsked } from './questions.ts';
import { shareNamed } from './share-leads.ts';
import { DOMAINS, PORTS } from './table-titles.ts';

export type Narrowing = Readonly<{ field: AskedField; value: number | string }>;

/** What the appliance can be asked about alone, of what is selected. */
export const narrowedTo = (
  { section, title, label }: DocumentTarget,
  { facts }: DeviceAsked,
): Narrowing | undefined => {
  const isAmong = (sections: readonly string[]): boolean => sections.includes(section);
  const share = narrowingOfShare(title, label, facts);
  if (share !== undefined) return share;
  if (title === PORTS && isAmong(['DEV-ACTIVITY', 'DEV-EXTERNAL'])) return { field: 'port', value: label };
  if (title === DOMAINS && section === 'DEV-EXTERNAL') return { field: 'domain', value: label };
  if (section !== 'DEV-TRANSFER' || isIP(label) === 0) return undefined;
  const { did } = placeAt(facts, label);
  return did === undefined ? undefined : { field: 'odid', value: did };
};

/** Of a device with its port by the device. */
const narrowingOfShare = (title: string, label: string, facts: DeviceAsked['facts']): Narrowing | undefined => {
  if (title === PORTS_USED || title === PORTS_SERVED) return { field: 'port', value: label };
  const part = shareNamed(title, label, facts);
  return part?.did === undefined ? undefined : { field: 'odid', value: part.did };
};

export const narrow = (view: View, wanted: Narrowing | undefined): Outcome => {
  const filter = wanted && askingFor(view.filter, wanted.field, wanted.value);
  return filter === undefined
    ? {
        kind: 'tell',
        text: 'the appliance can be asked about a device, a port or a domain alone, and this is none',
        meaning: 'dim',
      }
    : { kind: 'open', view: { ...view, filter, lists: {} } };
};

/** About a known device by its number, about a place outside by its name. */
export const narrowingOf = ({ did, hostname, isExternal }: DestinationRow): Narrowing | undefined => {
  if (did !== undefined) return { field: 'odid', value: did };
  return isExternal === true && hostname !== undefined ? { field: 'domain', value: hostname } : undefined;
};
