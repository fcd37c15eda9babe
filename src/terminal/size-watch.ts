// The size of the terminal, as of when it last stood still.
import { type Size, USUAL_SIZE } from './size.ts';

/** While somebody drags the edge of a window, sizes come faster than anything can be drawn. */
const STILL_MS = 50;

export type SizedOutput = Readonly<{
  columns?: number | undefined;
  rows?: number | undefined;
  on(event: 'resize' | 'error', listener: () => void): unknown;
  /** Asks the system anew; Node's own streams have it. */
  _refreshSize?: () => void;
}>;

export type SizeWatch = Readonly<{
  size(): Size;
  /** Without waiting, whether or not it was announced. */
  readAgain(): void;
}>;

export type SizeListeners = Readonly<{
  onSize(size: Size): void;
  /** The terminal could not be asked: it is not there any more. */
  onError(): void;
}>;

/** For as long as the process lives; with `columns`, as many are told of whatever there are. */
export const watchSize = (
  output: SizedOutput,
  { onSize, onError }: SizeListeners,
  columns?: number | undefined,
): SizeWatch => {
  const sizeNow = (): Size => ({ ...sizeOf(output), ...(columns === undefined ? {} : { columns }) });
  let size = sizeNow();
  let timer: NodeJS.Timeout | undefined;
  const settle = (): void => {
    size = sizeNow();
    onSize(size);
  };
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(settle, STILL_MS);
  };
  output.on('resize', changed);
  output.on('error', onError);
  return {
    size: () => size,
    readAgain: () => {
      output._refreshSize?.();
      clearTimeout(timer);
      settle();
    },
  };
};

/** A terminal of no columns is one that does not know. */
const sizeOf = ({ columns, rows }: SizedOutput): Size => ({
  columns: columns === undefined || columns < 1 ? USUAL_SIZE.columns : columns,
  rows: rows === undefined || rows < 1 ? USUAL_SIZE.rows : rows,
});
