// How the appliance itself is, on one line: its version, or why it does not tell, what is wrong with it, and its health as far as there is room.
import { applianceWords } from '../../../analysis/appliance/appliance-words.ts';
import { displayWidth } from '../../../text/display-width.ts';
import type { Span } from '../../../theme/line.ts';
import { markOf } from '../../../theme/marks.ts';
import { cut, type Room } from '../../../widgets/room.ts';
import { NO_SKETCH, type Sketch } from '../../../widgets/sketch.ts';
import { openLine } from '../../parts/titled.ts';
import type { Drawing } from '../drawing.ts';

const HEAD = 'Appliance  ';

/** Nothing of one that tells nothing of itself. */
export const applianceLine = ({ model, pen }: Drawing, { width }: Pick<Room, 'width'>): Sketch => {
  const words = model.appliance === undefined ? [] : applianceWords(model.appliance);
  if (words.length === 0) return NO_SKETCH;
  const spans: Span[] = [{ text: HEAD, meaning: 'heading' }];
  let left = width - displayWidth(HEAD);
  for (const [index, { text, severity }] of words.entries()) {
    const mark = severity === undefined ? '' : `${markOf(severity, pen)} `;
    const whole = `${index === 0 ? '' : ', '}${mark}${text}`;
    const fitting = index === 0 || displayWidth(whole) <= left ? cut(whole, left, pen) : undefined;
    if (fitting === undefined) break;
    spans.push(severity === undefined ? { text: fitting } : { text: fitting, meaning: severity });
    left -= displayWidth(fitting);
  }
  return openLine('SYS-STATE/line', spans, width);
};
