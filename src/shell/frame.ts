// Everything that one drawing of the screen needs.
import type { Instant } from '../domain/instant.ts';
import type { Binding } from '../hooks/keys/binding.ts';
import type { Part } from '../live/part.ts';
import type { Health } from '../live/session/health.ts';
import type { PartTrouble } from '../live/session/session.ts';
import type { Source } from '../live/snapshot.ts';
import type { AttentionTold, Pane, Shown } from '../panes/pane.ts';
import type { PaneName } from '../panes/view.ts';
import type { ClockFace } from '../text/clock-face.ts';
import type { Line } from '../theme/line.ts';
import type { Pen } from '../theme/pen.ts';
import type { Layout } from './frame/layout.ts';
import type { Place } from './history.ts';
import type { KeyMap } from './key-map.ts';
import type { Wait } from './longest-wait.ts';
import type { ConsoleSession } from './session.ts';
import type { ShellState } from './state.ts';
import type { ShellContext } from './step.ts';

export type Frame = Readonly<{
  state: ShellState;
  place: Place;
  pane: Pane;
  panes: readonly Pane[];
  parts: readonly Part<unknown>[];
  shown: Shown;
  layout: Layout;
  pen: Pen;
  clock: ClockFace;
  now: Instant;
  source: Source;
  session: ConsoleSession;
  health: Health;
  failures: readonly PartTrouble[];
  bindings: readonly Binding[];
  keyMap: KeyMap;
  context: ShellContext;
  /** Undefined when nothing that the pane shows is being asked. */
  wait: Wait | undefined;
  /** The same, else what the header is waiting for. */
  asking: Wait | undefined;
  /** The lines above the hints; none when there is nothing to say. */
  notice: readonly Line[];
  isClockFrozen: boolean;
  /** By pane; of those that say. */
  attention: ReadonlyMap<PaneName, AttentionTold>;
}>;
