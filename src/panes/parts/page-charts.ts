// The charts of a page's report, drawn above the rest and side by side on one scale, so that they are seen without scrolling.
import type { ChartBlock, ReportDocument } from '../../report/document.ts';
import { formatCount } from '../../text/units.ts';
import type { Line } from '../../theme/line.ts';
import { markOf } from '../../theme/marks.ts';
import type { Pen } from '../../theme/pen.ts';
import { besideLines, stackLines } from '../../widgets/layout.ts';
import { lineChartLines } from '../../widgets/line-chart.ts';
import type { Room } from '../../widgets/room.ts';

export type Charted = Readonly<{ charts: readonly ChartBlock[]; document: ReportDocument }>;

export const takeCharts = (document: ReportDocument): Charted => ({
  charts: document.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'chart')),
  document: {
    ...document,
    // A section of charts alone has nothing left.
    sections: document.sections
      .map((section) => ({ ...section, blocks: section.blocks.filter(({ kind }) => kind !== 'chart') }))
      .filter(({ blocks }, index) => blocks.length > 0 || document.sections[index]?.blocks.length === 0),
  },
});

const GAP = 3;
/** Narrower, two charts stand below each other. */
const BESIDE_FROM = 90;
const HEIGHT = 8;
/** A title and the course in one line each, where a picture would leave no room for the rest. */
const LOWEST = 2;
const ROOM_FOR_PICTURES = 26;
const LOW = 6;
const ROOM_FOR_ONE = 16;
/** Of the room of the page. */
const SHARE_OF_ONE = 0.4;

export const pageCharts = (charts: readonly ChartBlock[], { width, height }: Room, pen: Pen): readonly Line[] => {
  const each = heightFor(
    height,
    charts.reduce((sum, { series }) => sum + series.length, 0),
  );
  return stackLines(
    charts.map((chart) => oneChart(chart, { width, height: each }, pen)),
    1,
  );
};

/** One picture alone has room where several have none. */
const heightFor = (height: number, count: number): number => {
  if (height >= ROOM_FOR_PICTURES) return count === 1 ? Math.max(HEIGHT, Math.floor(height * SHARE_OF_ONE)) : HEIGHT;
  return count === 1 && height >= ROOM_FOR_ONE ? LOW : LOWEST;
};

const oneChart = ({ title, as, series, legend }: ChartBlock, { width, height }: Room, pen: Pen): readonly Line[] => {
  const values = series.flatMap(({ points }) => points.flatMap(({ value }) => (value === undefined ? [] : [value])));
  const reach = values.length === 0 ? [] : [values.reduce((most, value) => Math.max(most, value))];
  const isBeside = width >= BESIDE_FROM && !pen.isSpoken;
  const each = isBeside ? Math.floor((width - GAP * (series.length - 1)) / Math.max(1, series.length)) : width;
  const drawn = series.map((one) => {
    const told = height > LOWEST ? legend : markedWords(one, pen);
    const name = [one.name, title, told].filter((words) => words !== undefined && words !== '').join(', ');
    return lineChartLines({ title: name, as, series: [one], reach, empty: 'not reported', width: each, height }, pen);
  });
  return isBeside ? drawn.reduce((left, right) => besideLines(left, right, GAP, each)) : stackLines(drawn, 0);
};

/** Where a line of blocks has no room for the marks below it. */
const markedWords = ({ points }: ChartBlock['series'][number], pen: Pen): string => {
  const count = points.filter(({ isAnomaly }) => isAnomaly === true).length;
  return count === 0 ? '' : `${markOf('anomaly', pen)} ${formatCount(count)} unusual`;
};
