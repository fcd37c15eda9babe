// The tiles at the top of the overview: each with its change against the window before, what moved since the last refresh, and its course.
import type { KindFigures } from '../../../analysis/counts/event-breakdown.ts';
import type { SystemFigures } from '../../../analysis/counts/system-figures.ts';
import type { SecurityEvents } from '../../../analysis/security/security-events.ts';
import { formatCount, formatPercent } from '../../../text/units.ts';
import type { Room } from '../../../widgets/room.ts';
import type { Sketch } from '../../../widgets/sketch.ts';
import { type Tile, tilesSketch } from '../../../widgets/tiles.ts';
import type { Drawing } from '../drawing.ts';
import { movedBy } from '../moved.ts';

type OpenTile = Tile & Readonly<{ id: string }>;

export const tiles = (drawing: Drawing, room: Room): Sketch => {
  const shown: readonly OpenTile[] = [
    ...EVENT_TILES.map((tile) => eventTile(tile, drawing)),
    devicesTile(drawing),
    alertsTile(drawing),
  ];
  return tilesSketch(
    { tiles: shown, ...room },
    shown.map(({ id }) => id),
    drawing.pen,
  );
};

type EventTile = Readonly<{ title: string; id: string; read: (events: SecurityEvents) => number | undefined }>;

const kind =
  (name: 'modelBreaches' | 'aiAnalystIncidents' | 'antigenaActions') =>
  (events: SecurityEvents): KindFigures['events'] =>
    events[name].events;

const EVENT_TILES: readonly EventTile[] = [
  { title: 'Events', id: 'SEC-EVENTS/total', read: ({ events }) => events },
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
    values: worthDrawing(course),
  };
};

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
