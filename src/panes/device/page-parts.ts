// What the pages of a device say beside what its reports say: the measure that was chosen interval by interval, and every field of its card.
import { type Identity, identityOf } from '../../analysis/device/identity.ts';
import { type BandMeasure, measureBand } from '../../analysis/device/measure-band.ts';
import type { DeviceFacts } from '../../analysis/facts.ts';
import type { Finding } from '../../domain/finding.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TimeWindow } from '../../domain/window.ts';
import type { ChartSeries, Fact } from '../../report/document.ts';
import { fact, facts, note, part } from '../../report/parts/blocks.ts';
import type { ReportPart } from '../../report/report-definition.ts';
import { formatCount } from '../../text/units.ts';
import { activityOf, transferOf } from './measured.ts';
import type { MeasureKind } from './settings.ts';

export type PageGiven = Readonly<{
  facts: DeviceFacts;
  window: TimeWindow;
  thresholds: Thresholds;
  measure: MeasureKind;
  /** Undefined until they are known. */
  findings: readonly Finding[] | undefined;
}>;

type Point = Readonly<{ at: Instant; value: number | undefined }>;

/**
 * Interval by interval over the window; undefined where the appliance did not tell it. One that is not over yet would look like a
 * fall, and is left out where there are others.
 */
export const pointsOf = (
  measure: BandMeasure,
  { facts: told, window, thresholds }: Omit<PageGiven, 'measure' | 'findings'>,
): readonly Point[] | undefined => {
  const all = allPointsOf(measure, { facts: told, window, thresholds });
  return all && overIn(all, told.intervalHours, window);
};

export const overIn = <T extends Readonly<{ at: Instant }>>(
  points: readonly T[],
  intervalHours: number,
  window: TimeWindow,
): readonly T[] => {
  const over = points.filter(({ at }) => isOver(at, intervalHours, window));
  return over.length === 0 ? points : over;
};

export const isOver = (at: Instant, intervalHours: number, { endAt }: TimeWindow): boolean =>
  at + intervalHours * HOUR_MS <= endAt;

const allPointsOf = (
  measure: BandMeasure,
  { facts: told, window, thresholds }: Omit<PageGiven, 'measure' | 'findings'>,
): readonly Point[] | undefined => {
  if (measure === 'sent' || measure === 'received') {
    const series = transferOf({ facts: told, window, thresholds })?.series;
    return series?.map(({ at, bytesOut, bytesIn }) => ({ at, value: measure === 'sent' ? bytesOut : bytesIn }));
  }
  return activityOf({ facts: told, window })?.series.map((point) => ({ at: point.at, value: point[measure] }));
};

/** As the detectors call the series. */
const SERIES: Readonly<Record<BandMeasure, string>> = {
  connections: 'connections',
  uniqueDestinations: 'destinations',
  externalConnections: 'external',
  sent: 'sizeout',
  received: 'sizein',
};

/** When the series of a measure left its habit. */
export const onsetsOf = (
  measure: BandMeasure,
  did: number,
  findings: readonly Finding[] | undefined,
): ReadonlySet<Instant> =>
  new Set((findings ?? []).filter(({ id }) => id.includes(`:device.${did}.${SERIES[measure]}:`)).map(({ at }) => at));

const markedPoints = (measure: BandMeasure, given: PageGiven): ChartSeries['points'] => {
  const onsets = onsetsOf(measure, given.facts.did, given.findings);
  return (pointsOf(measure, given) ?? []).map(({ at, value }) => ({ at, value, isAnomaly: onsets.has(at) }));
};

/** Charts stand above the rest of a page, without a section of their own. */
const charted = (series: readonly ChartSeries[], as: MeasureKind['as'], title: string): ReportPart => ({
  sections: [{ id: '', title: '', blocks: [{ kind: 'chart', title, as, series }] }],
  data: {},
  notReported: [],
});

