// The tiles at the top of the overview: each with its change against the window before, what moved since the last refresh, and its course.
import type { KindFigures } from '../../../analysis/counts/event-breakdown.ts';
import type { SystemFigures } from '../../../analysis/counts/system-figures.ts';
import type { SecurityEvents } from '../../../analysis/security/security-events.ts';
import { capital } from '../../../report/parts/blocks.ts';
import { formatCount, formatPercent } from '../../../text/units.ts';
import { formatUtcMinute } from '../../../text/utc.ts';
import type { Room } from '../../../widgets/room.ts';
import type { Sketch } from '../../../widgets/sketch.ts';
import { type Tile, tilesSketch } from '../../../widgets/tiles.ts';
import type { Drawing } from '../drawing.ts';
import { movedBy } from '../moved.ts';
import { type OpenTile, ownTiles } from './own-tiles.ts';

export const tiles = (drawing: Drawing, room: Room): Sketch => {
  const shown = [...eventTiles(drawing), ...systemTiles(drawing)].slice(0, MOST);
  return tilesSketch(
    { tiles: shown, ...room },
    shown.map(({ id }) => id),
    drawing.pen,
  );
};

const MOST = 6;

/** Kinds that an appliance does not count give way to what it counts: of them the page of security events tells. */
const eventTiles = (drawing: Drawing): readonly OpenTile[] => {
  const [total, ...kinds] = EVENT_TILES;
  const { others } = drawing.model.events;
  const isAnyKnown = kinds.some(({ read }) => read(drawing.model.events) !== undefined);
  if (total === undefined || isAnyKnown || others === undefined || others.length === 0)
    return EVENT_TILES.map((tile) => eventTile(tile, drawing));
  const [only] = others;
  const title = others.length === 1 && only !== undefined ? capital(only.title) : total.title;
  return [eventTile({ ...total, title }, drawing)];
};

/** What an appliance counts of its own accord stands in the place of what it does not tell. */
const systemTiles = (drawing: Drawing): readonly OpenTile[] => {
  const { devices, alerts, inventory } = drawing.model.system;
  const told = [devicesTile(drawing), alertsTile(drawing)];
  if (drawing.lacks.system !== undefined || inventory === undefined) return told;
  return [
    ...told.filter((_, place) => [devices.activeDevices, alerts.alerts][place] !== undefined),
    ...ownTiles(drawing),
  ];
};

type EventTile = Readonly<{ title: string; id: string; read: (events: SecurityEvents) => number | undefined }>;

const kind =
  (name: 'modelBreaches' | 'aiAnalystIncidents' | 'antigenaActions') =>
  (events: SecurityEvents): KindFigures['events'] =>
    events[name].events;

const TOTAL = 'SEC-EVENTS/total';

const EVENT_TILES: readonly EventTile[] = [
  { title: 'Events', id: TOTAL, read: ({ events }) => events },
  { title: 'Model breaches', id: 'SEC-EVENTS/model breaches', read: kind('modelBreaches') },
  { title: 'AI incidents', id: 'SEC-EVENTS/AI Analyst incidents', read: kind('aiAnalystIncidents') },
  { title: 'Antigena actions', id: 'SEC-EVENTS/Antigena actions', read: kind('antigenaActions') },
];

const eventTile = ({ title, id, read }: EventTile, { model, lacks, pen }: Drawing): OpenTile => {
  if (lacks.security !== undefined) return { title, id, value: lacks.security };
  const now = read(model.events);
  const course = [...model.windowsBefore.map(read), now];
  return {
    title,
    id,
    value: formatCount(now),
    moved: movedBy(now, read(model.before.events), pen),
    aside: comparedWith(now, course.at(-2)),
    note: id === TOTAL ? toldSince(model) : undefined,
    values: worthDrawing(course),
  };
};

/** Where that is not all of the window. */
const toldSince = ({ eventsFromAt }: Drawing['model']): string | undefined =>
  eventsFromAt === undefined ? undefined : ` since ${formatUtcMinute(eventsFromAt).slice(5, 10)}`;

/** A course that goes nowhere says nothing that the number beside it does not. */
const worthDrawing = (course: readonly (number | undefined)[]): Tile['values'] =>
  new Set(course.filter((value) => value !== undefined)).size > 1 ? course : undefined;

/** `+8 %`; undefined where there is nothing to compare with. */
const comparedWith = (now: number | undefined, before: number | undefined): string | undefined => {
  if (now === undefined || before === undefined || before <= 0) return undefined;
  const percent = ((now - before) * 100) / before;
  return Number.isFinite(percent) ? `${percent < 0 ? '-' : '+'}${formatPercent(Math.abs(percent), 0)}` : undefined;
};

const devicesTile = ({ model, lacks, pen }: Drawing): OpenTile => {
  const read = ({ devices }: SystemFigures): number | undefined => devices.activeDevices;
  const fresh = model.system.devices.newDevices;
  return {
    ...systemTile('Devices active', 'SYS-DEVICES/active', read, { model, lacks, pen }),
    ...(lacks.system === undefined && fresh !== undefined ? { note: `, ${formatCount(fresh)} new` } : {}),
  };
};

const alertsTile = (drawing: Drawing): OpenTile =>
  systemTile('Alerts', 'SYS-ALERTS/alerts', ({ alerts }) => alerts.alerts, drawing);

const systemTile = (
  title: string,
  id: string,
  read: (figures: SystemFigures) => number | undefined,
  { model, lacks, pen }: Pick<Drawing, 'model' | 'lacks' | 'pen'>,
): OpenTile => {
  if (lacks.system !== undefined) return { title, id, value: lacks.system };
  const now = read(model.system);
  const course = [...model.systemBefore.map(read), now];
  return {
    title,
    id,
    value: formatCount(now),
    moved: movedBy(now, read(model.before.system), pen),
    values: worthDrawing(course),
  };
};
