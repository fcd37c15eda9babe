// Everything about the console that a key can change.
import type { Decisions } from '../analysis/findings/decisions.ts';
import type { Instant } from '../domain/instant.ts';
import type { Press } from '../hooks/keys/press.ts';
import type { Option } from '../panes/pane.ts';
import type { PaneName } from '../panes/view.ts';
import type { Size } from '../terminal/size.ts';
import type { Meaning } from '../theme/meaning.ts';
import type { EditedText } from '../widgets/edit-text.ts';
import type { ListWindow } from '../widgets/list-window.ts';
import type { History } from './history.ts';
import type { NotifyLevel } from './notify.ts';

export type ShellState = Readonly<{
  history: History;
  overlay: Overlay | undefined;
  /** The beginning of a key of several presses. */
  pressed: readonly Press[];
  /** Said once, and gone with the next key or after a while. */
  note: Note | undefined;
  size: Size;
  zone: 'utc' | 'local';
  theme: string;
  hasMouse: boolean;
  /** From which severity on new findings are announced. */
  notify: NotifyLevel;
  /** What needed attention when one last looked at a pane, by its id. */
  seen: Readonly<Partial<Record<PaneName, ReadonlySet<string>>>>;
  /** The same as it was when a pane was opened last, and not only for a moment: what is not in it is new there. */
  seenBefore: ShellState['seen'];
  /** The pane that was looked at last, and when the others were left. */
  lookedAt: PaneName | undefined;
  leftAt: Readonly<Partial<Record<PaneName, Instant>>>;
  /** About findings, as far as this console knows. */
  decisions: Decisions;
  /** Lines of the palette, the latest last. */
  typed: readonly string[];
}>;

/** Whether a drawing of the one would be one of the other. */
export const isSameState = (one: ShellState, other: ShellState): boolean =>
  one === other ||
  (one.history === other.history &&
    one.overlay === other.overlay &&
    one.note === other.note &&
    one.size === other.size &&
    one.zone === other.zone &&
    one.theme === other.theme &&
    one.hasMouse === other.hasMouse &&
    one.notify === other.notify &&
    one.typed === other.typed &&
    one.decisions === other.decisions &&
    one.seen === other.seen &&
    one.seenBefore === other.seenBefore &&
    one.pressed.length === 0 &&
    other.pressed.length === 0);

export type Note = Readonly<{
  text: string;
  meaning: Meaning;
  /** What it tells of is not over yet. */
  isUnderWay?: boolean;
}>;

/** What lies over the pane or takes the keys away from it; one at a time. */
export type Overlay = HelpOverlay | LogOverlay | PaletteOverlay | FilterOverlay | ChooseOverlay;

export type HelpOverlay = Readonly<{ kind: 'help'; top: number }>;

export type LogOverlay = Readonly<{ kind: 'log'; list: ListWindow }>;

export type PaletteOverlay = Readonly<{
  kind: 'palette';
  line: EditedText;
  /** Of the completions; undefined until one is chosen. */
  selected: number | undefined;
  /** How far back in what was typed before. */
  recalled: number;
  error: string | undefined;
}>;

export type FilterOverlay = Readonly<{
  kind: 'filter';
  line: EditedText;
  selected: number | undefined;
  error: string | undefined;
}>;

export type ChooseOverlay = Readonly<{
  kind: 'choose';
  /** Of the pane, or `window`. */
  choice: string;
  title: string;
  options: readonly Option[];
  /** As `does` of the outcome that opened it. */
  does?: 'act' | undefined;
  list: ListWindow;
}>;
