// Alerts by severity: as bars, or on one line where there is no room for them.

import { displayWidth, padEnd, widest } from '../../../text/display-width.ts';
import { formatCount } from '../../../text/units.ts';
import type { Span } from '../../../theme/line.ts';
import { markOf } from '../../../theme/marks.ts';
import { barsSketch } from '../../../widgets/bars.ts';
import type { Room } from '../../../widgets/room.ts';
import { plainSketch, type Sketch, type Spot } from '../../../widgets/sketch.ts';
import { headLine, titled } from '../../parts/titled.ts';
import type { Drawing } from '../drawing.ts';
import { behind, movedBy } from '../moved.ts';

export const severities = (drawing: Drawing, { width }: Pick<Room, 'width'>): Sketch => {
  const { model, lacks, pen } = drawing;
  if (isUntold(drawing)) return untold;
  const rows = model.severities.severities;
  const moved = rows.map((_, place) => behind(movedOf(drawing, place)));
  const room = widest(moved);
  return titled(
    'Severity',
    '',
    barsSketch(
      {
        width,
        height: 4,
        bars: rows.map(({ severity, events, sharePercent }, place) => ({
          label: severity,
          value: events,
          // Numbers stay below each other whichever of them moved.
          text: lacks.security ?? `${formatCount(events)}${padEnd(moved[place] ?? '', room)}`,
          sharePercent,
          meaning: severity,
          mark: severity,
        })),
        empty: 'not reported',
      },
      rows.map(({ severity }) => idOf(severity)),
      pen,
    ),
  );
};

/** Said once, not of each. */
const untold = plainSketch([headLine('Severity', 'not reported')]);

const isUntold = ({ model, lacks }: Drawing): boolean =>
  lacks.security === undefined && model.severities.events === undefined;

const idOf = (severity: string): string => `SEC-SEVERITY/${severity}`;

const movedOf = ({ model, pen }: Drawing, place: number): string | undefined =>
  movedBy(model.severities.severities[place]?.events, model.before.severities.severities[place]?.events, pen);

/** Without the words where they have no room: the marks say the same. */
export const severityLine = (drawing: Drawing, { width }: Pick<Room, 'width'>): Sketch => {
  if (isUntold(drawing)) return untold;
  const whole = placedOn(drawing, true);
  return whole.width <= width ? whole.sketch : placedOn(drawing, false).sketch;
};

const placedOn = (drawing: Drawing, hasWords: boolean): Readonly<{ sketch: Sketch; width: number }> => {
  const { model, lacks, pen } = drawing;
  const spans: Span[] = [{ text: 'Severity  ', meaning: 'heading' }];
  const spots: Spot[] = [];
  let column = displayWidth('Severity  ');
  for (const [place, { severity, events }] of model.severities.severities.entries()) {
    const count = lacks.security ?? `${formatCount(events)}${behind(movedOf(drawing, place))}`;
    const text = `${markOf(severity, pen)} ${hasWords ? `${severity} ` : ''}${count}`;
    spans.push({ text: ' ' }, { text, meaning: severity }, { text: '  ' });
    const to = column + 1 + displayWidth(text);
    spots.push({ id: idOf(severity), row: 0, rows: 1, from: column, to });
    column = to + 2;
  }
  return { sketch: { lines: [spans], spots: pen.isSpoken ? [] : spots }, width: column - 2 };
};
