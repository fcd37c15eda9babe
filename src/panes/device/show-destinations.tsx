// With whom the device spoke, over everything the appliance keeps: one row for each destination.
import { type DestinationList, type DestinationRow, listDestinations } from '../../analysis/device/destinations.ts';
import { formatBytes, formatCount, formatPercent } from '../../text/units.ts';
import type { Line } from '../../theme/line.ts';
import type { Outcome, PaneContext, Shown } from '../pane.ts';
import { createMemory } from '../parts/memory.ts';
import { type View, withChoice } from '../view.ts';
import {
  DESTINATION_SIDE,
  DESTINATION_WIDTHS,
  destinationOrdering,
  destinationsMeant,
  SIDES,
} from './destination-list.ts';
import { narrow, narrowingOf } from './narrowing.ts';
import { type Ordering, orderIn } from './ordered-rows.ts';
import { toPlace } from './places.ts';
import type { DeviceAsked } from './questions.ts';
import type { DeviceSection } from './sections.ts';
import { isNarrowed, settingsOf } from './settings.ts';
import { showRows } from './show-rows.tsx';

const rememberAll = createMemory<DestinationList | undefined>();
const rememberOrdering = createMemory<Ordering<DestinationRow>>();
const rememberMeant = createMemory<readonly DestinationRow[]>();

export const showDestinations = (context: PaneContext, asked: DeviceAsked, section: DeviceSection): Shown => {
  const { view, now, thresholds } = context;
  const { facts } = asked;
  const all = rememberAll([facts.peers, facts.sent, facts.received], () => listDestinations(facts));
  const ordering = rememberOrdering([all], () => destinationOrdering(all));
  const order = orderIn(view, ordering);
  const side = sideIn(view);
  const rows = rememberMeant([all, view.filter, side, order.id, order.isDescending], () =>
    destinationsMeant(all?.destinations ?? [], { side, words: settingsOf(view).filter.words, order }),
  );
  return showRows(context, asked, {
    section,
    ordering,
    order,
    rows,
    widths: DESTINATION_WIDTHS,
    told: toldOf(all, rows, side),
    empty: emptyText(all, side, isNarrowed(view)),
    open: (row) => toPlace(row, { view, asked, thresholds, now, findings: undefined }),
    copied: ({ hostname, ip, label }) => ({ text: hostname ?? ip ?? label, what: 'destination' }),
    act: (action, row) => {
      if (action === 'side') return sideChoice(side);
      if (action === 'narrow') return row && narrow(withChoice(view, DESTINATION_SIDE, 'all'), narrowingOf(row));
      return undefined;
    },
    hints: ['side', 'narrow'],
  });
};

const sideIn = ({ choices }: View): string => SIDES.find(({ id }) => id === choices[DESTINATION_SIDE])?.id ?? 'all';

const sideChoice = (side: string): Outcome => ({
  kind: 'choose',
  choice: DESTINATION_SIDE,
  title: 'Which destinations',
  options: SIDES,
  chosen: side,
});

const emptyText = (all: DestinationList | undefined, side: string, isNarrowed: boolean): string => {
  if (all === undefined) return 'the appliance did not report destinations';
  if (all.destinations.length === 0)
    return isNarrowed ? 'none of what was asked for; backspace widens it' : 'it talked to nobody';
  return side === 'all'
    ? 'no destination is like that; x lists all of them'
    : 'no destination on this side is like that; b lists the others, x those with other words';
};

const toldOf = (all: DestinationList | undefined, rows: readonly DestinationRow[], side: string): Line => {
  if (all === undefined) return [{ text: ' destinations: not reported', meaning: 'dim' }];
  const of = rows.length === all.destinations.length ? '' : ` of ${formatCount(all.destinations.length)}`;
  const told = all.hasAmounts
    ? [
        `${formatCount(all.externalDestinationCount)} external, ${formatCount(all.internalDestinationCount)} internal`,
        `sent ${formatBytes(all.bytesOut)}`,
        `received ${formatBytes(all.bytesIn)}`,
      ].join('  ')
    : sharesTold(all);
  return [
    { text: ` ${side === 'all' ? '' : `${side} `}destinations: `, meaning: 'label' },
    { text: `${formatCount(rows.length)}${of}`, meaning: 'accent' },
    { text: `  over everything that is kept: ${told}`, meaning: 'dim' },
  ];
};

const sharesTold = ({ restPercent }: DestinationList): string =>
  `shares of what it used${restPercent === undefined ? '' : ` (${formatPercent(restPercent, 0)} is not named)`}, no amounts`;
