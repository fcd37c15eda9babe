// Draws a terminal screen as an SVG picture, and that as a PNG, with a font of its own so that every machine draws the same.
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import type { Cell } from '../terminal/cell.ts';
import { CELL_HEIGHT, CELL_WIDTH, drawRow } from './draw-row.ts';
import { PAPERS, type Paper } from './paper.ts';

const FONT_SIZE = 15;
const MARGIN = 12;

/** As large as the rows given; the cursor is not drawn. */
export const drawSvg = (rows: readonly (readonly Cell[])[], paper: Paper = PAPERS.dark): string => {
  const cols = rows[0]?.length ?? 0;
  const width = cols * CELL_WIDTH + 2 * MARGIN;
  const height = rows.length * CELL_HEIGHT + 2 * MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" rx="6" fill="${paper.ground}"/>`,
    `<g font-family="'DejaVu Sans Mono', monospace" font-size="${FONT_SIZE}" xml:space="preserve">`,
    ...rows.flatMap((row, index) => drawRow(row, MARGIN, MARGIN + index * CELL_HEIGHT, paper)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
};

/** Upright, bold, slanted, and both; nothing else is looked at, so that a character without a picture is seen to have none. */
const FONTS = ['DejaVuSansMono', 'DejaVuSansMono-Bold', 'DejaVuSansMono-Oblique', 'DejaVuSansMono-BoldOblique'];

export const drawPng = (svg: string): Uint8Array => {
  const fontFiles = FONTS.map((name) => fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)));
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans Mono' };
  return new Resvg(svg, { font }).render().asPng();
};
