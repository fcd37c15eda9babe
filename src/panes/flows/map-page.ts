// Who talks to whom as a picture: sources in rows, destinations in columns, and each pair leads to its flows.
import type { MapPlace } from '../../analysis/traffic/map-traffic.ts';
import { formatBytes, formatCount, NOT_REPORTED } from '../../text/units.ts';
import type { Line } from '../../theme/line.ts';
import type { Pen } from '../../theme/pen.ts';
import { heatMatrixSketch } from '../../widgets/heat-matrix.ts';
import { type Room, within } from '../../widgets/room.ts';
import { plainSketch, type Sketch, stackSketches } from '../../widgets/sketch.ts';
import type { MapCell, MapModel } from './map-model.ts';

export const mapSketch = (model: MapModel, { width, height }: Room, pen: Pen): Sketch => {
  const { by, sources, destinations, cells } = model;
  const keyOf = (source: number, destination: number): number => source * destinations.length + destination;
  const found = new Map(cells.map((cell) => [keyOf(cell.source, cell.destination), cell]));
  const matrix = heatMatrixSketch(
    {
      width,
      height: height - 1,
      rows: sources.map(labelOf),
      columns: destinations.map(labelOf),
      cells: cells.map((cell) => ({
        row: cell.source,
        column: cell.destination,
        value: cell[by],
      })),
      write: (value) => (by === 'bytes' ? formatBytes(value) : tellCount(value, pen)),
      rowIs: 'source',
      columnIs: 'destination',
      moreRows: model.sourceCount - sources.length,
      moreColumns: model.destinationCount - destinations.length,
      empty: 'nobody talked to anybody',
    },
    (row, column) => idOf(model, found.get(keyOf(row, column))),
    pen,
  );
  return stackSketches([plainSketch(within({ width, height }, pen, () => [titleLine(model, width, pen)])), matrix]);
};

/** What has no room is not said. */
const titleLine = ({ side, by, isDerived }: MapModel, width: number, { isSpoken }: Pen): Line => {
  const title = `${side} by ${by}`;
  const more = [
    ...(isSpoken ? [] : ['sources down, destinations across']),
    ...(isDerived ? ['private addresses by /24 and /64'] : []),
  ];
  const beside = [more.join('; '), more[0] ?? ''].find((text) => `${title}  ${text}`.length <= width);
  return [
    { text: title, meaning: 'heading' },
    ...(beside === undefined ? [] : [{ text: `  ${beside}`, meaning: 'dim' as const }]),
  ];
};

/** What the filter has to ask for besides, to be left with the flows of a pair; undefined where no filter can say it. */
export const mapConditionAt = (model: MapModel, id: string): string | undefined => cellAt(model, id)?.condition;

/** A pair in words: `10.20.0.0/24 to elsewhere: 4.1 GB in 1,204 connections`. */
export const mapTextAt = (model: MapModel, id: string): string | undefined => {
  const cell = cellAt(model, id);
  const [source, destination] = [model.sources[cell?.source ?? -1], model.destinations[cell?.destination ?? -1]];
  if (cell === undefined || source === undefined || destination === undefined) return undefined;
  const bytes = cell.bytes === undefined ? 'bytes not reported' : formatBytes(cell.bytes);
  return `${labelOf(source)} to ${labelOf(destination)}: ${bytes} in ${connectionsText(cell.connections)}`;
};

/** Who hears it has no title before the eyes. */
const tellCount = (connections: number | undefined, { isSpoken }: Pen): string =>
  isSpoken ? connectionsText(connections) : formatCount(connections);

const connectionsText = (connections: number | undefined): string =>
  `${formatCount(connections)} connection${connections === 1 ? '' : 's'}`;

const cellAt = (model: MapModel, id: string): MapCell | undefined =>
  model.cells.find((cell) => idOf(model, cell) === id);

/** By its filter, so that one stays on a pair whose place changes. */
const idOf = ({ side }: MapModel, cell: MapCell | undefined): string =>
  `${side}/${cell?.condition ?? `${cell?.source} ${cell?.destination}`}`;

const labelOf = ({ kind, name, hostname }: MapPlace): string => {
  if (kind === 'elsewhere') return 'elsewhere';
  if (kind === 'not-reported') return NOT_REPORTED;
  return hostname ?? name;
};
