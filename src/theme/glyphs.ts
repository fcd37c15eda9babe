// The characters that pictures on a terminal are made of, and their ASCII stand-ins.

export type Glyphs = Readonly<{
  rule: string;
  cut: string;
  /** Of a bar: eighths, the fullest last. */
  eighths: readonly string[];
  /** Of a heat map: nothing, then four steps. */
  shades: readonly string[];
  /** Of a bar divided among several: one for each part, the most important first. */
  fills: readonly string[];
  /** Of the column that a table is ordered by. */
  ascending: string;
  descending: string;
  /** Of a text that is being edited, where no highlight can show it. */
  cursor: string;
}>;

const UNICODE: Glyphs = {
  rule: '─',
  cut: '…',
  eighths: ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'],
  shades: ['·', '░', '▒', '▓', '█'],
  fills: ['█', '▓', '▒', '░', '▚', '╱', '·'],
  ascending: '↑',
  descending: '↓',
  cursor: '▏',
};

const ASCII: Glyphs = {
  rule: '-',
  cut: '~',
  eighths: ['#'],
  shades: ['.', ':', '+', '%', '#'],
  fills: ['#', '%', '+', ':', 'x', '/', '.'],
  ascending: '^',
  descending: 'v',
  cursor: '|',
};

export const glyphsFor = ({ ascii }: Readonly<{ ascii: boolean }>): Glyphs => (ascii ? ASCII : UNICODE);
