// The rows of the screen that a second has changed: those of the clock and of what is counted down, while the pane stays as it is.
import { paintedLines } from '../../widgets/painted-lines.ts';
import type { Frame } from '../frame.ts';
import { edgesOf } from './edges.ts';

/** Painted, by their place from the top. */
export type Rows = ReadonlyMap<number, string>;

/** Undefined when more may have changed than these rows tell. */
export const tickedRows = (before: Frame, after: Frame): Rows | undefined => {
  if (!hasSamePane(before, after)) return undefined;
  const old = edgeRows(before);
  const now = edgeRows(after);
  if (old.size !== now.size) return undefined;
  return new Map([...now].filter(([place, painted]) => old.get(place) !== painted));
};

const hasSamePane = (before: Frame, after: Frame): boolean =>
  before.state === after.state &&
  before.shown === after.shown &&
  before.session === after.session &&
  // The list of requests lies over the pane, and grows by itself.
  after.state.overlay?.kind !== 'log' &&
  !after.layout.isTooSmall &&
  !before.layout.isTooSmall &&
  before.layout.paneTop === after.layout.paneTop &&
  before.layout.pane.rows === after.layout.pane.rows;

const edgeRows = (frame: Frame): Rows => {
  const { above, below } = edgesOf(frame);
  const { columns: width, rows } = frame.state.size;
  const painted = [
    [0, paintedLines({ lines: above, width, height: above.length }, frame.pen)],
    [rows - below.length, paintedLines({ lines: below, width, height: below.length }, frame.pen)],
  ] as const;
  return new Map(painted.flatMap(([top, lines]) => lines.map((line, at) => [top + at, line] as const)));
};
