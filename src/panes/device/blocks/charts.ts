// The measure that was chosen as a large chart, and what went out and came in as small ones.
import type { BandMeasure } from '../../../analysis/device/measure-band.ts';
import type { Line } from '../../../theme/line.ts';
import { besideLines, stackLines } from '../../../widgets/layout.ts';
import { lineChartLines } from '../../../widgets/line-chart.ts';
import type { Room } from '../../../widgets/room.ts';
import type { Sketch } from '../../../widgets/sketch.ts';
import { type Drawing, NOT_REPORTED, pageSpot } from '../drawing.ts';
import { isOver, markedPoints } from '../page-parts.ts';
import { MEASURES } from '../settings.ts';

const GAP = 3;

/** Its whole first line leads to the intervals. */
const openable = (lines: readonly Line[], id: string, width: number): Sketch => ({
  lines,
  spots: lines.length === 0 ? [] : [{ id, row: 0, rows: 1, from: -1, to: width }],
});

const chart = ({ given, pen }: Drawing, id: BandMeasure, room: Room): readonly Line[] => {
  const measure = MEASURES.find((one) => one.id === id) ?? MEASURES[0];
  const points = markedPoints(id, given);
  const isRunning = points.some(({ at }) => !isOver(at, given.facts.intervalHours, given.window));
  const name = `${measure.title} per ${given.facts.intervalHours} h${isRunning ? ', not over yet' : ''}`;
  return lineChartLines(
    {
      ...room,
      title: name,
      as: measure.as,
      series: [{ name, points }],
      empty: given.showAll ? NOT_REPORTED : 'no interval in which anything was',
    },
    pen,
  );
};

export const measureChart = (drawing: Drawing, room: Room): Sketch =>
  openable(chart(drawing, drawing.given.measure.id, room), pageSpot('intervals'), room.width);

/** Whichever of them is not drawn large already. */
export const transferCharts = (drawing: Drawing, { width, height }: Room): Sketch => {
  const { measure } = drawing.given;
  const shown = (['sent', 'received'] as const).filter((id) => id !== measure.id);
  if (drawing.pen.isSpoken || shown.length < 2) {
    const each = { width, height: Math.floor(height / shown.length) };
    return openable(stackLines(shown.map((id) => chart(drawing, id, each))), `${pageSpot('transfer')}/chart`, width);
  }
  const half = Math.floor((width - GAP) / 2);
  const [left, right] = shown.map((id) => chart(drawing, id, { width: half, height }));
  return openable(besideLines(left ?? [], right ?? [], GAP, half), `${pageSpot('transfer')}/chart`, half);
};
