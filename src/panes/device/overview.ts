// The overview of a device: three columns on a wide screen, two on a usual one, one below the other on a small one.
//
//   name ws-0142.corp.example   address 10.1.2.3   type laptop, Windows   ...
//   Connections       Destinations     External       Sent          Received       Against its peers   Risk
//   1,247 peak 96     12.1             15 %           2.1 MB        9.5 MB         2.6x                ▲ medium 0.50
//   What was found  2 high, 3 medium
//   ▲ unusually high connection volume ...
//   Connections per 1 h  last 21  highest 96     | Destinations, all that is kept
//   ...chart...                                  | files.example ████ 96
//   Sent ...chart...      Received ...chart...   | Against its peers  connections ████ 2.6x
import type { Room } from '../../widgets/room.ts';
import { besideSketches, type Sketch, stackSketches } from '../../widgets/sketch.ts';
import { measureChart, transferCharts } from './blocks/charts.ts';
import { found } from './blocks/found.ts';
import { identity } from './blocks/identity.ts';
import { sharedPairs } from './blocks/shares.ts';
import { destinations, multiples, services } from './blocks/talk.ts';
import { tiles } from './blocks/tiles.ts';
import type { Drawing } from './drawing.ts';

const GAP = 3;
const TWO_COLUMNS_FROM = 98;
const THREE_COLUMNS_FROM = 158;
const ROOM_FOR_COLUMNS = 24;
const TILES = 7;

export const overview = (drawing: Drawing, room: Room): Sketch => {
  // What stands side by side would be told in one breath.
  const columns = drawing.pen.isSpoken || room.height < ROOM_FOR_COLUMNS ? 0 : room.width;
  if (columns >= THREE_COLUMNS_FROM) return threeColumns(drawing, room);
  return columns >= TWO_COLUMNS_FROM ? twoColumns(drawing, room) : oneColumn(drawing, room);
};

const oneColumn = (drawing: Drawing, { width, height }: Room): Sketch => {
  const { isSpoken } = drawing.pen;
  const isRoomy = height >= 18;
  const above = stackSketches([
    identity(drawing, { width, height: isRoomy ? 2 : 1 }),
    tiles(drawing, { width, height: isSpoken ? TILES : isRoomy ? 6 : 4 }),
    found(drawing, { width, height: isRoomy ? 4 : 3 }),
  ]);
  const left = Math.max(4, height - above.lines.length);
  return stackSketches([
    above,
    measureChart(drawing, { width, height: isSpoken ? 2 : Math.max(5, left) }),
    transferCharts(drawing, { width, height: isSpoken ? 4 : 6 }),
    destinations(drawing, { width, height: 8 }),
    multiples(drawing, { width, height: 4 }),
    services(drawing, { width, height: 7 }),
  ]);
};

const twoColumns = (drawing: Drawing, { width, height }: Room): Sketch => {
  const leftWidth = Math.floor((width - GAP) * 0.6);
  const rightWidth = width - GAP - leftWidth;
  const top = stackSketches(
    [
      identity(drawing, { width, height: 2 }),
      tiles(drawing, { width, height: 6 }),
      found(drawing, { width, height: Math.min(6, Math.max(3, height - 24)) }),
    ],
    1,
  );
  const room = Math.max(13, height - top.lines.length - 1);
  const lower = Math.max(5, Math.floor(room * 0.4));
  const left = stackSketches(
    [
      measureChart(drawing, { width: leftWidth, height: room - lower - 1 }),
      transferCharts(drawing, { width: leftWidth, height: lower }),
    ],
    1,
  );
  const right = stackSketches(
    [...talk(drawing, { width: rightWidth, height: room - 5 }), multiples(drawing, { width: rightWidth, height: 4 })],
    1,
  );
  return stackSketches([top, besideSketches(left, right, GAP, leftWidth)], 1);
};

const threeColumns = (drawing: Drawing, { width, height }: Room): Sketch => {
  const each = Math.floor((width - 2 * GAP) / 3);
  const top = stackSketches([identity(drawing, { width, height: 3 }), tiles(drawing, { width, height: 3 })], 1);
  const room = Math.max(13, height - top.lines.length - 1);
  const lower = Math.floor(room * 0.35);
  const first = stackSketches(
    [
      measureChart(drawing, { width: each, height: room - lower - 1 }),
      transferCharts(drawing, { width: each, height: lower }),
    ],
    1,
  );
  const second = stackSketches(talk(drawing, { width: each, height: room }), 1);
  const third = stackSketches(
    hasShares(drawing) ? besideShares(drawing, room, each) : besideCounts(drawing, room, each),
    1,
  );
  return stackSketches([top, besideSketches(besideSketches(first, second, GAP, each), third, GAP, 2 * each + GAP)], 1);
};

const besideCounts = (drawing: Drawing, room: number, width: number): readonly Sketch[] => [
  found(drawing, { width, height: Math.max(3, room - 14) }),
  multiples(drawing, { width, height: 4 }),
  services(drawing, { width, height: 8 }),
];

const besideShares = (drawing: Drawing, room: number, width: number): readonly Sketch[] => {
  const above = found(drawing, { width, height: Math.max(3, Math.floor(room / 2)) });
  const peers = multiples(drawing, { width, height: 4 });
  const left = room - above.lines.length - peers.lines.length - 2;
  return [above, peers, ...(left < LEAST_SHARES ? [] : [sharedPairs(drawing, { width, height: left })])];
};

/** A heading and a few of them. */
const LEAST_SHARES = 4;

/** Shares name few, and leave room below for the ports. */
const talk = (drawing: Drawing, { width, height }: Room): readonly Sketch[] => {
  if (!hasShares(drawing)) return [destinations(drawing, { width, height })];
  const above = destinations(drawing, { width, height: Math.max(3, Math.floor(height / 2)) });
  return [above, services(drawing, { width, height: Math.max(3, height - above.lines.length - 1) })];
};

const hasShares = ({ model }: Drawing): boolean => model.shares !== undefined;
