// The twelve tactics of MITRE ATT&CK in the order of the kill chain, shaded by their events; the busiest by name where there is no room for all.
import { ownSpanWords } from '../../../analysis/mitre/own-span.ts';
import { tacticsByEvents } from '../../../analysis/mitre/tactic-table.ts';
import { KILL_CHAIN } from '../../../analysis/tactics.ts';
import { displayWidth } from '../../../text/display-width.ts';
import { formatCount, formatPercent } from '../../../text/units.ts';
import type { Span } from '../../../theme/line.ts';
import { heatStripSketch } from '../../../widgets/heat-strip.ts';
import type { Room } from '../../../widgets/room.ts';
import { NO_SKETCH, plainSketch, type Sketch, type Spot } from '../../../widgets/sketch.ts';
import { headLine, titled } from '../../parts/titled.ts';
import type { Drawing } from '../drawing.ts';
import { behind, movedBy } from '../moved.ts';

/** In narrower rooms there is none for what moved. */
const ROOM_FOR_MOVES = 100;

export const tactics = (drawing: Drawing, room: Room): Sketch => {
  const { model, lacks } = drawing;
  if (lacks.mitre !== undefined) return plainSketch([headLine('MITRE ATT&CK', lacks.mitre)]);
  const { tactics: table, coveragePercent, tacticSpan } = model;
  const seen =
    table.seenCount === undefined
      ? 'not reported'
      : `${table.seenCount} of 12 tactics seen${tacticSpan === undefined ? '' : ` ${ownSpanWords(tacticSpan)}`}`;
  const coverage = coveragePercent === undefined ? '' : `, coverage ${formatPercent(coveragePercent)}`;
  return titled('MITRE ATT&CK', `${seen}${coverage}`, picture(drawing, { ...room, height: room.height - 1 }));
};

const picture = (drawing: Drawing, room: Room): Sketch => {
  const { model, pen } = drawing;
  const strip = model.tactics.strip ?? [];
  if (strip.length === 0) return NO_SKETCH;
  const cells = strip.map(({ title, events }, place) => {
    const before = model.before.tactics.strip?.[place]?.events;
    const moved = room.width < ROOM_FOR_MOVES ? undefined : movedBy(events, before, pen);
    return {
      label: title,
      value: events,
      text: `${pen.isSpoken && events !== undefined ? formatCount(events) : writtenIn(room, events)}${behind(moved)}`,
    };
  });
  const drawn = heatStripSketch(
    { ...room, cells },
    strip.map(({ title }) => idOf(title)),
    pen,
  );
  return drawn.spots.length > 0 || pen.isSpoken ? drawn : busiest(drawing, room);
};

/** On one strip of twelve a cell may have no room for a large number beside its shade. */
const writtenIn = ({ width, height }: Room, events: number | undefined): string => {
  if (events === undefined) return '?';
  const written = formatCount(events);
  const cell = Math.floor((width + GAP) / KILL_CHAIN.length) - GAP;
  const isCut = height <= ONE_STRIP && displayWidth(written) + 2 > cell;
  return isCut && events >= 1_000 ? shortCount(events) : written;
};

const ONE_STRIP = 2;
/** Between two cells. */
const GAP = 1;

const shortCount = (events: number): string =>
  events < 1_000_000 ? `${Math.floor(events / 1_000)}k` : `${Math.floor(events / 1_000_000)}M`;

const idOf = (title: string): string => `MIT-TACTICS/${title}`;

/** As many as find room on one line. */
const busiest = ({ model }: Drawing, { width }: Pick<Room, 'width'>): Sketch => {
  const spans: Span[] = [];
  const spots: Spot[] = [];
  let column = 0;
  for (const { title, events } of tacticsByEvents(model.tactics) ?? []) {
    const text = `${title} ${formatCount(events)}`;
    const to = column + displayWidth(text);
    if (to > width) break;
    spans.push({ text }, { text: '   ' });
    spots.push({ id: idOf(title), row: 0, rows: 1, from: column - 1, to });
    column = to + 3;
  }
  return { lines: spans.length === 0 ? [] : [spans], spots };
};
