// Shares of what a device did as bars, where the appliance tells no amounts: with whom, and on which ports.
import type { DestinationList } from '../../../analysis/device/destinations.ts';
import { REST, type ShareList, type SharePart } from '../../../analysis/device/shares.ts';
import { PAIRS } from '../../../report/parts/share-parts.ts';
import { formatCount, formatPercent } from '../../../text/units.ts';
import { type Bar, barsSketch } from '../../../widgets/bars.ts';
import type { Room } from '../../../widgets/room.ts';
import { NO_SKETCH, type Sketch, stackSketches } from '../../../widgets/sketch.ts';
import { titled } from '../../parts/titled.ts';
import { type Drawing, NOT_REPORTED } from '../drawing.ts';
import { SHARE_SPOT, shareKey } from '../share-leads.ts';

/** As the appliance tells them: in whole per cents. */
const percentOf = (percent: number | undefined): string =>
  percent === undefined ? NOT_REPORTED : formatPercent(percent, Number.isInteger(percent) ? 0 : 1);

const TITLE = 'Destinations';

/** Behind a heading, the longest that has room there. */
const fitting = (room: number, words: readonly string[]): string => words.find((one) => one.length + 2 <= room) ?? '';

/** What is not named comes last, whatever its size. */
export const sharedDestinations = (
  list: DestinationList,
  { spotOf, empty, pen }: Pick<Drawing, 'pen'> & Readonly<{ spotOf(index: number): string; empty: string }>,
  { width, height }: Room,
): Sketch => {
  const room = Math.max(1, height - 1);
  const { destinations, restPercent } = list;
  const hasRest = restPercent !== undefined && destinations.length < room;
  const shown = destinations.slice(0, room);
  return titled(
    TITLE,
    fitting(width - TITLE.length, [
      `${formatCount(destinations.length)} named, shares of what it used, all that is kept`,
      `${formatCount(destinations.length)} named, shares of what it used`,
      `${formatCount(destinations.length)} named`,
    ]),
    barsSketch(
      {
        width,
        height: room,
        bars: [
          ...shown.map(({ label, sharePercent }) => barOf(label, sharePercent)),
          ...(hasRest ? [barOf(REST, restPercent)] : []),
        ],
        empty,
      },
      shown.map((_, index) => spotOf(index)),
      pen,
    ),
  );
};

const barOf = (label: string, percent: number | undefined): Bar => ({
  label,
  value: percent,
  text: percentOf(percent),
});

type Titled = Readonly<{ title: string; list: ShareList | undefined }>;

/** Below each other, the room shared out by how long they are. */
export const sharedPorts = (lists: readonly Titled[], pen: Drawing['pen'], { width, height }: Room): Sketch => {
  const all = lists.filter(({ list }) => list !== undefined && list.length > 0);
  // Some bars of one say more than the first of each.
  const told = height < ROOM_FOR_ALL ? all.slice(0, 1) : all;
  if (told.length === 0)
    return titled('Ports', lists.some(({ list }) => list !== undefined) ? 'none' : NOT_REPORTED, NO_SKETCH);
  let left = height;
  return stackSketches(
    told.map(({ title, list = [] }, place) => {
      const others = told.length - place - 1;
      const own = Math.max(LEAST, Math.min(list.length + 1, left - others * (LEAST + 1)));
      left -= own + 1;
      return shareBars(title, list, pen, { width, height: own });
    }),
    1,
  );
};

const ROOM_FOR_ALL = 9;

/** A heading and a bar. */
const LEAST = 2;

/** Its devices with their ports. */
export const sharedPairs = ({ model: { shares }, pen }: Drawing, room: Room): Sketch =>
  shares?.pairs === undefined || shares.pairs.length === 0 ? NO_SKETCH : shareBars(PAIRS, shares.pairs, pen, room);

const shareBars = (title: string, list: ShareList, pen: Drawing['pen'], { width, height }: Room): Sketch => {
  const room = Math.max(1, height - 1);
  const named = list.filter(({ isRest }) => !isRest);
  const rest = list.find(({ isRest }) => isRest);
  const shown = named.length < room && rest !== undefined ? [...named, rest] : named.slice(0, room);
  return titled(
    title,
    fitting(width - title.length, ['shares, all that is kept', 'shares']),
    barsSketch(
      {
        width,
        height: room,
        bars: shown.map((part) => barOf(nameOf(part), part.sharePercent)),
        empty: NOT_REPORTED,
      },
      shown.map((part) => `${SHARE_SPOT}${title}/${shareKey(part)}`),
      pen,
    ),
  );
};

/** A port with its service; a device with its port, and whether it was that device that asked. */
const nameOf = ({ label, portLabel, service, did, direction, isRest }: SharePart): string => {
  if (isRest) return label;
  const port = [portLabel, service].filter((word) => word !== undefined).join(' ');
  if (did === undefined) return service === undefined ? label : port;
  return `${direction === 'in' ? 'from ' : ''}${label} ${port}`;
};
