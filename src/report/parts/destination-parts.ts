// What reports say of those with whom a device speaks.
import { type DestinationList, type DestinationRow, listDestinations } from '../../analysis/device/destinations.ts';
import type { DeviceFacts } from '../../analysis/facts.ts';
import { formatPercent } from '../../text/units.ts';
import type { Block } from '../document.ts';
import type { ReportPart } from '../report-definition.ts';
import { column, fact, facts, note, part, table } from './blocks.ts';
import { listWords } from './traffic-parts.ts';

export const deviceDestinationsPart = (device: DeviceFacts, top: number): ReportPart => {
  const list = listDestinations(device);
  return part({ id: 'DEV-DEST', title: 'Destinations, over everything the appliance keeps', data: list }, () => {
    if (list === undefined) return [];
    return list.hasAmounts ? countedBlocks(list, top) : sharedBlocks(list, top);
  });
};

const countedBlocks = (list: DestinationList, top: number): readonly Block[] => [
  facts(
    fact('destinations', list.uniqueDestinations, 'count'),
    fact('external', list.externalDestinationCount, 'count'),
    fact('internal', list.internalDestinationCount, 'count'),
    fact('bytes sent', list.bytesOut, 'bytes'),
    fact('bytes received', list.bytesIn, 'bytes'),
  ),
  table(list.destinations, DESTINATION_COLUMNS, { top, empty: 'it talked to nobody' }),
];

/** Of shares there is no sum, and whatever is too small has no name. */
const sharedBlocks = (list: DestinationList, top: number): readonly Block[] => [
  table(list.destinations, SHARED_COLUMNS, { top, empty: 'it talked to nobody' }),
  note(
    `Shares are of what the device used${list.restPercent === undefined ? '' : `; others that are not named hold ${formatPercent(list.restPercent, 0)}`}. Connections and bytes of each are not reported.`,
  ),
];

export const sideOf = (isExternal: boolean | undefined): string | undefined => {
  if (isExternal === undefined) return undefined;
  return isExternal ? 'external' : 'internal';
};

const NAME = column<DestinationRow>('destination', 'text', 9, (row) => row.label, true);
const PORTS = column<DestinationRow>('ports', 'text', 6, (row) => listWords(row.ports.map(String)));
const FIRST = column<DestinationRow>('first', 'instant', 1, (row) => row.firstAt);
const PLACE = [
  column<DestinationRow>('address', 'text', 4, (row) => row.ip),
  column<DestinationRow>('side', 'text', 8, (row) => sideOf(row.isExternal)),
];

const DESTINATION_COLUMNS = [
  NAME,
  ...PLACE,
  column<DestinationRow>('country', 'text', 3, (row) => row.country),
  column<DestinationRow>('connections', 'count', 9, (row) => row.connections),
  column<DestinationRow>('sent', 'bytes', 7, (row) => row.bytesOut),
  column<DestinationRow>('received', 'bytes', 7, (row) => row.bytesIn),
  column<DestinationRow>('bytes', 'bytes', 8, (row) => row.bytes),
  PORTS,
  column<DestinationRow>('protocols', 'text', 2, (row) => listWords(row.protocols)),
  FIRST,
  column<DestinationRow>('last', 'instant', 1, (row) => row.lastAt),
];

const SHARED_COLUMNS = [
  NAME,
  ...PLACE,
  column<DestinationRow>('share', 'share', 9, (row) => row.sharePercent),
  PORTS,
  FIRST,
];
