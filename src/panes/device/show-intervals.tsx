// What the device did interval by interval, the latest first: the figures behind the charts, each row leading to its flows.
import { hasShares } from '../../analysis/device/shares.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Instant } from '../../domain/instant.ts';
import { formatCount } from '../../text/units.ts';
import type { Line } from '../../theme/line.ts';
import { markOf } from '../../theme/marks.ts';
import type { PaneContext, Shown } from '../pane.ts';
import { createMemory } from '../parts/memory.ts';
import {
  INTERVAL_COLUMNS,
  INTERVAL_ORDER,
  INTERVAL_USUAL,
  INTERVAL_WIDTHS,
  type IntervalRow,
  intervalColumns,
} from './interval-list.ts';
import { findingsAbout } from './judged.ts';
import { activityOf, transferOf } from './measured.ts';
import { type Ordering, orderIn, orderRows } from './ordered-rows.ts';
import { isOver, onsetsOf } from './page-parts.ts';
import { toInterval } from './places.ts';
import type { DeviceAsked } from './questions.ts';
import type { DeviceSection } from './sections.ts';
import { MEASURES, type MeasureKind, settingsOf } from './settings.ts';
import { showRows } from './show-rows.tsx';

const orderingOf = (columns: Ordering<IntervalRow>['columns']): Ordering<IntervalRow> => ({
  choice: INTERVAL_ORDER,
  title: 'Order of the intervals',
  columns,
  usual: INTERVAL_USUAL,
});

const RUNNING = 'not over yet';

const rememberAll = createMemory<readonly IntervalRow[]>();
const rememberOrdering = createMemory<Ordering<IntervalRow>>();
const rememberOrdered = createMemory<readonly IntervalRow[]>();

export const showIntervals = (context: PaneContext, asked: DeviceAsked, section: DeviceSection): Shown => {
  const { view, now, thresholds, pen, clock } = context;
  const findings = findingsAbout(context, asked);
  const { showAll } = settingsOf(view);
  const all = rememberAll([...asked.givens, findings, showAll], () =>
    rowsOf(asked, thresholds, findings).filter((row) => showAll || !isEmpty(row)),
  );
  const isToldOtherwise = hasShares(asked.facts);
  const ordering = rememberOrdering([all, isToldOtherwise], () => orderingOf(intervalColumns(all, isToldOtherwise)));
  const order = orderIn(view, ordering);
  const rows = rememberOrdered([all, order.id, order.isDescending], () => orderRows(all, INTERVAL_COLUMNS, order));
  return showRows(context, asked, {
    section,
    ordering,
    order,
    rows,
    widths: INTERVAL_WIDTHS,
    told: toldOf(all, findings),
    empty: 'the device has no intervals in this window',
    markOf: ({ unusual }) =>
      unusual === '' || unusual === RUNNING ? undefined : { text: markOf('anomaly', pen), meaning: 'anomaly' },
    // Its bytes are of flows both ways.
    open: ({ at }) => toInterval(at, { view, asked, thresholds, now, findings, number: 1 }, { all: true }),
    copied: (row) => ({
      text: ordering.columns.map(({ title, write }) => `${title} ${write(row, clock)}`).join('  '),
      what: 'interval',
    }),
    hints: [],
  });
};

/** Nothing was begun and nothing moved, as usual. */
const isEmpty = ({ connections = 0, sent = 0, received = 0, unusual }: IntervalRow): boolean =>
  unusual === '' && connections === 0 && sent === 0 && received === 0;

const rowsOf = (
  { facts, window }: DeviceAsked,
  thresholds: PaneContext['thresholds'],
  findings: readonly Finding[] | undefined,
): readonly IntervalRow[] => {
  const activity = activityOf({ facts, window })?.series ?? [];
  const transfer = transferOf({ facts, window, thresholds })?.series ?? [];
  const byInstant = new Map(activity.map((point) => [point.at, point]));
  const bytes = new Map(transfer.map((point) => [point.at, point]));
  const onsets = MEASURES.map((measure) => ({ measure, at: onsetsOf(measure.id, facts.did, findings) }));
  const unusualAt = (at: Instant): string =>
    onsets
      .filter((one) => one.at.has(at))
      .map(({ measure }: Readonly<{ measure: MeasureKind }>) => measure.words)
      .join(', ');
  return [...new Set([...byInstant.keys(), ...bytes.keys()])].map((at) => {
    const point = byInstant.get(at);
    return {
      at,
      connections: point?.connections,
      destinations: point?.uniqueDestinations,
      internal: point?.internalConnections,
      external: point?.externalConnections,
      sent: bytes.get(at)?.bytesOut,
      received: bytes.get(at)?.bytesIn,
      unusual: isOver(at, facts.intervalHours, window) ? unusualAt(at) : RUNNING,
    };
  });
};

const toldOf = (rows: readonly IntervalRow[], findings: readonly Finding[] | undefined): Line => {
  const unusual = rows.filter((row) => row.unusual !== '' && row.unusual !== RUNNING).length;
  const told = findings === undefined ? 'judging' : unusual === 0 ? 'none begins anything unusual' : '';
  return [
    { text: ' intervals: ', meaning: 'label' },
    { text: formatCount(rows.length), meaning: 'accent' },
    {
      text: told === '' ? `  in ${formatCount(unusual)} something unusual begins` : `  ${told}`,
      meaning: unusual > 0 ? 'anomaly' : 'dim',
    },
  ];
};
