// The twelve tactics of MITRE ATT&CK in the order of the kill chain, shaded by their events.
import { formatCount, formatPercent } from '../../../text/units.ts';
import { heatStripSketch } from '../../../widgets/heat-strip.ts';
import type { Room } from '../../../widgets/room.ts';
import { NO_SKETCH, plainSketch, type Sketch } from '../../../widgets/sketch.ts';
import { type Drawing, headLine, titled } from '../drawing.ts';
import { behind, movedBy } from '../moved.ts';

/** In narrower rooms there is none for what moved. */
const ROOM_FOR_MOVES = 100;

export const tactics = ({ model, lacks, pen }: Drawing, room: Room): Sketch => {
  if (lacks.mitre !== undefined) return plainSketch([headLine('MITRE ATT&CK', lacks.mitre)]);
  const { tactics: table, coveragePercent, before } = model;
  const seen = table.seenCount === undefined ? 'not reported' : `${table.seenCount} of 12 tactics seen`;
  const coverage = coveragePercent === undefined ? '' : `, coverage ${formatPercent(coveragePercent)}`;
  const strip = table.strip ?? [];
  const cells = strip.map(({ title, events }, place) => {
    const moved = room.width < ROOM_FOR_MOVES ? undefined : movedBy(events, before.tactics.strip?.[place]?.events);
    return { label: title, value: events, text: events === undefined ? '?' : `${formatCount(events)}${behind(moved)}` };
  });
  const ids = strip.map(({ title }) => `MIT-TACTICS/${title}`);
  return titled(
    'MITRE ATT&CK',
    `${seen}${coverage}`,
    cells.length === 0 ? NO_SKETCH : heatStripSketch({ ...room, height: room.height - 1, cells }, ids, pen),
  );
};
