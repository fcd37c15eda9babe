// A terminal emulator fed with bytes, and what a person would then see on it, cell by cell.
import xterm from '@xterm/headless';
import type { Size } from '../../src/terminal/size.ts';

export type Emulator = Readonly<{
  write(bytes: string): Promise<void>;
  resize(size: Size): void;
  /** One string for each row: every cell with its width and its look. */
  looks(): readonly string[];
  /** The text of each row. */
  lines(): readonly string[];
  isAlternate(): boolean;
}>;

/** What `enter` sends, as far as it changes how cells are drawn: the alternate screen without a wrap at the right edge. */
const ON_THE_SCREEN = '\u001b[?1049h\u001b[?7l';

/** `hasOnlcr`: the terminal's driver makes two characters of each line feed. */
export const createEmulator = async (size: Size, hasOnlcr = false, before = ON_THE_SCREEN): Promise<Emulator> => {
  const terminal = new xterm.Terminal({
    cols: size.columns,
    rows: size.rows,
    scrollback: 100,
    allowProposedApi: true,
    convertEol: hasOnlcr,
  });
  const write = (bytes: string): Promise<void> => new Promise((resolve) => terminal.write(bytes, resolve));
  await write(before);
  const rows = (): readonly Line[] =>
    Array.from({ length: terminal.rows }, (_, row) =>
      terminal.buffer.active.getLine(terminal.buffer.active.baseY + row),
    );
  return {
    write,
    resize: ({ columns, rows: count }) => terminal.resize(columns, count),
    looks: () => rows().map((line) => lookOf(line, terminal.cols)),
    lines: () => rows().map((line) => (line?.translateToString(true, 0, terminal.cols) ?? '').trimEnd()),
    isAlternate: () => terminal.buffer.active.type === 'alternate',
  };
};

type Line = ReturnType<xterm.Terminal['buffer']['active']['getLine']>;

const lookOf = (line: Line, columns: number): string =>
  Array.from({ length: columns }, (_, column) => {
    const cell = line?.getCell(column);
    if (cell === undefined) return '(none)';
    const width = cell.getWidth();
    const look = [
      cell.getFgColorMode(),
      cell.getFgColor(),
      cell.getBgColorMode(),
      cell.getBgColor(),
      cell.isBold(),
      cell.isDim(),
      cell.isItalic(),
      cell.isUnderline(),
      cell.isInverse(),
      cell.isStrikethrough(),
    ];
    const text = width === 0 ? '' : cell.getChars() || ' ';
    return `${text}${width === 1 ? '' : `/${width}`}${look.every((part) => Number(part) <= 0) ? '' : `<${look.map(Number).join()}>`}`;
  }).join('|');
