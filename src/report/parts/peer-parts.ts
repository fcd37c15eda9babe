// What reports say of a device beside those that resemble it.

import type { Baseline } from '../../analysis/device/baseline.ts';
import { type Comparison, compareWithBaseline } from '../../analysis/device/baseline.ts';
import type { PeerBand } from '../../analysis/device/measure-band.ts';
import type { Measure, Measures } from '../../analysis/device/peer-measures.ts';
import { comparePeers, type PeerComparison, type PeerRow } from '../../analysis/device/peers.ts';
import type { DeviceFacts } from '../../analysis/facts.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TimeWindow } from '../../domain/window.ts';
import type { Block, Fact, ValueKind } from '../document.ts';
import type { ReportPart } from '../report-definition.ts';
import { atMinute, type ColumnOf, column, fact, facts, note, part, table } from './blocks.ts';

const NO_PEERS = 'the appliance named no similar devices';
const NO_INTERVALS = 'the appliance told no intervals of the similar devices that it named';

/** Why there is nothing to compare with. */
export const missingPeers = ({ peers }: DeviceFacts): string =>
  (peers?.similar?.length ?? 0) > 0 ? NO_INTERVALS : NO_PEERS;

export const peersPart = (device: DeviceFacts, window: TimeWindow, thresholds: Thresholds, top: number): ReportPart => {
  const found = comparePeers(device, window, thresholds);
  const data = found === undefined || found.peers.length === 0 ? undefined : found;
  return part({ id: 'DEV-PEERS', title: 'Similar devices', data, missing: missingPeers(device) }, () =>
    found === undefined ? [] : peerBlocks(found, thresholds, top),
  );
};

const peerBlocks = ({ own, peers }: PeerComparison, thresholds: Thresholds, top: number): readonly Block[] => {
  const untold = untoldIn([own, ...peers]);
  const isTold = ({ of: measure }: Readonly<{ of?: Untold }>): boolean =>
    measure === undefined || !untold.includes(measure);
  const columns = (all: readonly MeasuredColumn[]): readonly ColumnOf<PeerRow>[] =>
    all.filter(isTold).map(({ of: _, ...told }) => told);
  return [
    facts(
      fact('connections', own.connections, 'count'),
      ...MEASURED_FACTS.filter(isTold).map(({ label, as, read }) => fact(label, read(own), as)),
      fact('peak', own.peakConnections, 'count', atMinute(own.peakAt)),
    ),
    table(peers, columns(PEER_COLUMNS), { top, empty: NO_PEERS }),
    table(peers, columns(DEVIATION_COLUMNS), { top, empty: NO_PEERS }),
    note(deviationWords(peers, thresholds)),
    ...untoldNotes(untold),
  ];
};

/** What is not counted for this device nor for any that resembles it. */
const untoldIn = (all: readonly Measures[]): readonly Untold[] =>
  UNTOLD.filter((measure) => all.every((one) => one[measure] === undefined));

const UNTOLD = ['uniqueDestinations', 'externalRatio'] as const;

type Untold = (typeof UNTOLD)[number];

const WORDS: Readonly<Record<Untold, string>> = {
  uniqueDestinations: 'destinations per interval',
  externalRatio: 'the external share',
};

const untoldNotes = (untold: readonly Untold[]): readonly Block[] =>
  untold.length === 0 ? [] : [note(`Not reported: ${untold.map((measure) => WORDS[measure]).join(' and ')}.`)];

type MeasuredColumn = ColumnOf<PeerRow> & Readonly<{ of?: Untold }>;

const of = (measure: Untold, told: ColumnOf<PeerRow>): MeasuredColumn => ({ ...told, of: measure });

type MeasuredFact = Readonly<{ label: string; as: ValueKind; of: Untold; read(own: Measures): number | undefined }>;

const MEASURED_FACTS: readonly MeasuredFact[] = [
  {
    label: 'destinations per interval, mean',
    as: 'decimal',
    of: 'uniqueDestinations',
    read: (own) => own.uniqueDestinations,
  },
  { label: 'external share', as: 'percent', of: 'externalRatio', read: (own) => percentOf(own.externalRatio) },
];

const percentOf = (ratio: number | undefined): number | undefined => (ratio === undefined ? undefined : ratio * 100);

const changeOf = (peer: PeerRow, measure: Measure): number | undefined =>
  peer.deviations.find((deviation) => deviation.measure === measure)?.changePercent;

const PEER_COLUMNS: readonly MeasuredColumn[] = [
  column<PeerRow>('similar device', 'text', 9, (row) => row.label, true),
  column<PeerRow>('did', 'text', 8, ({ did }) => (did === undefined ? undefined : String(did))),
  column<PeerRow>('similarity', 'score', 8, (row) => row.score),
  column<PeerRow>('connections', 'count', 9, (row) => row.connections),
  of(
    'uniqueDestinations',
    column<PeerRow>('destinations', 'decimal', 6, (row) => row.uniqueDestinations),
  ),
  of(
    'externalRatio',
    column<PeerRow>('external', 'percent', 6, (row) => percentOf(row.externalRatio)),
  ),
  column<PeerRow>('peak', 'count', 5, (row) => row.peakConnections),
];

