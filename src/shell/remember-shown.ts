// Asks a pane what it shows only when something that it looks at is other than before: the clock goes on, the pane does not.
import type { Pane, PaneContext, Shown } from '../panes/pane.ts';

/** `version` goes up with every answer. */
export const rememberShown = (): ((pane: Pane, version: number, context: PaneContext) => Shown) => {
  let last: Readonly<{ pane: Pane; version: number; context: PaneContext; shown: Shown }> | undefined;
  return (pane, version, context) => {
    if (last !== undefined && last.pane === pane && last.version === version && isSame(last.context, context)) {
      return last.shown;
    }
    const shown = pane.show(context);
    last = { pane, version, context, shown };
    return shown;
  };
};

const isSame = (one: PaneContext, other: PaneContext): boolean =>
  one.view === other.view &&
  one.window === other.window &&
  one.read === other.read &&
  one.size.columns === other.size.columns &&
  one.size.rows === other.size.rows &&
  one.pen === other.pen &&
  one.clock === other.clock &&
  one.now === other.now &&
  one.source === other.source &&
  one.visited === other.visited &&
  one.decisions === other.decisions &&
  one.seenBefore === other.seenBefore;
