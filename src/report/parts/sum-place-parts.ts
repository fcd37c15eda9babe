// What reports say of who took part in traffic that is told as sums: those outside, countries, networks, and those inside who talk to them.

import type { TrafficFacts, TrafficSums } from '../../analysis/facts.ts';
import { byText } from '../../analysis/figures/ordering.ts';
import { countDestinations } from '../../analysis/traffic/count-destinations.ts';
import { countSources, type SourceRow } from '../../analysis/traffic/count-sources.ts';
import {
  countOutside,
  countPlaces,
  countsBytes,
  type OutsidePlace,
  type OutsideRow,
} from '../../analysis/traffic/sums/count-outside.ts';
import { countSection, type SumRow } from '../../analysis/traffic/sums/count-sums.ts';
import type { NoteBlock } from '../document.ts';
import type { ReportPart } from '../report-definition.ts';
import { type ColumnOf, column, note, part, table } from './blocks.ts';
import { NOT_TOLD } from './traffic-words.ts';

type DestinationRow = OutsideRow & Readonly<{ connections: number | undefined; sources: number | undefined }>;

export const sumDestinationsPart = (traffic: TrafficFacts, sums: TrafficSums, top: number): ReportPart => {
  const destinations = destinationsOf(traffic, sums);
  const data = destinations && { destinations };
  return part({ id: 'NET-DEST', title: 'External destinations', data, missing: NOBODY_OUTSIDE }, () => [
    table(destinations, destinationColumns(sums), { top, empty: 'no external destinations' }),
    ...countedNote(sums),
  ]);
};

const NOBODY_OUTSIDE = 'the appliance told nobody outside';

/** The sizes are of everything that moved, connections and sources of what is told one by one. */
const destinationsOf = (traffic: TrafficFacts, { parties }: TrafficSums): readonly DestinationRow[] | undefined => {
  const counted = countDestinations(traffic, 'connections');
  const outside = countOutside(parties);
  if (outside === undefined)
    return counted.length === 0 ? undefined : counted.map((row) => ({ ...row, ...NOT_SIZED, sources: row.devices }));
  const known = new Map(counted.map((row) => [row.ip, row]));
  return outside.map((row) => {
    const told = row.ip === undefined ? undefined : known.get(row.ip);
    return { ...row, connections: told?.connections, sources: told?.devices };
  });
};

const NOT_SIZED = { network: undefined, size: undefined, sharePercent: undefined };

type Sized = Readonly<{ size: number | undefined; sharePercent: number | undefined }>;

/** What is counted is bytes, unless the appliance says otherwise. */
const sizeColumns = <Row extends Sized>({ counted }: TrafficSums): readonly ColumnOf<Row>[] =>
  countsBytes(counted)
    ? [column<Row>('bytes', 'bytes', 9, (row) => row.size), column<Row>('of bytes', 'percent', 6, shareIn)]
    : [column<Row>('size', 'decimal', 9, (row) => row.size), column<Row>('of size', 'percent', 6, shareIn)];

const shareIn = ({ sharePercent }: Sized): number | undefined => sharePercent;

const countedNote = ({ counted }: TrafficSums): readonly NoteBlock[] => {
  if (counted === undefined || countsBytes(counted)) return [];
  const units = counted.units === undefined ? '' : ` (${counted.units})`;
  return [note(`"size" counts what the appliance calls ${counted.label ?? counted.name ?? NOT_TOLD}${units}.`)];
};

const destinationColumns = (sums: TrafficSums): readonly ColumnOf<DestinationRow>[] => [
  column<DestinationRow>('destination', 'text', 9, (row) => row.ip ?? row.hostname ?? NOT_TOLD),
  column<DestinationRow>('name', 'text', 6, (row) => row.hostname, true),
  column<DestinationRow>('country', 'text', 5, (row) => row.country),
  column<DestinationRow>('network', 'text', 4, (row) => row.network),
  ...sizeColumns<DestinationRow>(sums),
  column<DestinationRow>('connections', 'count', 3, (row) => row.connections),
  column<DestinationRow>('sources', 'count', 2, (row) => row.sources),
];

