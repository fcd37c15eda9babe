// Devices by kind, where an appliance counts them: as bars, or on one line where there is no room for them.
import { INVENTORY_SPANS } from '../../../analysis/counts/inventory-figures.ts';
import { displayWidth } from '../../../text/display-width.ts';
import { formatCount } from '../../../text/units.ts';
import type { Span } from '../../../theme/line.ts';
import { barsSketch } from '../../../widgets/bars.ts';
import type { Room } from '../../../widgets/room.ts';
import { NO_SKETCH, plainSketch, type Sketch } from '../../../widgets/sketch.ts';
import { titled } from '../../parts/titled.ts';
import type { Drawing } from '../drawing.ts';

const TITLE = 'Devices by kind';
const FEWEST_BARS = 2;

export const kinds = (drawing: Drawing, { width, height }: Room): Sketch => {
  const all = kindsOf(drawing);
  if (all.length === 0) return NO_SKETCH;
  if (height - 1 < Math.min(FEWEST_BARS, all.length)) return height < 1 ? NO_SKETCH : kindsLine(drawing, { width });
  const bars = all.map(({ title, devices }) => ({ label: title, value: devices, text: formatCount(devices) }));
  const ids = all.map(({ title }) => `SYS-KINDS/${title}`);
  return titled(
    TITLE,
    INVENTORY_SPANS.devices,
    barsSketch({ width, height: height - 1, bars, empty: '' }, ids, drawing.pen),
  );
};

/** As many as find room. */
const kindsLine = (drawing: Drawing, { width }: Pick<Room, 'width'>): Sketch => {
  const all = kindsOf(drawing);
  if (all.length === 0) return NO_SKETCH;
  const head = `${TITLE}, ${INVENTORY_SPANS.devices}`;
  const spans: Span[] = [{ text: head, meaning: 'heading' }];
  let column = displayWidth(head);
  for (const { title, devices } of all) {
    const text = `  ${title} ${formatCount(devices)}`;
    column += displayWidth(text);
    if (column > width) break;
    spans.push({ text });
  }
  return plainSketch([spans]);
};

const kindsOf = ({ model, lacks }: Drawing) =>
  lacks.system === undefined ? (model.system.inventory?.kinds ?? []) : [];
