// Series over time: one line chart for each of a few, or a sparkline where there are many or little to draw.

import { bandMark } from '../../../text/chart/band-mark.ts';
import { extremesOf, isKnownPoint } from '../../../text/chart/extremes.ts';
import { knownBand } from '../../../text/chart/known-band.ts';
import { resample } from '../../../text/chart/resample.ts';
import { type Times, timesOf } from '../../../text/chart/times-of.ts';
import { drawChart } from '../../../text/chart.ts';
import { clip, displayWidth, padEnd } from '../../../text/display-width.ts';
import { sparkline } from '../../../text/sparkline.ts';
import { indent, type Line, plainLine } from '../../../theme/line.ts';
import { markOf } from '../../../theme/marks.ts';
import type { ChartBlock, ChartSeries } from '../../document.ts';
import { highestOf, lowestOf } from '../parts/series.ts';
import { showValue } from '../parts/show-value.ts';
import { tellLeftOut } from '../parts/tell-document.ts';
import { tellAnomalies } from '../parts/tell-series.ts';
import { type Page, paragraph } from './page.ts';

const MOST_CHARTS = 3;
const MOST_SERIES = 12;
const FEWEST_POINTS = 4;
const WIDEST_NAME = 24;

type Range = Times & Readonly<{ least: number; most: number }>;

export const chartLines = (block: ChartBlock, page: Page): readonly Line[] => {
  const times = timesOf(block.series);
  const title = paragraph(block.title, page, { mostLines: 2 });
  if (times === undefined || block.series.every(({ points }) => !points.some(isKnownPoint))) {
    return [...title, plainLine('No points were reported.', 'dim')];
  }
  const shown = block.series.slice(0, MOST_SERIES);
  const range: Range = { ...times, least: lowestOf(shown), most: highestOf(block) };
  const isDrawn = shown.length <= MOST_CHARTS && shown.some((series) => isWorthDrawing(series, range));
  const left = block.series.length - shown.length;
  return [
    ...title,
    ...(isDrawn ? drawnLines(shown, block, range, page) : []),
    ...shown.flatMap((series) => [
      ...(isDrawn ? [] : sparkLines(series, block, range, page)),
      ...anomalyLines(series, block, page, isDrawn && shown.length > 1 ? `${series.name}: ` : ''),
    ]),
    ...(isDrawn ? bandLines(shown, page) : []),
    ...limitLines(block, page),
    ...(left > 0 ? [plainLine(tellLeftOut(left), 'dim')] : []),
  ];
};

const isWorthDrawing = ({ points }: ChartSeries, { least, most }: Range): boolean => {
  const known = points.filter(isKnownPoint);
  return known.length >= FEWEST_POINTS && most > least && known.some(({ value }) => value !== known[0]?.value);
};

/** So high that labels stand on every second row of one chart, and on every row of several. */
const ROWS_ALONE = 9;
const ROWS_BESIDE = 5;

const drawnLines = (shown: readonly ChartSeries[], block: ChartBlock, range: Range, page: Page): readonly Line[] => {
  const marks = {
    anomaly: markOf('anomaly', page),
    lasting: ' ',
    limit: markOf('limit', page),
    band: bandMark(page),
  };
  const rows = shown.length < MOST_CHARTS ? ROWS_ALONE : ROWS_BESIDE;
  const isMarked = shown.some(({ points }) => points.some(({ isAnomaly }) => isAnomaly));
  const around = (shown.length > 1 ? 1 : 0) + (isMarked ? 1 : 0);
  return drawChart(
    {
      as: block.as,
      series: shown.map(({ name, points }) => ({ name: page.tidy(name), points })),
      limit: block.limit?.value,
      reach: [range.least, range.most],
    },
    { width: page.width, height: shown.length * (rows + around) + 1, ascii: page.ascii, marks },
  );
};

const sparkLines = (series: ChartSeries, { as }: ChartBlock, range: Range, page: Page): readonly Line[] => {
  const extremes = extremesOf(series.points);
  const name = clip(page.tidy(series.name), WIDEST_NAME, page.glyphs.cut);
  const told =
    extremes === undefined
      ? 'not reported'
      : `most ${showValue(extremes.most.value, as, '-')} at ${showValue(extremes.most.at, 'instant', '-')}, last ${showValue(extremes.last.value, as, '-')}`;
  const room = Math.max(8, Math.min(series.points.length, page.width - WIDEST_NAME - 2 - displayWidth(told) - 2));
  const line = sparkline(
    resample(series.points, { ...range, columns: room }).map(({ value }) => value),
    page,
  );
  const text = padEnd(name, WIDEST_NAME);
  const row: Line = [{ text: `${text}  ` }, { text: line, meaning: 'accent' }, { text: `  ${told}` }];
  return displayWidth(`${text}  ${line}  ${told}`) <= page.width
    ? [row]
    : [row.slice(0, 2), ...indent(paragraph(told, page, { width: page.width - 2 }), 2)];
};

const anomalyLines = (series: ChartSeries, { as }: ChartBlock, page: Page, whose: string): readonly Line[] => {
  const told = tellAnomalies(series, as);
  if (told.length === 0) return [];
  const [first = [], ...rest] = paragraph(`${whose}unusual: ${told.join('; ')}`, page, { width: page.width - 2 });
  return [[{ text: `${markOf('anomaly', page)} `, meaning: 'anomaly' }, ...first], ...indent(rest, 2)];
};

const bandLines = (shown: readonly ChartSeries[], page: Page): readonly Line[] =>
  shown.some(({ points }) => points.some((point) => knownBand(point) !== undefined))
    ? paragraph(`${bandMark(page).repeat(3)} usual range`, page)
    : [];

const limitLines = ({ limit, as }: ChartBlock, page: Page): readonly Line[] =>
  limit === undefined
    ? []
    : paragraph(`${markOf('limit', page).repeat(3)} ${limit.label} ${showValue(limit.value, as, 'unknown')}`, page);
