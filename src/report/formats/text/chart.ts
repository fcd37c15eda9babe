// Series over time: one line chart for each of a few, or a sparkline where there are many or little to draw.
import type { Instant } from '../../../domain/instant.ts';
import { clip, displayWidth, padEnd, padStart } from '../../../text/display-width.ts';
import { sparkline } from '../../../text/sparkline.ts';
import { formatUtcMinute } from '../../../text/utc.ts';
import { markOf } from '../../../theme/marks.ts';
import type { ChartBlock, ChartSeries } from '../../document.ts';
import { resample } from '../parts/resample.ts';
import { extremesOf, highestOf, isKnownPoint, lowestOf, timesOf } from '../parts/series.ts';
import { formatDecimal, showValue } from '../parts/show-value.ts';
import { tellLeftOut } from '../parts/tell-document.ts';
import { tellAnomalies } from '../parts/tell-series.ts';
import { valueTicks } from '../parts/value-ticks.ts';
import { indent, type Line, plainLine } from './line.ts';
import { drawLineChart } from './line-chart.ts';
import { type Page, paragraph } from './page.ts';

const MOST_CHARTS = 3;
const MOST_SERIES = 12;
const FEWEST_POINTS = 4;
const WIDEST_NAME = 24;

type Range = Readonly<{ firstAt: Instant; lastAt: Instant; least: number; most: number }>;

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
    ...shown.flatMap((series) => [
      ...(isDrawn ? drawnLines(series, block, range, page) : sparkLines(series, block, range, page)),
      ...anomalyLines(series, block, page),
    ]),
    ...limitLines(block, page),
    ...(left > 0 ? [plainLine(tellLeftOut(left), 'dim')] : []),
  ];
};

const isWorthDrawing = ({ points }: ChartSeries, { least, most }: Range): boolean => {
  const known = points.filter(isKnownPoint);
  return known.length >= FEWEST_POINTS && most > least && known.some(({ value }) => value !== known[0]?.value);
};

const drawnLines = (series: ChartSeries, block: ChartBlock, range: Range, page: Page): readonly Line[] => {
  const ticks = valueTicks(range.least, range.most, block.as === 'bytes');
  // One or two charts have the room for an empty row between their labels.
  const spread = block.series.length <= 2 ? 2 : 1;
  const height = (ticks.length - 1) * spread + 1;
  const labels = Array.from({ length: height }, (_, row) => {
    const tick = row % spread === 0 ? ticks[ticks.length - 1 - row / spread] : undefined;
    return tick === undefined ? '' : axisLabel(tick, block.as);
  });
  const labelWidth = Math.max(...labels.map(displayWidth));
  const columns = page.width - labelWidth - 2;
  const cells = resample(series, { ...range, columns });
  const drawn = drawLineChart({
    values: cells.map(({ value }) => value),
    least: ticks[0] ?? 0,
    most: ticks.at(-1) ?? 1,
    height,
    limit: block.limit?.value,
    limitMark: markOf('limit', page),
    ascii: page.ascii,
  });
  const marks = cells.map(({ isAnomaly }) => (isAnomaly ? markOf('anomaly', page) : ' ')).join('');
  return [
    ...(block.series.length === 1 ? [] : paragraph(series.name, page, { mostLines: 2 })),
    ...drawn.map(
      (line, row): Line => [
        { text: `${padStart(labels[row] ?? '', labelWidth)} `, meaning: 'dim' },
        { text: line, meaning: 'accent' },
      ],
    ),
    ...(marks.trim() === ''
      ? []
      : [[{ text: ' '.repeat(labelWidth + 2) }, { text: marks, meaning: 'anomaly' } as const]]),
    [{ text: `${' '.repeat(labelWidth + 2)}${timeAxis(range, columns)}`, meaning: 'dim' }],
  ];
};

/** Without the digits that only a table needs. */
const axisLabel = (value: number, as: ChartBlock['as']): string =>
  as === 'count' ? formatDecimal(value) : showValue(value, as, '').replace(/\.0(?=\s|$)/, '');

/** Where it begins, its middle where there is room, where it ends. */
const timeAxis = ({ firstAt, lastAt }: Pick<Range, 'firstAt' | 'lastAt'>, columns: number): string => {
  const [start, middle, end] = [firstAt, firstAt + (lastAt - firstAt) / 2, lastAt].map((at) => formatUtcMinute(at));
  const last = `${end ?? ''}Z`;
  const hasMiddle = columns >= 3 * last.length + 8;
  const half = Math.floor((columns - (middle ?? '').length) / 2);
  const left = hasMiddle ? `${padEnd(start ?? '', half)}${middle ?? ''}` : (start ?? '');
  return `${padEnd(left, columns - last.length)}${last}`;
};

const sparkLines = (series: ChartSeries, { as }: ChartBlock, range: Range, page: Page): readonly Line[] => {
  const extremes = extremesOf(series);
  const name = clip(page.tidy(series.name), WIDEST_NAME, page.glyphs.cut);
  const told =
    extremes === undefined
      ? 'not reported'
      : `most ${showValue(extremes.most.value, as, '-')} at ${showValue(extremes.most.at, 'instant', '-')}, last ${showValue(extremes.last.value, as, '-')}`;
  const room = Math.max(8, Math.min(series.points.length, page.width - WIDEST_NAME - 2 - displayWidth(told) - 2));
  const line = sparkline(
    resample(series, { ...range, columns: room }).map(({ value }) => value),
    page,
  );
  const text = padEnd(name, WIDEST_NAME);
  const row: Line = [{ text: `${text}  ` }, { text: line, meaning: 'accent' }, { text: `  ${told}` }];
  return displayWidth(`${text}  ${line}  ${told}`) <= page.width
    ? [row]
    : [row.slice(0, 2), ...indent(paragraph(told, page, { width: page.width - 2 }), 2)];
};

const anomalyLines = (series: ChartSeries, { as }: ChartBlock, page: Page): readonly Line[] => {
  const told = tellAnomalies(series, as);
  if (told.length === 0) return [];
  const [first = [], ...rest] = paragraph(`unusual: ${told.join('; ')}`, page, { width: page.width - 2 });
  return [[{ text: `${markOf('anomaly', page)} `, meaning: 'anomaly' }, ...first], ...indent(rest, 2)];
};

const limitLines = ({ limit, as }: ChartBlock, page: Page): readonly Line[] =>
  limit === undefined
    ? []
    : paragraph(`${markOf('limit', page).repeat(3)} ${limit.label} ${showValue(limit.value, as, 'unknown')}`, page);
