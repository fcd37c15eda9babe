// A screen that remembers what the terminal shows, and leaves it to a way of drawing how one picture becomes the next.
import type { Capabilities } from '../capabilities.ts';
import type { Size } from '../size.ts';
import { blankRow, type Row } from './row.ts';
import { createRowCache } from './row-cache.ts';
import { createStyleTable, DEFAULT_STYLE } from './style-table.ts';
import { setStyle, startWriting, type Writing } from './writing.ts';

export type Screen = Readonly<{
  /** The bytes that turn what the terminal shows into the frame, lines joined by line feeds; '' when nothing differs. */
  draw(frame: string): string;
  /** The terminal has another size, and nobody knows what it made of its rows. */
  resize(size: Size): void;
  /** What the terminal shows is no longer ours: the next frame is drawn whole. */
  forget(): void;
}>;

export type ScreenOptions = Readonly<{
  size: Size;
  capabilities: Pick<Capabilities, 'hasScrollRegions' | 'hasErasing' | 'hasColour' | 'hasSynchronisedFrames'>;
}>;

export type DrawRows = (writing: Writing, before: readonly Row[], after: readonly Row[], blank: Row) => void;

/** In the terminal's own look, since erasing colours. The other way of clearing pushes the rows into some terminals' history. */
const CLEAR = '\u001b[m\u001b[H\u001b[J';

/** A short frame arrives in one piece anyway. */
const WORTH_SYNCHRONISING = 1_024;
const BEGIN_FRAME = '\u001b[?2026h';
const END_FRAME = '\u001b[?2026l';

export const createKeptScreen = ({ size, capabilities }: ScreenOptions, drawRows: DrawRows): Screen => {
  const styles = createStyleTable(capabilities.hasColour);
  let { columns, rows } = size;
  let cache = createRowCache(columns, rows, styles);
  let blank = blankRow(columns);
  let shown: readonly Row[] | undefined;

  return {
    draw: (frame) => {
      const lines = frame.split('\n');
      const after = Array.from({ length: rows }, (_, row) => cache.rowOf(lines[row] ?? ''));
      const before = shown ?? after.map(() => blank);
      const writing = startWriting(styles, columns, capabilities.hasErasing);
      if (shown === undefined) writing.bytes = CLEAR;
      drawRows(writing, before, after, blank);
      setStyle(writing, DEFAULT_STYLE);
      shown = after;
      return capabilities.hasSynchronisedFrames ? synchronised(writing.bytes) : writing.bytes;
    },
    resize: (next) => {
      ({ columns, rows } = next);
      cache = createRowCache(columns, rows, styles);
      blank = blankRow(columns);
      shown = undefined;
    },
    forget: () => {
      shown = undefined;
    },
  };
};

const synchronised = (bytes: string): string =>
  bytes.length > WORTH_SYNCHRONISING ? `${BEGIN_FRAME}${bytes}${END_FRAME}` : bytes;
