// A chart as inline SVG: lines with their gaps, the usual band shaded, unusual points ringed, a limit across, both axes with units.

import { isKnownPoint } from '../../../text/chart/extremes.ts';
import { timesOf } from '../../../text/chart/times-of.ts';
import { valueTicks } from '../../../text/chart/value-ticks.ts';
import type { ChartBlock } from '../../document.ts';
import { anomaliesOf, highestOf, type KnownPoint, lowestOf } from '../parts/series.ts';
import { showValue } from '../parts/show-value.ts';
import { tellAnomalies } from '../parts/tell-series.ts';
import { escapeHtml } from './escape.ts';
import { bandRuns, lineRuns } from './runs.ts';
import { timeTicks } from './time-ticks.ts';

const WIDTH = 960;
const HEIGHT = 260;
const LEFT = 78;
const RIGHT = 26;
const TOP = 16;
const BOTTOM = 30;
const MOST_SERIES = 4;

type Frame = Readonly<{
  x(at: number): number;
  y(value: number): number;
  ticks: readonly number[];
  firstAt: number;
  lastAt: number;
}>;

export const chartFigure = (block: ChartBlock): string => {
  const caption = `<figcaption>${escapeHtml(block.title)}</figcaption>`;
  const drawn = { ...block, series: block.series.slice(0, MOST_SERIES) };
  const times = timesOf(drawn.series);
  if (times === undefined || !drawn.series.some(({ points }) => points.some(isKnownPoint))) {
    return `<figure>${caption}<p class="empty">No points were reported.</p></figure>`;
  }
  const frame = frameOf(drawn, times.firstAt, times.lastAt);
  const parts = [
    ...axes(frame, block.as),
    ...drawn.series.flatMap(({ points }) => bandRuns(points).map((run) => band(run, frame))),
    ...limitLine(block, frame),
    ...drawn.series.flatMap(({ points }, index) =>
      lineRuns(points).map((run) => stroke(run, frame, `l${index % MOST_SERIES}`)),
    ),
    ...drawn.series.flatMap((series) => anomaliesOf(series).map((point) => ring(point, block.as, frame))),
  ];
  const label = escapeHtml(`${block.title}: ${drawn.series.map(({ name }) => name).join(', ')}`);
  const left = block.series.length - drawn.series.length;
  return [
    `<figure>${caption}`,
    `<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">`,
    ...parts,
    '</svg>',
    legend(drawn),
    left > 0 ? `<p class="more">and ${left} more series</p>` : '',
    '</figure>',
  ]
    .filter((line) => line !== '')
    .join('\n');
};

const frameOf = (block: ChartBlock, firstAt: number, lastAt: number): Frame => {
  const ticks = valueTicks(lowestOf(block.series), highestOf(block), block.as === 'bytes');
  const [bottom, top] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const span = lastAt - firstAt;
  return {
    x: (at) => (span === 0 ? (LEFT + WIDTH - RIGHT) / 2 : LEFT + ((at - firstAt) / span) * (WIDTH - LEFT - RIGHT)),
    // What lies beyond the axis, because no axis can hold it, stands at its edge.
    y: (value) =>
      HEIGHT - BOTTOM - Math.max(0, Math.min(1, (value - bottom) / (top - bottom))) * (HEIGHT - TOP - BOTTOM),
    ticks,
    firstAt,
    lastAt,
  };
};

const axes = ({ x, y, ticks, firstAt, lastAt }: Frame, as: ChartBlock['as']): readonly string[] => [
  ...ticks.flatMap((tick) => [
    `<line class="axis" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at(y(tick))}" y2="${at(y(tick))}"/>`,
    `<text x="${LEFT - 10}" y="${at(y(tick) + 4)}" text-anchor="end">${escapeHtml(axisLabel(tick, as))}</text>`,
  ]),
  ...timeTicks(firstAt, lastAt).map(
    (tick) => `<text x="${at(x(tick.at))}" y="${HEIGHT - 9}" text-anchor="middle">${escapeHtml(tick.label)}</text>`,
  ),
  `<text x="${LEFT - 10}" y="${HEIGHT - 9}" text-anchor="end">UTC</text>`,
];

const axisLabel = (value: number, as: ChartBlock['as']): string => showValue(value, as, '').replace(/\.0(?=\s|$)/, '');

const band = (run: readonly Readonly<{ at: number; low: number; high: number }>[], { x, y }: Frame): string => {
  const top = run.map((point) => `${at(x(point.at))},${at(y(point.high))}`);
  const bottom = run.map((point) => `${at(x(point.at))},${at(y(point.low))}`).reverse();
  return `<polygon class="band" points="${[...top, ...bottom].join(' ')}"/>`;
};

/** A point without neighbours would be a line without length, which is not drawn. */
const stroke = (run: readonly KnownPoint[], { x, y }: Frame, name: string): string => {
  const [first] = run;
  if (run.length === 1 && first !== undefined) {
    return `<circle class="dot" cx="${at(x(first.at))}" cy="${at(y(first.value))}" r="3"/>`;
  }
  return `<polyline class="${name}" points="${run.map((point) => `${at(x(point.at))},${at(y(point.value))}`).join(' ')}"/>`;
};

const ring = (point: KnownPoint, as: ChartBlock['as'], { x, y }: Frame): string => {
  const [told = ''] = tellAnomalies({ name: '', points: [point] }, as);
  return `<circle class="odd" cx="${at(x(point.at))}" cy="${at(y(point.value))}" r="5"><title>${escapeHtml(told)}</title></circle>`;
};

const limitLine = ({ limit, as }: ChartBlock, { y }: Frame): readonly string[] =>
  limit === undefined || !Number.isFinite(limit.value)
    ? []
    : [
        `<line class="limit" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at(y(limit.value))}" y2="${at(y(limit.value))}"/>`,
        `<text x="${WIDTH - RIGHT}" y="${at(y(limit.value) + 14)}" text-anchor="end">${escapeHtml(`${limit.label} ${showValue(limit.value, as, '')}`)}</text>`,
      ];

const legend = ({ series, as }: ChartBlock): string => {
  const hasBand = series.some(({ points }) => bandRuns(points).length > 0);
  const unusual = series.flatMap((one) =>
    tellAnomalies(one, as).map((told) => (series.length > 1 ? `${one.name} ${told}` : told)),
  );
  const items = [
    ...(series.length > 1 || hasBand
      ? series.map(({ name }, index) => key(`<line class="l${index}" x1="1" x2="31" y1="6" y2="6"/>`, name))
      : []),
    ...(hasBand ? [key('<rect class="band" width="32" height="12"/>', 'usual range')] : []),
    ...(unusual.length > 0
      ? [key('<circle class="odd" cx="16" cy="6" r="4"/>', `unusual: ${unusual.join('; ')}`)]
      : []),
  ];
  return items.length === 0 ? '' : `<ul class="legend">${items.join('')}</ul>`;
};

const key = (picture: string, name: string): string =>
  `<li><svg viewBox="0 0 32 12" aria-hidden="true">${picture}</svg>${escapeHtml(name)}</li>`;

/** Tenths of a unit are finer than any screen. */
const at = (place: number): string => String(Math.round(place * 10) / 10);