const DEVIATION_COLUMNS: readonly MeasuredColumn[] = [
  column<PeerRow>('this device against', 'text', 9, (row) => row.label, true),
  column<PeerRow>('in connections', 'change', 9, (row) => changeOf(row, 'connections')),
  of(
    'uniqueDestinations',
    column<PeerRow>('in destinations', 'change', 8, (row) => changeOf(row, 'uniqueDestinations')),
  ),
  of(
    'externalRatio',
    column<PeerRow>('in external share', 'change', 7, (row) => changeOf(row, 'externalRatio')),
  ),
];

const deviationWords = (peers: readonly PeerRow[], thresholds: Thresholds): string => {
  const flagged = peers.filter(({ deviations }) => deviations.some(({ flag }) => flag !== undefined)).length;
  return `${flagged} of ${peers.length} differ from this device by more than ${thresholds.dev_peers_deviation_percent} % in some measure.`;
};

export const baselinePart = (device: DeviceFacts, window: TimeWindow, thresholds: Thresholds): ReportPart => {
  const baseline = compareWithBaseline(device, window, thresholds);
  const data = baseline === undefined || baseline.devices === 0 ? undefined : baseline;
  return part(
    { id: 'DEV-BASELINE', title: 'Against the baseline of similar devices', data, missing: missingPeers(device) },
    () => (baseline === undefined ? [] : baselineBlocks(baseline)),
  );
};

const baselineBlocks = (baseline: Baseline): readonly Block[] => {
  const all = [
    ['connections', baseline.connections],
    ['destinations', baseline.uniqueDestinations],
    ['external, %', inPercent(baseline.externalRatio)],
  ] as const;
  const compared = all.filter(
    ([, { measure, value, baseline: mean }]) => measure === 'connections' || value !== undefined || mean !== undefined,
  );
  const outside = baseline.band.filter((point) => point.outside !== undefined).length;
  return [
    table(
      compared.map(([name, comparison]) => ({ name, ...comparison })),
      [
        column('measure', 'text', 9, (row) => row.name, true),
        column('this device', 'decimal', 9, (row) => row.value),
        column('mean of peers', 'decimal', 9, (row) => row.baseline),
        column('multiple', 'ratio', 9, (row) => row.ratio),
        column('own usual', 'decimal', 4, (row) => row.usual),
        column('median of peers', 'decimal', 6, (row) => row.robust?.median),
        column('usual from', 'decimal', 5, (row) => row.robust?.low),
        column('to', 'decimal', 5, (row) => row.robust?.high),
      ],
      { top: 3, empty: '' },
    ),
    facts(...compared.map(([name, comparison]) => distanceFact(name, comparison))),
    {
      kind: 'chart',
      title: 'connections per interval, and the band of similar devices',
      as: 'count',
      series: [
        {
          name: 'this device',
          points: baseline.band.map(({ at, connections, low, high, outside: side }) => ({
            at,
            value: connections,
            isAnomaly: side !== undefined,
            ...(low === undefined || high === undefined ? {} : { low, high }),
          })),
        },
        { name: 'median of peers', points: baseline.band.map(({ at, median }) => ({ at, value: median })) },
      ],
    },
    note(
      `${outside} of ${baseline.band.length} intervals lie outside the band of the similar devices, in connections.`,
    ),
  ];
};

/** In words how much of a measure lies outside the band. */
export const bandPart = (band: PeerBand | undefined, words: string): ReportPart =>
  part({ id: 'DEV-BAND', title: `Against the band of similar devices: ${words}`, data: band, missing: NO_PEERS }, () =>
    band === undefined
      ? []
      : [
          facts(
            fact('intervals above the band', band.above, 'count', `of ${band.points.length}`),
            fact('intervals below the band', band.below, 'count'),
            fact('similar devices that were awake', band.devices, 'count'),
          ),
          note(
            'The band is where nearly all intervals of the similar devices lie; it takes three of them that were awake.',
          ),
        ],
  );

const inPercent = ({ value, baseline, usual, robust, ...rest }: Comparison): Comparison => ({
  ...rest,
  value: percentOf(value),
  baseline: percentOf(baseline),
  usual: percentOf(usual),
  robust: robust && {
    ...robust,
    median: percentOf(robust.median),
    low: percentOf(robust.low),
    // The band is one of factors, and ends where everything is external.
    high: robust.high === undefined ? undefined : Math.min(100, robust.high * 100),
  },
});

const distanceFact = (name: string, { robust }: Comparison): Fact =>
  fact(
    `${name.replace(', %', '')}: from median`,
    robust?.units,
    'decimal',
    robust === undefined ? 'too few peers' : 'usual spreads',
  );
