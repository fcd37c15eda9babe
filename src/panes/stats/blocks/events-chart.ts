// Security events hour by hour, with the hours marked that break the habit of the month.

import { formatCount } from '../../../text/units.ts';
import type { Line } from '../../../theme/line.ts';
import { markOf } from '../../../theme/marks.ts';
import { lineChartLines } from '../../../widgets/line-chart.ts';
import type { Room } from '../../../widgets/room.ts';
import { within } from '../../../widgets/room.ts';
import { plainSketch, type Sketch } from '../../../widgets/sketch.ts';
import type { Drawing } from '../drawing.ts';

export const eventsChart = (drawing: Drawing, { width, height }: Room): Sketch => {
  const { model, lacks, pen } = drawing;
  const unusual = new Map((model.unusual ?? []).map((hour) => [hour.at, hour]));
  const isDrawn = (model.hourly.hourly?.length ?? 0) > 0 && lacks.security === undefined;
  const hasTitle = isDrawn && height > 2 && !pen.isSpoken;
  const chart = lineChartLines(
    {
      width,
      height: hasTitle ? height - 1 : height,
      ...(hasTitle ? { title: '' } : { title: 'Events per hour' }),
      as: 'count',
      series: [
        {
          name: hasTitle ? '' : 'Events per hour',
          points: (model.hourly.hourly ?? []).map(({ at, events }) => ({
            at,
            value: events,
            isAnomaly: unusual.get(at)?.isOnset,
            isLasting: unusual.has(at) && unusual.get(at)?.isOnset === false,
          })),
        },
      ],
      empty: lacks.security ?? 'not reported by the hour',
    },
    pen,
  );
  if (!hasTitle) return plainSketch(chart);
  const title = within({ width, height: 1 }, pen, () => [titleLine(drawing)]);
  return {
    lines: [...title, ...chart],
    spots: [{ id: 'SEC-HOURLY/busiest hour', row: 0, rows: 1, from: -1, to: width }],
  };
};

const titleLine = ({ model: { hourly, unusual, isHourRunning }, lacks, pen, clock }: Drawing): Line => {
  const last = hourly.hourly?.findLast(({ events }) => events !== undefined)?.events;
  const onsets = (unusual ?? []).filter(({ isOnset }) => isOnset);
  const peakAt = hourly.peakAt === undefined ? '' : ` at ${clock.minute(hourly.peakAt).replace(/^\d+-/, '')}`;
  return [
    { text: 'Events per hour', meaning: 'heading' },
    {
      text: `  last ${formatCount(last)}${isHourRunning ? ' so far' : ''}  highest ${formatCount(hourly.peakEvents)}${peakAt}`,
    },
    ...(unusual === undefined ? [{ text: `  ${lacks.habit ?? 'habit not known'}`, meaning: 'dim' } as const] : []),
    ...(onsets.length === 0
      ? []
      : [
          { text: '  ' },
          { text: `${markOf('anomaly', pen)} ${formatCount(onsets.length)} unusual`, meaning: 'anomaly' } as const,
        ]),
  ];
};
