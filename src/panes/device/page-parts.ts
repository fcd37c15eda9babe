// What the pages of a device say beside what its reports say: the measure that was chosen interval by interval, and every field of its card.
import type { BandMeasure } from '../../analysis/device/measure-band.ts';
import { hasShares } from '../../analysis/device/shares.ts';
import type { DeviceFacts } from '../../analysis/facts.ts';
import type { DeviceTrafficIdentity } from '../../analysis/traffic/describe-device-traffic.ts';
import type { Finding } from '../../domain/finding.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TimeWindow } from '../../domain/window.ts';
import type { ChartSeries } from '../../report/document.ts';
import { wholeIdentityPart } from '../../report/parts/device-parts.ts';
import { bandPart } from '../../report/parts/peer-parts.ts';
import type { ReportPart } from '../../report/report-definition.ts';
import { formatCount } from '../../text/units.ts';
import { activityOf, bandOf, transferOf } from './measured.ts';
import type { MeasureKind } from './settings.ts';

export type PageGiven = Readonly<{
  facts: DeviceFacts;
  window: TimeWindow;
  thresholds: Thresholds;
  measure: MeasureKind;
  /** Intervals in which nothing was, too. */
  showAll: boolean;
  /** Undefined until they are known. */
  findings: readonly Finding[] | undefined;
  /** What its flows call it. */
  end: DeviceTrafficIdentity | undefined;
}>;

type Point = Readonly<{ at: Instant; value: number | undefined }>;

/**
 * Interval by interval over the window; undefined where the appliance did not tell it. One that is not over yet would look like a
 * fall, and is left out where there are others.
 */
export const pointsOf = (measure: BandMeasure, given: Shown): readonly Point[] | undefined => {
  const { facts: told, window } = given;
  const all = allPointsOf(measure, given);
  return all && withoutEmpty(overIn(all, told.intervalHours, window), given);
};

type Shown = Pick<PageGiven, 'facts' | 'window' | 'thresholds' | 'showAll'>;

/** Where nothing was there is a gap, if one does not want to see that. */
const withoutEmpty = <T extends Point>(points: readonly T[], { showAll }: Shown): readonly T[] =>
  showAll ? points : points.map((point) => (point.value === 0 ? { ...point, value: undefined } : point));

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
  { facts: told, window, thresholds }: Shown,
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

export const markedPoints = (measure: BandMeasure, given: PageGiven): ChartSeries['points'] => {
  const onsets = onsetsOf(measure, given.facts.did, given.findings);
  return (pointsOf(measure, given) ?? []).map(({ at, value }) => ({ at, value, isAnomaly: onsets.has(at) }));
};

/** Charts stand above the rest of a page, without a section of their own. */
const charted = (
  series: readonly ChartSeries[],
  as: MeasureKind['as'],
  title: string,
  { legend }: Readonly<{ legend?: string | undefined }> = {},
): ReportPart => ({
  sections: [{ id: '', title: '', blocks: [{ kind: 'chart', title, as, series, legend }] }],
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

const NO_PART: ReportPart = { sections: [], data: {}, notReported: [] };

/** Inside and outside, on one scale. */
export const sidesChart = (given: PageGiven): ReportPart => {
  const { facts: told, window } = given;
  const series = overIn(activityOf({ facts: told, window })?.series ?? [], told.intervalHours, window);
  const internal = series.map((point) => ({ at: point.at, value: point.internalConnections }));
  // Where shares stand in its place, two charts of nothing would say it twice.
  if (hasShares(told) && internal.every(({ value }) => value === undefined)) return NO_PART;
  return charted(
    [
      { name: 'Internal', points: withoutEmpty(internal, given) },
      { name: 'External', points: markedPoints('externalConnections', given) },
    ],
    'count',
    `per ${told.intervalHours} h`,
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
  const band = bandOf({ facts: told, window: given.window }, measure.id);
  const inBand =
    band &&
    overIn(band.points, told.intervalHours, given.window).map(({ at, value, low, high, outside }) => ({
      at,
      value,
      isAnomaly: outside !== undefined,
      ...(low === undefined || high === undefined ? {} : { low, high }),
    }));
  const points = inBand === undefined ? markedPoints(measure.id, given) : withoutEmpty(inBand, given);
  return charted([{ name: measure.title, points }], measure.as, `per ${told.intervalHours} h`, {
    legend: band === undefined ? undefined : `shaded: the band of ${formatCount(band.devices)} similar devices`,
  });
};

/** In words how much of the measure lies outside. */
export const bandNote = ({ facts: told, window, measure }: PageGiven): ReportPart =>
  bandPart(bandOf({ facts: told, window }, measure.id), measure.words);

export const wholeCard = ({ facts: told, end }: PageGiven): ReportPart => wholeIdentityPart(told, end);
