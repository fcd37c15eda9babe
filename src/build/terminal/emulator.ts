// A terminal without a window: takes what a program writes, and knows what a person would see.
import xterm, { type IUnicodeVersionProvider } from '@xterm/headless';
import { displayWidth } from '../../text/display-width.ts';
import { type Cell, cellsOf, type Size } from './cell.ts';

/** What is on the screen at one moment. */
export type View = Readonly<{
  /** The text of each row, without the blanks at its end. */
  lines: readonly string[];
  cells: readonly (readonly Cell[])[];
  cursor: Readonly<{ column: number; row: number; isVisible: boolean }>;
  isAlternate: boolean;
  title: string;
  modes: xterm.IModes;
}>;

export type Emulator = Readonly<{
  /** Calls back once the bytes are on the screen. */
  write(bytes: Uint8Array, onShown: () => void): void;
  resize(size: Size): void;
  view(): View;
  /** Of the view, its lines alone: far cheaper than all the cells. */
  lines(): readonly string[];
  /** A frame has begun that is to be shown at once, and has not ended. */
  isInFrame(): boolean;
  /** The screen, with what scrolled off above it. */
  history(): readonly (readonly Cell[])[];
  /** What the terminal itself answers to a program that asks it something. */
  onAnswer(listener: (answer: string) => void): void;
  dispose(): void;
}>;

export const createEmulator = ({ cols, rows }: Size): Emulator => {
  const terminal = new xterm.Terminal({ cols, rows, scrollback: 5_000, allowProposedApi: true });
  terminal.unicode.register(WIDTHS);
  terminal.unicode.activeVersion = WIDTHS.version;
  let title = '';
  terminal.onTitleChange((text) => {
    title = text;
  });
  const isCursorVisible = watchCursor(terminal);
  // The emulator's own decoder loses a character whose bytes come in two pieces when the second of them is 0x80, as in an ellipsis.
  const decoder = new TextDecoder('utf-8');
  return {
    write: (bytes, onShown) => terminal.write(decoder.decode(bytes, { stream: true }), onShown),
    resize: (size) => terminal.resize(size.cols, size.rows),
    view: () => viewOf(terminal, title, isCursorVisible()),
    lines: () => linesOf(terminal),
    isInFrame: () => terminal.modes.synchronizedOutputMode,
    history: () => rowsOf(terminal, 0, terminal.buffer.active.length),
    onAnswer: (listener) => void terminal.onData(listener),
    dispose: () => terminal.dispose(),
  };
};

/** The emulator does not tell whether the cursor is hidden, so the sequences that hide it are read on their way in. */
const watchCursor = (terminal: xterm.Terminal): (() => boolean) => {
  let isVisible = true;
  const watch = (final: string, shows: boolean): void => {
    terminal.parser.registerCsiHandler({ prefix: '?', final }, (params) => {
      if (params.includes(25)) isVisible = shows;
      return false;
    });
  };
  watch('h', true);
  watch('l', false);
  return () => isVisible;
};

const viewOf = (terminal: xterm.Terminal, title: string, isVisible: boolean): View => {
  const { active } = terminal.buffer;
  return {
    lines: linesOf(terminal),
    cells: rowsOf(terminal, active.baseY, terminal.rows),
    cursor: { column: active.cursorX, row: active.cursorY, isVisible },
    isAlternate: active.type === 'alternate',
    title,
    modes: { ...terminal.modes },
  };
};

/** A row of the alternate screen keeps the cells that a narrower window no longer shows. */
const linesOf = ({ buffer: { active }, rows, cols }: xterm.Terminal): readonly string[] =>
  Array.from({ length: rows }, (_, row) =>
    (active.getLine(active.baseY + row)?.translateToString(true, 0, cols) ?? '').trimEnd(),
  );

const rowsOf = (terminal: xterm.Terminal, first: number, count: number): readonly (readonly Cell[])[] =>
  Array.from({ length: count }, (_, row) => cellsOf(terminal.buffer.active.getLine(first + row), terminal.cols));

const known = new Map<number, 0 | 1 | 2>();

const widthOf = (codepoint: number): 0 | 1 | 2 => {
  if (codepoint >= 0x20 && codepoint < 0x7f) return 1;
  const before = known.get(codepoint);
  if (before !== undefined) return before;
  const columns = displayWidth(String.fromCodePoint(codepoint));
  const width = columns === 0 || columns === 1 ? columns : 2;
  known.set(codepoint, width);
  return width;
};

/** The emulator's own table is of Unicode 6, where no emoji is wide. Like most terminals this one joins marks to a letter, and joins no emoji. */
const WIDTHS: IUnicodeVersionProvider = {
  version: 'as the program measures',
  wcwidth: widthOf,
  charProperties: (codepoint, preceding) => {
    const width = widthOf(codepoint);
    const widthBefore = (preceding >> 1) & 3;
    // The layout of a property value is xterm.js' own: bit 0 joins to what stands before, bits 1 and 2 are the width.
    return width === 0 && widthBefore > 0 ? (widthBefore << 1) | 1 : width << 1;
  },
};
