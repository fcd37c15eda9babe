// Who talks to whom as a picture: sources in rows, destinations in columns, and each pair leads to its flows.
import type { FlowMap, FlowMapCell } from '../../analysis/traffic/map-flows.ts';
import type { MapPlace } from '../../analysis/traffic/map-traffic.ts';
import { formatBytes, formatCount, NOT_REPORTED } from '../../text/units.ts';
import type { Line } from '../../theme/line.ts';
import type { Pen } from '../../theme/pen.ts';
import { type HeatMatrixProps, heatMatrixSketch, matrixRoom } from '../../widgets/heat-matrix.ts';
import { clampTop, clampWindow } from '../../widgets/list-window.ts';
import { type Room, within } from '../../widgets/room.ts';
import { plainSketch, type Sketch, stackSketches } from '../../widgets/sketch.ts';
import { createMemory } from '../parts/memory.ts';
import type { MapSpot } from './map-moves.ts';

/** From which row and column on the map is seen, where not all of it has room. */
export type MapPart = Readonly<{ firstRow: number; firstColumn: number }>;

export const WHOLE_MAP: MapPart = { firstRow: 0, firstColumn: 0 };

/** Heard as one line for each pair, the page is as long as they are many; nobody hears more of them than these. */
const MOST_HEARD = 400;

export const mapSketch = (map: FlowMap, room: Room, pen: Pen, part = WHOLE_MAP): Sketch => {
  const found = new Map(map.cells.map((cell) => [keyOf(map, cell.source, cell.destination), cell]));
  const matrix = heatMatrixSketch(
    { ...matrixOf(map, room, pen), ...part },
    (row, column) => idOf(map, found.get(keyOf(map, row, column))),
    pen,
  );
  return stackSketches([plainSketch(within(room, pen, () => [titleLine(map, room.width, pen)])), matrix]);
};

const keyOf = ({ destinations }: FlowMap, source: number, destination: number): number =>
  source * destinations.length + destination;

const matrixOf = (map: FlowMap, { width, height }: Room, pen: Pen): HeatMatrixProps => {
  const { by, sources, destinations } = map;
  return {
    width,
    height: pen.isSpoken ? MOST_HEARD : height - 1,
    rows: sources.map(labelOf),
    columns: destinations.map(labelOf),
    cells: map.cells.map((cell) => ({ row: cell.source, column: cell.destination, value: cell[by] })),
    write: (value) => (by === 'bytes' ? formatBytes(value) : tellCount(value, pen)),
    rowIs: 'source',
    columnIs: 'destination',
    moreRows: map.sourceCount - sources.length,
    moreColumns: map.destinationCount - destinations.length,
    empty: 'nobody talked to anybody',
  };
};

/** How much of the map is seen at once, whichever part of it. */
export type MapRoom = Readonly<{ rows: number; columns: number }>;

export const mapRoom = (map: FlowMap, room: Room, pen: Pen): MapRoom => matrixRoom(matrixOf(map, room, pen), pen);

/** The part that was seen before, moved along until the pair that is selected is in it. */
export const mapPart = (
  map: FlowMap,
  { rows, columns }: MapRoom,
  before: MapPart,
  selected: string | undefined,
): MapPart => {
  const { sources, destinations } = map;
  const [down, across] = [
    { count: sources.length, height: rows },
    { count: destinations.length, height: columns },
  ];
  const cell = selected === undefined ? map.cells[0] : cellAt(map, selected);
  if (cell === undefined)
    return { firstRow: clampTop(before.firstRow, down), firstColumn: clampTop(before.firstColumn, across) };
  // On the way back the busiest columns are seen again as soon as they have room beside the pair.
  const isBack = cell.destination < Math.min(before.firstColumn, columns);
  const top = isBack ? 0 : before.firstColumn;
  return {
    firstRow: clampWindow({ index: cell.source, top: before.firstRow }, down).top,
    firstColumn: clampWindow({ index: cell.destination, top }, across).top,
  };
};

/** What has no room is not said. */
const titleLine = ({ side, by }: FlowMap, width: number, { isSpoken }: Pen): Line => {
  const title = `${side} by ${by}`;
  const more = [
    ...(isSpoken ? [] : ['sources down, destinations across']),
    ...(side === 'subnets' ? ['private addresses by /24 and /64'] : []),
  ];
  const beside = [more.join('; '), more[0] ?? ''].find((text) => `${title}  ${text}`.length <= width);
  return [
    { text: title, meaning: 'heading' },
    ...(beside === undefined ? [] : [{ text: `  ${beside}`, meaning: 'dim' as const }]),
  ];
};

/** What the filter has to ask for besides, to be left with the flows of a pair; undefined where no filter can say it. */
export const mapConditionAt = (map: FlowMap, id: string): string | undefined => cellAt(map, id)?.condition;

/** A pair in words: `10.20.0.0/24 to elsewhere: 4.1 GB in 1,204 connections`. */
export const mapTextAt = (map: FlowMap, id: string, hasBytes = true): string | undefined => {
  const cell = cellAt(map, id);
  const [source, destination] = [map.sources[cell?.source ?? -1], map.destinations[cell?.destination ?? -1]];
  if (cell === undefined || source === undefined || destination === undefined) return undefined;
  if (!hasBytes) return `${labelOf(source)} to ${labelOf(destination)}: ${connectionsText(cell.connections)}`;
  const bytes = cell.bytes === undefined ? 'bytes not reported' : formatBytes(cell.bytes);
  return `${labelOf(source)} to ${labelOf(destination)}: ${bytes} in ${connectionsText(cell.connections)}`;
};

/** Who hears it has no title before the eyes. */
const tellCount = (connections: number | undefined, { isSpoken }: Pen): string =>
  isSpoken ? connectionsText(connections) : formatCount(connections);

const connectionsText = (connections: number | undefined): string =>
  `${formatCount(connections)} connection${connections === 1 ? '' : 's'}`;

type Told = Readonly<{ cells: ReadonlyMap<string, FlowMapCell>; spots: readonly MapSpot[] }>;

const rememberTold = createMemory<Told>();

/** There may be thousands, and each key asks for some of them. */
const toldOf = (map: FlowMap): Told =>
  rememberTold([map], () => {
    const cells = map.cells.map((cell) => [idOf(map, cell), cell] as const);
    return {
      cells: new Map(cells),
      spots: cells.map(([id, { source, destination }]) => ({ id, row: source, from: destination })),
    };
  });

const cellAt = (map: FlowMap, id: string): FlowMapCell | undefined => toldOf(map).cells.get(id);

/** All pairs, also those that are not seen, by the numbers of their rows and columns. */
export const mapSpots = (map: FlowMap): readonly MapSpot[] => toldOf(map).spots;

/** By its filter, so that one stays on a pair whose place changes. */
const idOf = ({ side }: FlowMap, cell: FlowMapCell | undefined): string =>
  `${side}/${cell?.condition ?? `${cell?.source} ${cell?.destination}`}`;

const labelOf = ({ kind, name, hostname }: MapPlace): string => {
  if (kind === 'elsewhere') return 'elsewhere';
  if (kind === 'not-reported') return NOT_REPORTED;
  return hostname ?? name;
};
