// The characters that pictures on a terminal are made of, and their ASCII stand-ins.

export type Glyphs = Readonly<{
  rule: string;
  cut: string;
  /** Of a bar: eighths, the fullest last. */
  eighths: readonly string[];
  /** Of a heat map: nothing, then four steps. */
  shades: readonly string[];
}>;

const UNICODE: Glyphs = {
  rule: '─',
  cut: '…',
  eighths: ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'],
  shades: ['·', '░', '▒', '▓', '█'],
};

const ASCII: Glyphs = { rule: '-', cut: '~', eighths: ['#'], shades: ['.', ':', '+', '%', '#'] };

export const glyphsFor = ({ ascii }: Readonly<{ ascii: boolean }>): Glyphs => (ascii ? ASCII : UNICODE);
