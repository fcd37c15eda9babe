// A heat map as shaded blocks: rows with their labels, columns by number, what the numbers and shades mean below.
import { padEnd, padStart, widest } from '../../../text/display-width.ts';
import { formatCount } from '../../../text/units.ts';
import { leastWidth, wrapWords } from '../../../text/wrap-words.ts';
import { type Line, plainLine } from '../../../theme/line.ts';
import { shadeOf } from '../../../theme/shade-of.ts';
import type { HeatBlock } from '../../document.ts';
import { largestCell, tellShades } from '../parts/shades.ts';
import { type Page, paragraph } from './page.ts';

const CELL = 3;
const WIDEST_LABEL = 28;

export const heatLines = (block: HeatBlock, page: Page): readonly Line[] => {
  const labels = block.rowLabels.map(page.tidy);
  const natural = Math.max(1, widest(labels));
  const labelWidth = Math.max(Math.min(WIDEST_LABEL, natural), ...labels.map(leastWidth));
  const columns = Math.min(block.columnLabels.length, Math.floor((page.width - labelWidth - 1) / CELL));
  const largest = largestCell(block);
  const numbers = Array.from({ length: columns }, (_, column) => padStart(String(column + 1), CELL)).join('');
  return [
    ...paragraph(block.title, page, { mostLines: 2 }),
    [{ text: padEnd('', labelWidth + 1) }, { text: numbers, meaning: 'dim' }],
    ...labels.flatMap((label, row) => rowLines(label, block.cells[row] ?? [], { page, labelWidth, columns, largest })),
    ...legendLines(block, page, columns, largest),
  ];
};

type Place = Readonly<{ page: Page; labelWidth: number; columns: number; largest: number }>;

const rowLines = (
  label: string,
  cells: readonly (number | undefined)[],
  { page, labelWidth, columns, largest }: Place,
): Line[] => {
  const { cut, shades } = page.glyphs;
  const [head = '', ...tail] = wrapWords(label, { width: labelWidth, mostLines: 2, cut });
  const drawn = Array.from({ length: columns }, (_, column) => {
    const shade = shadeOf(cells[column], largest);
    if (shade === undefined) return ' '.repeat(CELL);
    return shade === 0 ? padStart(shades[0] ?? '', CELL) : ` ${(shades[shade] ?? '').repeat(CELL - 1)}`;
  });
  return [
    [{ text: padEnd(head, labelWidth + 1) }, { text: drawn.join(''), meaning: 'accent' }],
    ...tail.map((text) => plainLine(text)),
  ];
};

const legendLines = (block: HeatBlock, page: Page, columns: number, largest: number): readonly Line[] => {
  const names = block.columnLabels.slice(0, columns).map((label, column) => `${column + 1} ${label}`);
  const left = block.columnLabels.length - columns;
  const told = tellShades(block, largest).map(({ shade, text }) => `${page.glyphs.shades[shade] ?? ''} ${text}`);
  const steps = largest > 0 ? [`${page.glyphs.shades[0]} none`, ...told, 'blank not reported'] : ['nothing to show'];
  return [
    ...paragraph(`Columns: ${[...names, ...(left > 0 ? [`and ${formatCount(left)} more`] : [])].join(', ')}`, page),
    ...paragraph(`Shades: ${steps.join(', ')}`, page),
  ];
};
