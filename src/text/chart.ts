// Line charts of text, told in parts with meanings and not yet coloured: panes, reports and `darktop detect` all draw with this.
import type { Instant } from '../domain/instant.ts';
import { type Band, knownBand } from './chart/known-band.ts';
import { markedLine } from './chart/marked-line.ts';
import { plotLine } from './chart/plot-line.ts';
import { resample } from './chart/resample.ts';
import { type ChartUnit, tickLabel } from './chart/tick-label.ts';
import { timeAxis } from './chart/time-axis.ts';
import { type Times, timesOf } from './chart/times-of.ts';
import { ticksWithin } from './chart/value-ticks.ts';
import { clip, padEnd, padStart, widest } from './display-width.ts';
import { formatCount } from './units.ts';

export type ChartPoint = Readonly<{
  at: Instant;
  /** Undefined is a gap, and stays one. */
  value: number | undefined;
  isAnomaly?: boolean | undefined;
  /** Away from its habit for some time by now. */
  isLasting?: boolean | undefined;
  /** The ends of what would be usual, which is shaded behind the line where both are known. */
  low?: number | undefined;
  high?: number | undefined;
}>;

export type Chart = Readonly<{
  as: ChartUnit;
  /** Each has a picture of its own, one below the other, on the same scales: so that none is told by colour alone. */
  series: readonly Readonly<{ name: string; points: readonly ChartPoint[] }>[];
  /** A line across. */
  limit?: number | undefined;
  /** Values that the scale reaches to, whether a point lies there or not; zero is always on it. */
  reach?: readonly number[];
}>;

/** What a part of a line is; each is a meaning of the theme as well. */
export type ChartMeaning = 'label' | 'dim' | 'accent' | 'anomaly' | 'warning' | 'limit';
export type ChartLine = readonly Readonly<{ text: string; meaning?: ChartMeaning | undefined }>[];

export type ChartStyle = Readonly<{
  /** In columns and lines, labels and axes included; never exceeded. */
  width: number;
  height: number;
  ascii: boolean;
  /** One column each. */
  marks: Readonly<{
    anomaly: string;
    lasting: string;
    limit: string;
    /** `bandMark`; without it no band is drawn. */
    band?: string | undefined;
  }>;
}>;

export const NARROWEST_CHART = 10;
export const LOWEST_CHART = 3;
/** Anomalies are marked below the line where that leaves it as many rows. */
const FEWEST_MARKED_ROWS = 3;
/** Of a series among several: its name, and two rows. */
const LOWEST_PANEL = 3;
const MOST_ROWS = 200;
/** The axis itself. */
const AXIS = 1;

/** Nothing where there is neither a value nor a band to draw, or less room than 10 by 3. */
export const drawChart = (chart: Chart, style: ChartStyle): readonly ChartLine[] => {
  const times = timesOf(chart.series);
  const known = chart.series.flatMap(({ points }) => points.filter(isKnown));
  const width = Math.floor(style.width);
  const height = Math.floor(style.height);
  if (times === undefined || !(width >= NARROWEST_CHART) || !(height >= LOWEST_CHART)) return [];
  const panels = sharePanels(chart, height - 1);
  const drawn = chart.series.slice(0, panels.shown);
  const bands = style.marks.band === undefined ? [] : drawn.flatMap(({ points }) => bandsOf(points));
  if (known.length === 0 && bands.length === 0) return [];
  const ticks = ticksWithin(...reachOf(chart, known, bands), chart.as === 'bytes', panels.rows - 1);
  const labels = axisLabels(ticks, chart.as, panels.rows, width);
  const labelWidth = widest(labels);
  const start = (labelWidth === 0 ? 0 : labelWidth + 1) + AXIS;
  const columns = width - start;
  const [least = 0, most = 1] = [ticks[0], ticks.at(-1)];
  const draw = (points: readonly ChartPoint[]): readonly ChartLine[] => {
    const cells = resample(points, { ...times, columns });
    const columnsOf = { values: cells.map(({ value }) => value), bands: cells.map(({ band }) => band) };
    const plot = plotLine({ ...style, ...columnsOf, least, most, height: panels.rows }, chart.limit);
    return [
      ...plot.map(
        ({ axis, cells: line }, row): ChartLine => [
          { text: `${labelWidth === 0 ? '' : `${padStart(labels[row] ?? '', labelWidth)} `}${axis}`, meaning: 'dim' },
          ...line,
        ],
      ),
      ...(panels.hasMarks ? [[{ text: ' '.repeat(start) }, ...markedLine(cells, style.marks)]] : []),
    ];
  };
  return [
    ...drawn.flatMap(({ name, points }) => [
      ...(chart.series.length === 1
        ? []
        : [[{ text: clip(name, width, style.ascii ? '~' : '…'), meaning: 'label' } as const]]),
      ...draw(points),
    ]),
    ...leftOut(chart.series.length - panels.shown, panels, width),
    [{ text: axisUnder(times, start, width), meaning: 'dim' }],
  ];
};

