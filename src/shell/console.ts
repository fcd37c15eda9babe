// The console behind the screen: it hears keys and answers, and holds what is to be drawn. React only draws it.
import { type Decisions, NO_DECISIONS, withKept } from '../analysis/findings/decisions.ts';
import type { Thresholds } from '../domain/thresholds.ts';
import type { Press } from '../hooks/keys/press.ts';
import { DEFAULT_WINDOW, type WindowChoice } from '../live/session/window-choice.ts';
import type { Source } from '../live/snapshot.ts';
import type { Option, Pane } from '../panes/pane.ts';
import { emptyView, type PaneName } from '../panes/view.ts';
import type { Size } from '../terminal/size.ts';
import type { ClockFace } from '../text/clock-face.ts';
import type { Pen } from '../theme/pen.ts';
import { createBetweenKeys } from './between-keys.ts';
import type { Frame } from './frame.ts';
import { startAt } from './history.ts';
import type { KeyMap } from './key-map.ts';
import { createFrameMaker } from './make-frame.ts';
import { createNoteAge } from './note-age.ts';
import type { NotifyLevel } from './notify.ts';
import { overlaySizeOf } from './overlays/overlay-size.ts';
import { perform } from './perform.ts';
import { createPicture } from './picture.ts';
import type { Pulse } from './pulse.ts';
import { lookedIn } from './seen.ts';
import type { Services } from './services.ts';
import type { ConsoleSession } from './session.ts';
import { isSameState, type Note, type ShellState } from './state.ts';
import type { Step } from './step.ts';
import { type Pointed, stepsOf, takeMouse } from './take-mouse.ts';
import { takePaste, takePress } from './take-press.ts';

export type ConsoleOptions = Readonly<{
  panes: readonly Pane[];
  keyMap: KeyMap;
  services: Services;
  pulse: Pulse;
  session: ConsoleSession;
  source: Source;
  size: Size;
  thresholds: Thresholds;
  themes: readonly Option[];
  formats: readonly Option[];
  penOf(theme: string): Pen;
  clockOf(zone: 'utc' | 'local'): ClockFace;
  /** It stands still: nothing that only time changes is shown. */
  isClockFrozen: boolean;
  /** What nobody looks at is asked for all the same. */
  hasSweep: boolean;
  linkCapacityMbps: number | undefined;
  start: Readonly<{
    pane: PaneName;
    window?: WindowChoice;
    theme: string;
    hasMouse: boolean;
    notify: NotifyLevel;
  }>;
}>;

export type Console = Readonly<{
  /** The same as long as nothing changed. */
  get(): Frame;
  subscribe(listener: () => void): () => void;
  press(press: Press): void;
  paste(text: string): void;
  mouse(pointed: Pointed): void;
  resize(size: Size): void;
  /** A second has gone by. */
  tick(): void;
  tell(note: Note): void;
  /** The appliance can be asked now. */
  connect(session: ConsoleSession, source: Source): void;
  /** What is kept of decisions about findings, by this console and others. */
  decided(decisions: Decisions): void;
  /** Nothing is worked on any more. */
  close(): void;
}>;

export const createConsole = (options: ConsoleOptions): Console => {
  const { services, pulse, keyMap } = options;
  let { session, source } = options;
  let state = startState(options);
  let leaveSession = (): void => undefined;
  const longWork = createBetweenKeys({ onDone: () => hear(), elapsed: () => performance.now() });
  const makeFrame = createFrameMaker({ ...options, work: longWork.work });
  let version = 0;
  const forgetNote = createNoteAge();
  const make = (): Frame => makeFrame({ state, session, source, now: services.now(), version });
  const { get, changed, hurried, ticked } = createPicture(make, options);

  const change = (how: (before: ShellState) => ShellState): void => {
    state = how(state);
    hurried();
    look();
  };
  const tell = (note: Note): void => change((before) => ({ ...before, note }));
  /** Whoever leaves a pane has seen what needed attention in it. */
  const look = (): void => {
    const looked = lookedIn(state, get());
    if (looked === state) return;
    state = looked;
    changed();
  };
  /** A key that means nothing draws nothing. */
  const take = ({ state: next, effects }: Step): void => {
    if (!isSameState(state, next)) change(() => next);
    for (const effect of effects) perform(effect, { services, session, tell, change });
  };
  const hear = (): void => {
    version += 1;
    changed();
    look();
  };
  return {
    get,
    subscribe: pulse.subscribe,
    press: (press) => take(takePress(press, get().context, { keyMap, overlaySize: overlaySizeOf(get()) })),
    paste: (text) => take(takePaste(text, get().context)),
    mouse: (pointed) => stepsOf(pointed).forEach((step) => void take(takeMouse(step, get()))),
    resize: (size) => change((before) => ({ ...before, size })),
    tick: () => {
      const next = forgetNote(state);
      if (next === state) ticked();
      else change(() => next);
    },
    tell,
    connect: (opened, from) => {
      leaveSession();
      session = opened;
      source = from;
      leaveSession = opened.subscribe(hear);
      hear();
    },
    decided: (kept) => change((before) => ({ ...before, decisions: withKept(before.decisions, kept, services.now()) })),
    close: () => [leaveSession, longWork.stop].forEach((stop) => void stop()),
  };
};

const startState = ({ start, size }: ConsoleOptions): ShellState => ({
  history: startAt({ view: emptyView(start.pane), window: start.window ?? DEFAULT_WINDOW }),
  overlay: undefined,
  pressed: [],
  note: undefined,
  size,
  zone: 'utc',
  theme: start.theme,
  hasMouse: start.hasMouse,
  notify: start.notify,
  seen: {},
  seenBefore: {},
  lookedAt: undefined,
  leftAt: {},
  decisions: NO_DECISIONS,
  typed: [],
});
