// Tiles of what an appliance counts of its own accord, each with its span in the title.
import { INVENTORY_SPANS, type InventoryFigures } from '../../../analysis/counts/inventory-figures.ts';
import type { SystemFigures } from '../../../analysis/counts/system-figures.ts';
import { formatCount } from '../../../text/units.ts';
import type { Tile } from '../../../widgets/tiles.ts';
import type { Drawing } from '../drawing.ts';
import { movedBy } from '../moved.ts';

export type OpenTile = Tile & Readonly<{ id: string }>;

type OwnTile = Readonly<{
  title: string;
  id: string;
  read(figures: SystemFigures): number | undefined;
  note?(figures: InventoryFigures): string | undefined;
}>;

const { devices, subnets, credentials, lifePatterns, responses } = INVENTORY_SPANS;

/** The least a title can be cut to leaves its span whole. */
const titled = (name: string, span: string): string => `${name}, ${span.replace(/ days$/, ' d')}`;

const OWN_TILES: readonly OwnTile[] = [
  {
    title: titled('Responses', responses),
    id: 'SYS-OWN/actions of autonomous response',
    read: ({ inventory }) => inventory?.responses,
    note: ({ respondedDevices }) =>
      respondedDevices === undefined
        ? undefined
        : ` on ${formatCount(respondedDevices)} ${respondedDevices === 1 ? 'device' : 'devices'}`,
  },
  { title: titled('Devices', devices), id: 'SYS-KINDS/all', read: (figures) => figures.devices.devices },
  { title: titled('Subnets', subnets), id: 'SYS-OWN/subnets', read: ({ inventory }) => inventory?.subnets },
  {
    title: titled('Credentials', credentials),
    id: 'SYS-OWN/credentials',
    read: ({ inventory }) => inventory?.credentials,
  },
  {
    title: titled('Patterns', lifePatterns),
    id: 'SYS-OWN/patterns of life',
    read: ({ inventory }) => inventory?.lifePatterns,
  },
];

/** Those that are told. */
export const ownTiles = ({ model, pen }: Drawing): readonly OpenTile[] =>
  OWN_TILES.flatMap(({ title, id, read, note }) => {
    const now = read(model.system);
    if (now === undefined) return [];
    const moved = movedBy(now, read(model.before.system), pen);
    return [
      { title, id, value: formatCount(now), moved, note: model.system.inventory && note?.(model.system.inventory) },
    ];
  });
