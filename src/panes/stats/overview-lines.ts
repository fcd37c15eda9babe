// The overview of the stats pane: three columns on a wide screen, two on a usual one, one below the other on a small one.
//
//   Events 238   Model breaches 63   AI incidents 13   Antigena actions 7   Devices active 143   Alerts 21
//   Events per hour  last 7  highest 19     | Severity
//   ...chart...                             | ▲ critical █
//   MITRE ATT&CK  9 of 12 tactics seen      | Bandwidth  in 43 GB  out 28 GB
//   ░ ▒ ▓ █                                 | HTTPS SMB ...
//   What to do
//   ▲ ...

import type { Line } from '../../theme/line.ts';
import { markOf } from '../../theme/marks.ts';
import { highlight } from '../../widgets/highlight.ts';
import { besideLines, stackLines } from '../../widgets/layout.ts';
import { clampWindow, type ListWindow } from '../../widgets/list-window.ts';
import { cut, type Room } from '../../widgets/room.ts';
import {
  bandwidth,
  bandwidthLine,
  type Drawing,
  eventsChart,
  severities,
  severityLine,
  tactics,
  tiles,
  titled,
} from './figures.ts';
import { tellFound } from './lacks.ts';

export type OverviewDrawing = Drawing & Readonly<{ place: ListWindow }>;

const GAP = 3;
const TWO_COLUMNS_FROM = 100;
const THREE_COLUMNS_FROM = 160;
/** A taller chart says no more. */
const TALLEST = 26;
/** In fewer lines, what needs attention needs them. */
const ROOM_FOR_A_CHART = 14;
/** With the blank line above it. */
const LEAST_ADVICE = 4;
/** A line each; what is a picture for others then takes less. */
const SPOKEN_TILES = 6;

export type PlacedAdvice = Readonly<{ lines: readonly Line[]; adviceTop: number; adviceRows: number }>;

export const overviewLines = (drawing: OverviewDrawing, room: Room): PlacedAdvice => {
  // What stands side by side would be told in one breath.
  const columns = drawing.pen.isSpoken ? 0 : room.width;
  const beside =
    columns >= THREE_COLUMNS_FROM
      ? threeColumns(drawing, room)
      : columns >= TWO_COLUMNS_FROM
        ? twoColumns(drawing, room)
        : undefined;
  const most = Math.max(0, room.height - LEAST_ADVICE);
  const above = (beside !== undefined && beside.length <= most ? beside : oneColumn(drawing, room)).slice(0, most);
  const left = Math.max(0, room.height - above.length - 1);
  const advice = adviceLines(drawing, { width: room.width, height: left });
  return {
    lines: [...above, ...(left < 2 ? [] : [[], ...advice])],
    adviceTop: above.length + 2,
    adviceRows: Math.max(0, left - 1),
  };
};

const oneColumn = (drawing: OverviewDrawing, { width, height }: Room): readonly Line[] => {
  const isRoomy = height >= 19;
  const hasChart = height >= ROOM_FOR_A_CHART;
  return stackLines([
    tiles(drawing, { width, height: isRoomy ? (drawing.pen.isSpoken ? SPOKEN_TILES : 4) : 2 }),
    [severityLine(drawing), bandwidthLine(drawing, { width })],
    hasChart ? eventsChart(drawing, { width, height: isRoomy ? 6 : 4 }) : [],
    tactics(drawing, { width, height: isRoomy ? 3 : 2 }),
  ]);
};

const twoColumns = (drawing: OverviewDrawing, { width, height }: Room): readonly Line[] => {
  const leftWidth = Math.floor((width - GAP) * 0.6);
  const rightWidth = width - GAP - leftWidth;
  const middle = Math.max(8, Math.min(TALLEST, height - drawing.model.advice.length - 13, height - 18));
  const right = stackLines(
    [
      severities(drawing, { width: rightWidth }),
      bandwidth(drawing, { width: rightWidth, height: Math.max(4, middle - 6) }),
    ],
    1,
  );
  return stackLines(
    [
      tiles(drawing, { width, height: 3 }),
      besideLines(eventsChart(drawing, { width: leftWidth, height: middle }), right, GAP, leftWidth),
      tactics(drawing, { width, height: 5 }),
    ],
    1,
  );
};

const threeColumns = (drawing: OverviewDrawing, { width, height }: Room): readonly Line[] => {
  const each = Math.floor((width - 2 * GAP) / 3);
  const middle = Math.max(10, Math.min(TALLEST, height - drawing.model.advice.length - 9));
  const first = eventsChart(drawing, { width: each, height: middle });
  const second = stackLines(
    [severities(drawing, { width: each }), bandwidth(drawing, { width: each, height: middle - 6 })],
    1,
  );
  const third = tactics(drawing, { width: each, height: middle });
  return stackLines(
    [
      tiles(drawing, { width, height: 3 }),
      besideLines(besideLines(first, second, GAP, each), third, GAP, 2 * each + GAP),
    ],
    1,
  );
};

const adviceLines = (
  { model: { advice }, lacks, pen, place }: OverviewDrawing,
  { width, height }: Room,
): readonly Line[] => {
  const rows = Math.max(0, height - 1);
  const { index, top } = clampWindow(place, { count: advice.length, height: rows });
  const shown = advice.slice(top, top + rows).map(({ severity, title, action }, row): Line => {
    const text = `${markOf(severity, pen)} ${title}. ${action}`;
    const fitting = cut(text, width - 2, pen);
    return top + row === index
      ? highlight([{ text: `${markOf('selected', pen)} ${fitting}` }], width)
      : [{ text: '  ' }, { text: fitting.slice(0, 1), meaning: severity }, { text: fitting.slice(1) }];
  });
  return titled('What needs attention', tellFound(advice.length, lacks), shown);
};
