// What comes of a key or a command: the console as it is afterwards, and what has to be done outside of it.
import type { Decision } from '../analysis/findings/decision.ts';
import type { Instant } from '../domain/instant.ts';
import type { Topic } from '../live/part.ts';
import type { WindowChoice } from '../live/session/window-choice.ts';
import type { FileWanted, Option, Pane, Read, ReportWanted, Shown } from '../panes/pane.ts';
import type { Note, ShellState } from './state.ts';

export type Step = Readonly<{ state: ShellState; effects: readonly Effect[] }>;

export type Effect =
  | Readonly<{ kind: 'quit' }>
  | Readonly<{ kind: 'suspend' }>
  | Readonly<{ kind: 'redraw' }>
  | Readonly<{ kind: 'refresh' }>
  | Readonly<{ kind: 'pause'; isPaused: boolean }>
  /** Gives up what is being asked for; what is there stays. */
  | Readonly<{ kind: 'cancel' }>
  | Readonly<{ kind: 'interval'; topics: readonly Topic[]; change: 'longer' | 'shorter' | Readonly<{ ms: number }> }>
  | Readonly<{ kind: 'mouse'; isOn: boolean }>
  | Readonly<{ kind: 'copy'; text: string; what: string }>
  | Readonly<{ kind: 'export'; report: ReportWanted; window: WindowChoice; format: string; file: string | undefined }>
  | (Readonly<{ kind: 'write' }> & FileWanted)
  | Readonly<{ kind: 'decide'; make(at: Instant): Decision; says: string }>
  | Readonly<{
      kind: 'find-device';
      text: string;
      window: WindowChoice;
      /** The open device that it is laid beside; undefined to open it alone. */
      beside: number | undefined;
    }>;

/** What a key or a command may look at. */
export type ShellContext = Readonly<{
  state: ShellState;
  pane: Pane;
  shown: Shown;
  panes: readonly Pane[];
  read: Read;
  now: Instant;
  isPaused: boolean;
  /** Something on the screen has been asked for so long that its progress is shown. */
  isWaiting: boolean;
  themes: readonly Option[];
  formats: readonly Option[];
}>;

export const only = (state: ShellState): Step => ({ state, effects: [] });

export const doing = (state: ShellState, ...effects: readonly Effect[]): Step => ({ state, effects });

export const tell = (state: ShellState, note: Note): Step => only({ ...state, note });
