// Draws a terminal screen as an SVG picture, and that as a PNG, with a font of its own so that every machine draws the same.
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import type { Cell } from './screen.ts';

const CELL_WIDTH = 9;
const CELL_HEIGHT = 19;
const FONT_SIZE = 15;
const BASELINE = 14.5;
const MARGIN = 12;
const INK = '#d0d4dc';
const PAPER = '#14171c';

/** The terminal's sixteen colours, as many terminals have them. */
const PALETTE = [
  '#2b303b',
  '#e06c75',
  '#98c379',
  '#e5c07b',
  '#61afef',
  '#c678dd',
  '#56b6c2',
  '#d0d4dc',
  '#5c6370',
  '#ff7b86',
  '#b1e18b',
  '#ffd68a',
  '#79c0ff',
  '#d7a1f9',
  '#7fd7e3',
  '#ffffff',
] as const;

type Row = readonly Cell[];

export const drawSvg = (rows: readonly Row[]): string => {
  const cols = rows[0]?.length ?? 0;
  const width = cols * CELL_WIDTH + 2 * MARGIN;
  const height = rows.length * CELL_HEIGHT + 2 * MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" rx="6" fill="${PAPER}"/>`,
    `<g font-family="'DejaVu Sans Mono', monospace" font-size="${FONT_SIZE}" xml:space="preserve">`,
    ...rows.flatMap((row, index) => drawRow(row, MARGIN + index * CELL_HEIGHT)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
};

export const drawPng = (svg: string): Uint8Array => {
  const font = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf'));
  const bold = fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSansMono-Bold.ttf'));
  const options = { fontFiles: [font, bold], loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans Mono' };
  return new Resvg(svg, { font: options }).render().asPng();
};

/** Neighbouring cells of one look, drawn together; each is as wide as its columns, whatever the font says. */
type Run = { start: number; columns: number; text: string; look: string; paper: string | undefined };

const drawRow = (row: Row, y: number): string[] =>
  runsOf(row).flatMap(({ start, columns, text, look, paper }) => {
    const x = MARGIN + start * CELL_WIDTH;
    const width = columns * CELL_WIDTH;
    const ground =
      paper === undefined ? [] : [`<rect x="${x}" y="${y}" width="${width}" height="${CELL_HEIGHT}" fill="${paper}"/>`];
    if (text.trim() === '') return ground;
    return [...ground, `<text x="${x}" y="${y + BASELINE}" textLength="${width}" ${look}>${escapeXml(text)}</text>`];
  });

const runsOf = (row: Row): Run[] => {
  const runs: Run[] = [];
  row.forEach((cell, column) => {
    const { look, paper } = lookOf(cell);
    const last = runs.at(-1);
    const isGap = cell.text === ' ' && paper === undefined;
    // A gap ends a run: text is set from where it starts, so that no column drifts.
    if (last !== undefined && last.look === look && last.paper === paper && !isGap && !last.text.endsWith(' ')) {
      last.columns += 1;
      last.text += cell.text;
    } else runs.push({ start: column, columns: 1, text: cell.text, look, paper });
  });
  return runs;
};

const lookOf = ({ ink, paper, isBold, isDim, isInverse }: Cell): { look: string; paper: string | undefined } => {
  const front = ink === undefined ? undefined : PALETTE[ink];
  const back = paper === undefined ? undefined : PALETTE[paper];
  const fill = isInverse ? (back ?? PAPER) : (front ?? INK);
  const look = `fill="${fill}"${isBold ? ' font-weight="bold"' : ''}${isDim ? ' opacity="0.6"' : ''}`;
  return { look, paper: isInverse ? (front ?? INK) : back };
};

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
