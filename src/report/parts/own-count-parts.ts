// What reports say of what an appliance counts of its own accord, each over a span of its own.
import { INVENTORY_SPANS, type InventoryFigures } from '../../analysis/counts/inventory-figures.ts';
import { formatCount } from '../../text/units.ts';
import type { BarsBlock, Fact, NoteBlock } from '../document.ts';
import { bars, fact, note } from './blocks.ts';

export const ownCountFacts = ({
  subnets,
  credentials,
  lifePatterns,
  responses,
  respondedDevices,
  licensedIps,
}: InventoryFigures): readonly Fact[] => [
  fact('subnets', subnets, 'count', INVENTORY_SPANS.subnets),
  fact('credentials', credentials, 'count', INVENTORY_SPANS.credentials),
  fact('patterns of life', lifePatterns, 'count', INVENTORY_SPANS.lifePatterns),
  fact('actions of autonomous response', responses, 'count', INVENTORY_SPANS.responses),
  fact('devices acted against', respondedDevices, 'count', INVENTORY_SPANS.responses),
  fact('licensed IP addresses', licensedIps, 'count', INVENTORY_SPANS.licensedIps),
];

/** A network has some dozen; somebody may send more. */
const MOST_KINDS = 40;

/** A device may be of no kind, and accounts of services stand among them: no shares are made of them. */
export const kindBlocks = ({ kinds = [] }: InventoryFigures): readonly (BarsBlock | NoteBlock)[] =>
  kinds.length === 0
    ? [note('Kinds of devices are not reported.')]
    : [
        bars(
          kinds
            .slice(0, MOST_KINDS)
            .map(({ title, devices }) => ({ label: title, value: devices, sharePercent: undefined })),
          'count',
        ),
        ...(kinds.length > MOST_KINDS ? [note(`and ${formatCount(kinds.length - MOST_KINDS)} more kinds`)] : []),
      ];
