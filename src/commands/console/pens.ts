// The pens of a terminal, one for each theme, the same object each time.
import type { Option } from '../../panes/pane.ts';
import type { Capabilities } from '../../terminal/capabilities.ts';
import { glyphsFor } from '../../theme/glyphs.ts';
import { createPaint } from '../../theme/paint.ts';
import { COLOURLESS_PALETTE, PALETTES, paletteOf } from '../../theme/palettes/index.ts';
import type { Pen } from '../../theme/pen.ts';

export const THEME_OPTIONS: readonly Option[] = PALETTES.map(({ name, says }) => ({
  id: name,
  title: name,
  detail: says,
}));

export const createPens = (
  { hasColour, hasUnicode }: Pick<Capabilities, 'hasColour' | 'hasUnicode'>,
  isSpoken: boolean,
): ((theme: string) => Pen) => {
  const known = new Map<string, Pen>();
  return (theme) => {
    // Without colours every theme is the one that needs none.
    const name = hasColour ? theme : COLOURLESS_PALETTE.name;
    const before = known.get(name);
    if (before !== undefined) return before;
    const palette = paletteOf(name);
    const paint = createPaint({ colour: !isSpoken, ...(palette === undefined ? {} : { palette }) });
    const pen = { paint, glyphs: glyphsFor({ ascii: !hasUnicode }), ascii: !hasUnicode, isSpoken };
    known.set(name, pen);
    return pen;
  };
};
