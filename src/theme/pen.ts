// What everything on the screen is drawn with: how meanings are painted, and which characters there are.
import { type Glyphs, glyphsFor } from './glyphs.ts';
import { createPaint, type Paint } from './paint.ts';

export type Pen = Readonly<{
  paint: Paint;
  glyphs: Glyphs;
  ascii: boolean;
  /** For a screen reader: no pictures and no columns, but words. */
  isSpoken: boolean;
}>;

/** Without colour, in Unicode: what a test draws with unless it says otherwise. */
export const PLAIN_PEN: Pen = {
  paint: createPaint({ colour: false }),
  glyphs: glyphsFor({ ascii: false }),
  ascii: false,
  isSpoken: false,
};
