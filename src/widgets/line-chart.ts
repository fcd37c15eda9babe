// Series over time as lines, with their last and highest values in words, their gaps, what is unusual in them, a limit and a band.
//
//   Events  last 42  highest 97
//    100┤        ╭╮
//     50┤  ╭─╮╭──╯╰─
//      0┤──╯ ╰╯
//              ●
//        01-14 13:00      01-15 13:00Z

import { bandMark } from '../text/chart/band-mark.ts';
import { extremesOf } from '../text/chart/extremes.ts';
import { type ColumnValue, resample } from '../text/chart/resample.ts';
import { type ChartUnit, tickLabel } from '../text/chart/tick-label.ts';
import { timesOf } from '../text/chart/times-of.ts';
import { type ChartPoint, drawChart, LOWEST_CHART, NARROWEST_CHART } from '../text/chart.ts';
import { sparkline } from '../text/sparkline.ts';
import { type Line, plainLine } from '../theme/line.ts';
import { markOf } from '../theme/marks.ts';
import type { Pen } from '../theme/pen.ts';
import { type Room, tidy, within } from './room.ts';
import { saying, sayLines } from './say.ts';
import { tellSeries } from './tell-series.ts';

export type ChartSeries = Readonly<{ name: string; points: readonly ChartPoint[] }>;

export type LineChartProps = Room &
  Readonly<{
    /** Of the whole; of one series its name stands there. */
    title?: string | undefined;
    as: ChartUnit;
    series: readonly ChartSeries[];
    limit?: Readonly<{ value: number; label: string }> | undefined;
    /** Values that the scale reaches to in any case. */
    reach?: readonly number[] | undefined;
    /** What is said where there is nothing to draw. */
    empty: string;
  }>;

export const lineChartLines = (props: LineChartProps, pen: Pen): readonly Line[] =>
  within(props, pen, (room) => {
    const known = props.series.filter(({ points }) => extremesOf(points) !== undefined);
    if (known.length === 0) return sayLines(saying([titleOf(props), props.empty], ': '), room, pen, 'dim');
    if (pen.isSpoken) return sayLines(tellChart(props), room, pen);
    const title = titleLine(props, pen);
    const top = title.length === 0 || room.height <= LOWEST_CHART ? [] : [title];
    const drawn = pictureOf(props, { width: room.width, height: room.height - top.length }, pen);
    return drawn.length > 0 ? [...top, ...drawn] : smallChart(props, room, pen);
  });

const titleOf = ({ title, series }: LineChartProps): string =>
  title ?? (series.length === 1 ? (series[0]?.name ?? '') : '');

const tellChart = (props: LineChartProps): string => {
  const { title, series, as, limit } = props;
  const told = series.map((one) => tellSeries(one, as));
  const limited = limit === undefined ? '' : `${limit.label} ${tickLabel(limit.value, as)}`;
  return `${title === undefined ? '' : `${title}. `}${saying([...told, limited], '. ')}.`;
};

/** Of one series its values; several have theirs beside their names. */
const titleLine = (props: LineChartProps, pen: Pen): Line => {
  const [only] = props.series;
  const values = props.series.length === 1 && only !== undefined ? valuesOf(only, props.as) : '';
  const limit =
    props.limit === undefined
      ? ''
      : `${markOf('limit', pen)} ${tidy(props.limit.label, pen)} ${tickLabel(props.limit.value, props.as)}`;
  const title = tidy(titleOf(props), pen);
  if (title === '' && limit === '') return [];
  return [
    { text: title, meaning: 'label' },
    { text: values === '' ? '' : `  ${values}`, meaning: undefined },
    { text: limit === '' ? '' : `  ${limit}`, meaning: 'limit' },
  ];
};

const valuesOf = ({ points }: ChartSeries, as: ChartUnit): string => {
  const extremes = extremesOf(points);
  return extremes === undefined
    ? 'not reported'
    : `last ${tickLabel(extremes.last.value, as)}  highest ${tickLabel(extremes.most.value, as)}`;
};

const pictureOf = ({ as, series, limit, reach }: LineChartProps, room: Room, pen: Pen): readonly Line[] =>
  room.width < NARROWEST_CHART
    ? []
    : drawChart(
        {
          as,
          series: series.map(({ name, points }) => ({
            name: `${tidy(name, pen)}  ${valuesOf({ name, points }, as)}`,
            points,
          })),
          limit: limit?.value,
          ...(reach === undefined ? {} : { reach }),
        },
        {
          ...room,
          ascii: pen.ascii,
          marks: {
            anomaly: markOf('anomaly', pen),
            lasting: pen.ascii ? '~' : '░',
            limit: markOf('limit', pen),
            band: bandMark(pen),
          },
        },
      );

/** Where no chart has room: the title, and a line of blocks. */
const smallChart = (props: LineChartProps, room: Room, pen: Pen): readonly Line[] => {
  const blocks = props.series.map(({ points }): Line => {
    const times = timesOf([{ points }]);
    const cells: readonly ColumnValue[] =
      times === undefined ? [] : resample(points, { ...times, columns: room.width });
    return plainLine(
      sparkline(
        cells.map(({ value }) => value),
        pen,
      ),
      'accent',
    );
  });
  return room.height === 1 ? [titleLine(props, pen)] : [titleLine(props, pen), ...blocks];
};