export const sumCountriesPart = (sums: TrafficSums, top: number): ReportPart => {
  const countries = countPlaces(sums.parties, 'country');
  const networks = countPlaces(sums.parties, 'network');
  const data = countries && {
    countries: countries.map(({ name, ...row }) => ({ country: name, ...row })),
    networks: networks?.map(({ name, ...row }) => ({ network: name, ...row })),
  };
  const told = part({ id: 'NET-COUNTRY', title: 'Countries', data, missing: NOBODY_OUTSIDE }, () => [
    table(countries, placeColumns(sums, 'country'), { top, empty: 'no external traffic' }),
    ...countedNote(sums),
  ]);
  if (networks?.some(({ name }) => name !== undefined) !== true) return told;
  const blocks = [table(networks, placeColumns(sums, 'network'), { top, empty: '' })];
  return { ...told, sections: [...told.sections, { id: 'NET-COUNTRY', title: NETWORKS_TITLE, blocks }] };
};

/** Of the section: no filter can ask for a network outside. */
export const NETWORKS_TITLE = 'Networks outside';

const placeColumns = (sums: TrafficSums, title: string): readonly ColumnOf<OutsidePlace>[] => [
  column<OutsidePlace>(title, 'text', 9, (row) => row.name ?? NOT_TOLD, true),
  ...sizeColumns<OutsidePlace>(sums),
  column<OutsidePlace>('destinations', 'count', 5, (row) => row.parties),
];

type InsideRow = Pick<SourceRow, 'did' | 'ip' | 'hostname' | 'uniqueDestinations'> &
  Readonly<{
    connections: number;
    bytes: number | undefined;
    bytesIn: number | undefined;
    bytesOut: number | undefined;
  }>;

/** Who they are is told with the connections, what they moved with the sums: all of it, where the outside was asked about. */
export const sumSourcesPart = (traffic: TrafficFacts, sums: TrafficSums, top: number): ReportPart => {
  const sources = sourcesOf(traffic, sums);
  const data = { sources };
  return part({ id: 'NET-SRC', title: 'Internal sources with external traffic', data }, () => [
    table(sources, SOURCE_COLUMNS, { top, empty: 'no internal source talked to the outside' }),
    note('Connections and destinations: as many as the appliance told one by one.'),
  ]);
};

const sourcesOf = (traffic: TrafficFacts, { sections, isOfOne }: TrafficSums): readonly InsideRow[] => {
  const rows = isOfOne || !isOfOutside(sections?.directions) ? [] : (countSection(sections, 'devices') ?? []);
  const moved = new Map<string | undefined, SumRow>(rows.map((row) => [row.ip ?? row.name, row]));
  return countSources(traffic, [])
    .map(({ did, ip, hostname, connections, uniqueDestinations }): InsideRow => {
      const sum = ip === undefined ? undefined : moved.get(ip);
      const { bytes, bytesIn, bytesOut } = sum ?? NOTHING_MOVED;
      return { did, ip, hostname, connections, uniqueDestinations, bytes, bytesIn, bytesOut };
    })
    .sort(
      (one, other) =>
        (other.bytes ?? -1) - (one.bytes ?? -1) ||
        other.connections - one.connections ||
        byText(one.ip ?? one.hostname ?? '', other.ip ?? other.hostname ?? ''),
    );
};

/** Otherwise the sums of a device are also of what it moved inside. */
const isOfOutside = (directions: readonly Readonly<{ name: string }>[] | undefined): boolean =>
  directions?.every(({ name }) => name.toLowerCase() === 'external') === true;

const NOTHING_MOVED = { bytes: undefined, bytesIn: undefined, bytesOut: undefined };

const SOURCE_COLUMNS = [
  column<InsideRow>('source', 'text', 9, (row) => row.ip ?? row.hostname ?? NOT_TOLD),
  column<InsideRow>('name', 'text', 6, (row) => row.hostname, true),
  column<InsideRow>('did', 'text', 3, ({ did }) => (did === undefined ? undefined : String(did))),
  column<InsideRow>('bytes', 'bytes', 8, (row) => row.bytes),
  column<InsideRow>('in', 'bytes', 4, (row) => row.bytesIn),
  column<InsideRow>('out', 'bytes', 4, (row) => row.bytesOut),
  column<InsideRow>('connections', 'count', 7, (row) => row.connections),
  column<InsideRow>('destinations', 'count', 6, (row) => row.uniqueDestinations),
];
