// How long the list is that lies over the pane, and how much of it is seen.
import { tableRows } from '../../widgets/data-table.ts';
import type { ListSize } from '../../widgets/list-window.ts';
import { scrollRows } from '../../widgets/scroll-lines.ts';
import { selectListRows } from '../../widgets/select-list.ts';
import type { Frame } from '../frame.ts';
import { helpLines } from './help-lines.ts';
import { logRows } from './log-table.ts';

const NONE: ListSize = { count: 0, height: 0 };

/** Of the lines that something to choose from takes of the pane. */
export const MOST_CHOICES = 12;

export const overlaySizeOf = (frame: Frame): ListSize => {
  const { overlay } = frame.state;
  const { rows, columns } = frame.layout.pane;
  switch (overlay?.kind) {
    case 'help': {
      const count = helpLines(frame, columns - 2).length;
      return { count, height: scrollRows(count, rows) };
    }
    case 'log': {
      const count = frame.session.requests().length;
      return { count, height: tableRows(count, logRows(rows)) };
    }
    case 'choose': {
      const count = overlay.options.length;
      return { count, height: selectListRows(count, Math.min(MOST_CHOICES, rows - 1)) };
    }
    default:
      return NONE;
  }
};
