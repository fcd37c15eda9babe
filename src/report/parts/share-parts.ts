// What reports say of the shares that an appliance of the field tells: to which ports and devices what one device did fell.
import { listShares, type ShareList, type SharePart, type Shares } from '../../analysis/device/shares.ts';
import type { DeviceFacts } from '../../analysis/facts.ts';
import type { Block, Section } from '../document.ts';
import type { ReportPart } from '../report-definition.ts';
import { bars, column, fact, facts, note, table } from './blocks.ts';

/** What the sections are headed: rows of them are told apart by it. */
export const PORTS_USED = 'Ports used';
export const PORTS_SERVED = 'Ports served';
export const DEVICES_USED = 'Devices used';
export const DEVICES_SERVED = 'Devices served';
export const PAIRS = 'Devices with their ports';

/** They stand in the place of what intervals tell otherwise. */
const ID = 'DEV-ACTIVITY';

export type SharesShown = Readonly<{
  top: number;
  /** The destinations stand beside it, in a table of their own. */
  isBesideDestinations?: boolean;
}>;

/** Nothing where no shares are told: then intervals tell what falls to whom. The figures are among those of the activity. */
export const sharesPart = (device: DeviceFacts, { top, isBesideDestinations = false }: SharesShown): ReportPart => {
  const shares = listShares(device);
  if (shares === undefined) return { sections: [], data: {}, notReported: [] };
  const lists = LISTS.filter(([title]) => !(isBesideDestinations && title === DEVICES_USED));
  const untold = lists.filter(([, read]) => read(shares) === undefined).map(([title]) => title.toLowerCase());
  return {
    sections: [
      { id: ID, title: 'Used and served, over everything the appliance keeps', blocks: totalBlocks(shares) },
      ...lists.flatMap(([title, read]) => shareSection(ID, title, read(shares), top)),
      ...pairSection(shares.pairs, top),
    ],
    data: {},
    notReported: untold.length === 0 ? [] : [{ id: ID, reason: `shares that were not reported: ${untold.join(', ')}` }],
  };
};

const LISTS: readonly (readonly [title: string, read: (shares: Shares) => ShareList | undefined])[] = [
  [PORTS_USED, ({ portsUsed }) => portsUsed],
  [DEVICES_USED, ({ devicesUsed }) => devicesUsed],
  [PORTS_SERVED, ({ portsServed }) => portsServed],
  [DEVICES_SERVED, ({ devicesServed }) => devicesServed],
];

const totalBlocks = ({ usedTotal, servedTotal, bothTotal }: Shares): readonly Block[] => [
  facts(
    fact('used, in total', usedTotal, 'count'),
    fact('served, in total', servedTotal, 'count'),
    fact('both', bothTotal, 'count'),
  ),
  note('These totals are on a scale of their own: they do not compare with what intervals count.'),
];

/** One list as bars under its own heading; none where it was not told. */
export const shareSection = (
  id: string,
  title: string,
  list: ShareList | undefined,
  top: number,
): readonly Section[] => (list === undefined ? [] : [{ id, title, blocks: shareBlocks(list, top) }]);

const shareBlocks = (list: ShareList, top: number): readonly Block[] => {
  const named = list.filter(({ isRest }) => !isRest);
  if (list.length === 0) return [note('None.')];
  const left = Math.max(0, named.length - top);
  return [
    bars([...named.slice(0, top), ...list.filter(({ isRest }) => isRest)].map(barOf), 'share'),
    ...(left === 0 ? [] : [note(`${left} more are named.`)]),
  ];
};

const barOf = ({ label, service, sharePercent }: SharePart) => ({
  label,
  value: sharePercent,
  sharePercent: undefined,
  ...(service === undefined ? {} : { note: service }),
});

const PAIR_COLUMNS = [
  column<SharePart>('device', 'text', 9, ({ label }) => label, true),
  column<SharePart>('port', 'text', 9, ({ portLabel, isRest }) => (isRest ? '' : portLabel)),
  column<SharePart>('service', 'text', 5, ({ service }) => service ?? ''),
  column<SharePart>('this device', 'text', 7, ({ direction }) => direction && WAYS[direction]),
  column<SharePart>('share', 'share', 9, ({ sharePercent }) => sharePercent),
];

const WAYS = { out: 'asked', in: 'was asked' } as const;

const pairSection = (pairs: ShareList | undefined, top: number): readonly Section[] =>
  pairs === undefined ? [] : [{ id: ID, title: PAIRS, blocks: [table(pairs, PAIR_COLUMNS, { top, empty: 'none' })] }];
