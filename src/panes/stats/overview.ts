// The overview of the stats pane: three columns on a wide screen, two on a usual one, one below the other on a small one.
//
//   Events 238   Model breaches 63   AI incidents 13   Antigena actions 7   Devices active 143   Alerts 21
//   Appliance  7.1.0, cpu 12 %, memory 40 %, disk 30 %, nothing behind
//   Events per hour  last 7  highest 19     | Severity
//   ...chart...                             | ▲ critical █
//                                           | Bandwidth  in 43 GB  out 28 GB
//   MITRE ATT&CK  9 of 12 tactics seen      | HTTPS SMB ...
//   ░ ▒ ▓ █
//   What needs attention
//   ▲ ...
import type { Room } from '../../widgets/room.ts';
import { besideSketches, type Sketch, stackSketches } from '../../widgets/sketch.ts';
import { titled } from '../parts/titled.ts';
import { advice } from './blocks/advice.ts';
import { applianceLine } from './blocks/appliance.ts';
import { bandwidth, bandwidthLine, deployment, protocols, rates } from './blocks/bandwidth.ts';
import { eventsChart } from './blocks/events-chart.ts';
import { kinds } from './blocks/kinds.ts';
import { severities, severityLine } from './blocks/severity.ts';
import { tactics } from './blocks/tactics.ts';
import { tiles } from './blocks/tiles.ts';
import type { Drawing } from './drawing.ts';

const GAP = 3;
/** Of the pane, on both sides. */
const MARGINS = 2;
const TWO_COLUMNS_FROM = 100;
const THREE_COLUMNS_FROM = 160;
/** A taller chart says no more. */
const TALLEST = 20;
/** In fewer lines, the columns beside each other would push down what needs attention. */
const ROOM_FOR_COLUMNS = 27;
/** Of the worst of what needs attention so much is seen without a key: its heading, the blank line above it, and some rows. */
const LEAST_ADVICE = 4;
/** A line each; what is a picture for others then takes less. */
const SPOKEN_TILES = 6;

/** Of which the lines find room that are good to have, such as how the appliance itself is. */
export const isRoomy = ({ width, height }: Room): boolean =>
  width + MARGINS >= TWO_COLUMNS_FROM && height >= ROOM_FOR_COLUMNS;

/** As high as it has to be: what does not fit the room is scrolled to. */
export const overview = (drawing: Drawing, room: Room): Sketch => {
  // What stands side by side would be told in one breath.
  const columns = drawing.pen.isSpoken || !isRoomy(room) ? 0 : room.width + MARGINS;
  if (columns >= THREE_COLUMNS_FROM) return threeColumns(drawing, room);
  return columns >= TWO_COLUMNS_FROM ? twoColumns(drawing, room) : oneColumn(drawing, room);
};

/** The pictures stand above what needs attention as long as the worst of it is seen, else below. */
const oneColumn = (drawing: Drawing, { width, height }: Room): Sketch => {
  const { isSpoken } = drawing.pen;
  const isTall = height >= 19;
  const found = advice(drawing, { width, height: 0 });
  const top = stackSketches([
    tiles(drawing, { width, height: isTall ? (isSpoken ? SPOKEN_TILES : 4) : 2 }),
    severityLine(drawing, { width }),
    bandwidthLine(drawing, { width }),
  ]);
  const pictures = [
    eventsChart(drawing, { width, height: isTall ? 6 : 4 }),
    tactics(drawing, { width, height: isTall ? 3 : 2 }),
  ];
  const [above, below] = divided(pictures, height - top.lines.length - Math.min(LEAST_ADVICE, found.lines.length + 1));
  return stackSketches(
    [
      stackSketches([top, ...above]),
      found,
      ...below,
      rates(drawing, { width }),
      titled('Protocols', '', protocols(drawing, { width, height: 3 })),
      deployment(drawing, { width, height: 3 }),
      kinds(drawing, { width, height: MOST_KINDS }),
      applianceLine(drawing, { width }),
    ],
    1,
  );
};

/** Its heading with them. */
const MOST_KINDS = 9;

/** Severities, bandwidth, and the kinds of devices in what room is left below. */
const figures = (drawing: Drawing, { width, height }: Room): Sketch => {
  const worst = severities(drawing, { width });
  const top = stackSketches([worst, bandwidth(drawing, { width, height: height - worst.lines.length - 1 })], 1);
  return stackSketches(
    [top, kinds(drawing, { width, height: Math.min(MOST_KINDS, height - top.lines.length - 1) })],
    1,
  );
};

/** As many from the end as have room; those before them that have none come later. */
const divided = (
  sketches: readonly Sketch[],
  height: number,
): readonly [above: readonly Sketch[], below: readonly Sketch[]] => {
  let room = height;
  const above: Sketch[] = [];
  const below: Sketch[] = [];
  for (const sketch of sketches.toReversed()) {
    if (sketch.lines.length > room) below.unshift(sketch);
    else {
      above.unshift(sketch);
      room -= sketch.lines.length;
    }
  }
  return [above, below];
};

/** So that protocols and who measured them find room beside the chart. */
const LEAST_MIDDLE = 13;

/** What is left of the room under the middle of the overview: the numbers behind what needs attention, before the pictures grow. */
const shareRoom = ({ model }: Drawing, room: number): Readonly<{ middle: number; advice: number }> => {
  const count = model.advice.length;
  const wanted = room - LEAST_MIDDLE > 2 * count ? 2 * count : count;
  const middle = Math.max(LEAST_MIDDLE, Math.min(TALLEST, room - wanted));
  return { middle, advice: room - middle + 1 };
};

const twoColumns = (drawing: Drawing, { width, height }: Room): Sketch => {
  const leftWidth = Math.floor((width - GAP) * 0.6);
  const rightWidth = width - GAP - leftWidth;
  const own = applianceLine(drawing, { width });
  // Tiles, tactics, the blank lines between, and the heading of what needs attention take the rest.
  const { middle, advice: below } = shareRoom(drawing, height - 12 - own.lines.length);
  const right = figures(drawing, { width: rightWidth, height: middle });
  return stackSketches(
    [
      stackSketches([tiles(drawing, { width, height: 3 }), own]),
      besideSketches(eventsChart(drawing, { width: leftWidth, height: middle }), right, GAP, leftWidth),
      tactics(drawing, { width, height: 5 }),
      advice(drawing, { width, height: below }),
    ],
    1,
  );
};

const threeColumns = (drawing: Drawing, { width, height }: Room): Sketch => {
  const each = Math.floor((width - 2 * GAP) / 3);
  const own = applianceLine(drawing, { width });
  const { middle, advice: below } = shareRoom(drawing, height - 6 - own.lines.length);
  const first = eventsChart(drawing, { width: each, height: middle });
  const second = figures(drawing, { width: each, height: middle });
  const third = tactics(drawing, { width: each, height: middle });
  return stackSketches(
    [
      stackSketches([tiles(drawing, { width, height: 3 }), own]),
      besideSketches(besideSketches(first, second, GAP, each), third, GAP, 2 * each + GAP),
      advice(drawing, { width, height: below }),
    ],
    1,
  );
};