export const measureChart = (given: PageGiven): ReportPart => {
  const { measure, facts: told } = given;
  return charted(
    [{ name: measure.title, points: markedPoints(measure.id, given) }],
    measure.as,
    `per ${told.intervalHours} h`,
  );
};

/** Inside and outside, on one scale. */
export const sidesChart = (given: PageGiven): ReportPart => {
  const { facts: told, window } = given;
  const series = overIn(activityOf({ facts: told, window })?.series ?? [], told.intervalHours, window);
  const points = (read: 'internalConnections' | 'externalConnections'): ChartSeries['points'] =>
    series.map((point) => ({ at: point.at, value: point[read] }));
  return charted(
    [
      { name: 'Internal', points: points('internalConnections') },
      { name: 'External', points: points('externalConnections') },
    ],
    'count',
    `per ${given.facts.intervalHours} h`,
  );
};

/** Out and in, on one scale. */
export const transferChart = (given: PageGiven): ReportPart =>
  charted(
    [
      { name: 'Sent', points: markedPoints('sent', given) },
      { name: 'Received', points: markedPoints('received', given) },
    ],
    'bytes',
    `per ${given.facts.intervalHours} h`,
  );

/** The measure that was chosen against the band of the similar devices, with what lies outside marked. */
export const bandChart = (given: PageGiven): ReportPart => {
  const { measure, facts: told } = given;
  const band = measureBand(told, given.window, measure.id);
  const inBand =
    band &&
    overIn(band.points, told.intervalHours, given.window).map(({ at, value, low, high, outside }) => ({
      at,
      value,
      isAnomaly: outside !== undefined,
      ...(low === undefined || high === undefined ? {} : { low, high }),
    }));
  const points = inBand ?? markedPoints(measure.id, given);
  const title = `per ${told.intervalHours} h, shaded: the band of ${formatCount(band?.devices)} similar devices`;
  return charted(
    [{ name: measure.title, points }],
    measure.as,
    band === undefined ? `per ${told.intervalHours} h` : title,
  );
};

/** In words how much of the measure lies outside. */
export const bandNote = (given: PageGiven): ReportPart => {
  const band = measureBand(given.facts, given.window, given.measure.id);
  const { words } = given.measure;
  return part({ id: 'DEV-BAND', title: 'Against the band of similar devices', data: band }, () =>
    band === undefined
      ? []
      : [
          facts(
            fact('measure', words, 'text'),
            fact('intervals above the band', band.above, 'count', `of ${formatCount(band.points.length)}`),
            fact('intervals below the band', band.below, 'count'),
          ),
          note(
            'The band is where nearly all intervals of the similar devices lie; it takes three of them that were awake.',
          ),
        ],
  );
};

/** Every field that the documents know, whether it was told or not. */
export const wholeCard = ({ facts: told }: PageGiven): ReportPart => {
  const card = identityOf(told);
  return part({ id: 'DEV-IDENTITY', title: 'Identity', data: card }, () =>
    card === undefined ? [] : [facts(...cardFacts(card))],
  );
};

const listed = (words: readonly string[] | undefined): string | undefined =>
  words === undefined || words.length === 0 ? undefined : words.join(', ');

const cardFacts = (card: Identity): readonly Fact[] => [
  fact('number', String(card.did ?? ''), 'text'),
  fact('name', card.hostname, 'text'),
  fact('address', card.ip, 'text'),
  fact('MAC address', card.mac, 'text'),
  fact('type', card.deviceType, 'text'),
  fact('operating system', card.os, 'text'),
  fact('vendor', card.vendor, 'text'),
  fact('model', card.model, 'text'),
  fact('location', card.location, 'text'),
  fact('owner', card.owner, 'text'),
  fact('criticality', card.criticality, 'text'),
  fact('services', listed(card.services), 'text'),
  fact('tags', listed(card.tags), 'text'),
  fact('compliance', listed(card.complianceTags), 'text'),
  fact('first seen', card.firstSeenAt, 'instant'),
  fact('last seen', card.lastSeenAt, 'instant'),
  fact('last update', card.updatedAt, 'instant'),
];