const isKnown = ({ at, value }: ChartPoint): boolean =>
  Number.isFinite(at) && value !== undefined && Number.isFinite(value);

const bandsOf = (points: readonly ChartPoint[]): readonly Band[] =>
  points.flatMap((point) => (Number.isFinite(point.at) ? (knownBand(point) ?? []) : []));

type Panels = Readonly<{ shown: number; rows: number; hasMarks: boolean; hasRest: boolean }>;

/** How the room above the axis of time is shared. */
const sharePanels = ({ series }: Chart, height: number): Panels => {
  const isAlone = series.length === 1;
  const shown = isAlone ? 1 : Math.max(1, Math.min(series.length, Math.floor(height / LOWEST_PANEL)));
  const hasRest = shown < series.length && height > shown * LOWEST_PANEL;
  const each = Math.floor((height - (hasRest ? 1 : 0)) / shown) - (isAlone ? 0 : 1);
  const isMarked = series.some(({ points }) => points.some(({ isAnomaly, isLasting }) => isAnomaly || isLasting));
  const hasMarks = isMarked && each > FEWEST_MARKED_ROWS;
  return { shown, rows: Math.min(MOST_ROWS, Math.max(1, each - (hasMarks ? 1 : 0))), hasMarks, hasRest };
};

/** Of a band that rises far above the line so much is shown: the line must not lie flat for it. */
const BAND_OVER_LINE = 2;

const reachOf = (
  { limit, reach = [] }: Chart,
  known: readonly ChartPoint[],
  bands: readonly Band[],
): readonly [number, number] => {
  const line = spanOf([...known.map(({ value }) => value), limit, ...reach]);
  const [least, most] = spanOf([...line, ...bands.flatMap(({ low, high }) => [low, high])]);
  // Where the line is nothing but zero, the band is all there is to see.
  const within = (edge: number, own: number): number =>
    own === 0 || Math.abs(edge) <= Math.abs(own) * BAND_OVER_LINE ? edge : own * BAND_OVER_LINE;
  return [within(least, line[0]), within(most, line[1])];
};

/** Zero is always in it. */
const spanOf = (values: readonly (number | undefined)[]): readonly [number, number] =>
  values.reduce<readonly [number, number]>(
    ([least, most], value) =>
      value === undefined || !Number.isFinite(value) ? [least, most] : [Math.min(least, value), Math.max(most, value)],
    [0, 0],
  );

/** From the top down, one for each row, most of them empty; all of them are, where they would leave too little for the line. */
const axisLabels = (ticks: readonly number[], as: ChartUnit, rows: number, width: number): readonly string[] => {
  const [least = 0, most = 1] = [ticks[0], ticks.at(-1)];
  const labels = Array.from({ length: rows }, () => '');
  for (const tick of ticks) {
    const place = Math.round(((tick / 2 - least / 2) / (most / 2 - least / 2)) * (rows - 1));
    labels[rows - 1 - place] = tickLabel(tick, as);
  }
  return widest(labels) + 1 + AXIS <= width / 2 ? labels : labels.map(() => '');
};

const leftOut = (count: number, { hasRest }: Panels, width: number): readonly ChartLine[] =>
  hasRest ? [[{ text: clip(`and ${formatCount(count)} more`, width, ''), meaning: 'dim' }]] : [];

/** Below the line; in a very narrow chart below its labels too. */
const axisUnder = (times: Times, start: number, width: number): string => {
  const below = timeAxis(times, width - start);
  return below === '' ? timeAxis(times, width) : `${padEnd('', start)}${below}`;
};
