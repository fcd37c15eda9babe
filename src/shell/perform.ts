// Does what a key or a command wants done outside of the console, and tells how it went.
import { decide, withKept } from '../analysis/findings/decisions.ts';
import { type Failure, tellFailure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { TOPICS } from '../live/part.ts';
import { INTERVAL_STEPS } from '../live/session/intervals.ts';
import type { WindowChoice } from '../live/session/window-choice.ts';
import { COMPARE } from '../panes/device/page-ids.ts';
import { viewOfDevice } from '../panes/device/settings.ts';
import { emptyView } from '../panes/view.ts';
import { clean } from '../text/clean.ts';
import { formatSpan } from '../text/span.ts';
import { goTo, here, type Place } from './history.ts';
import type { Services } from './services.ts';
import type { ConsoleSession } from './session.ts';
import type { Note, ShellState } from './state.ts';
import type { Effect } from './step.ts';

export type Performing = Readonly<{
  services: Services;
  session: ConsoleSession;
  tell(note: Note): void;
  change(how: (state: ShellState) => ShellState): void;
}>;

export const perform = (effect: Effect, performing: Performing): void => {
  const { services, session } = performing;
  switch (effect.kind) {
    case 'quit':
      services.quit();
      return;
    case 'suspend':
      services.suspend();
      return;
    case 'redraw':
      services.redraw();
      return;
    case 'refresh':
      refresh(performing);
      return;
    case 'cancel':
      session.cancel();
      return;
    case 'pause':
      if (effect.isPaused) session.pause();
      else session.resume();
      return;
    case 'mouse':
      services.setMouse(effect.isOn);
      return;
    case 'interval':
      changeInterval(effect, performing);
      return;
    case 'copy':
      tellResult(services.copy(effect.text), (how) => `${effect.what}: ${how}`, performing);
      return;
    case 'export':
      void tellWriting(`${effect.report.name} as ${effect.format}`, () => services.exportReport(effect), performing);
      return;
    case 'write':
      void tellWriting(`${effect.what} as ${effect.extension}`, () => services.writeFile(effect), performing);
      return;
    case 'decide':
      void takeDecision(effect, performing);
      return;
    case 'find-device':
      void findDevice(effect, performing);
  }
};

/** It counts here at once, and whatever others decided meanwhile is learned with it. */
const takeDecision = async (
  { make, says }: Extract<Effect, Readonly<{ kind: 'decide' }>>,
  { services, tell, change }: Performing,
): Promise<void> => {
  const at = services.now();
  const decision = make(at);
  change((state) => ({
    ...state,
    decisions: decide(state.decisions, decision),
    note: { text: says, meaning: 'good' },
  }));
  const kept = await services.keepDecision(decision, at);
  if (kept.ok) change((state) => ({ ...state, decisions: withKept(state.decisions, kept.value, at) }));
  else tell({ text: `${says}, in this console only: ${noteOf(kept.failure).text}`, meaning: 'warning' });
};

const tellWriting = async (
  what: string,
  write: () => Promise<Result<string>>,
  performing: Performing,
): Promise<void> => {
  performing.tell({ text: `writing ${what} …`, meaning: 'dim', isUnderWay: true });
  tellResult(await write(), (written) => `wrote ${clean(written, 200)}`, performing);
};

const findDevice = async (
  { text, window, beside }: Extract<Effect, Readonly<{ kind: 'find-device' }>>,
  { services, tell, change }: Performing,
): Promise<void> => {
  tell({ text: `looking for ${clean(text, 60)} …`, meaning: 'dim', isUnderWay: true });
  const result = await services.findDevice(text, window);
  if (!result.ok) {
    tell(noteOf(result.failure));
    return;
  }
  const found = result.value;
  if (found === beside) {
    tell({ text: 'this is the same device', meaning: 'dim' });
    return;
  }
  change((state) => ({
    ...state,
    note: undefined,
    history: goTo(state.history, placeOf({ found, beside, window }, here(state.history))),
  }));
};

type Found = Readonly<{ found: number; beside: number | undefined; window: WindowChoice }>;

/** The search took a while: the device that it is laid beside is open as it is set up now, or not any more. */
const placeOf = ({ found, beside, window }: Found, present: Place): Place => {
  // Whoever looks at a device in a certain way looks at the next one in the same.
  if (beside === undefined) return { view: viewOfDevice(present.view, found), window };
  const isStillOpen = present.view.pane === 'device' && present.view.did === beside;
  const open: Place = isStillOpen ? present : { view: { ...emptyView('device'), did: beside }, window };
  return { ...open, view: { ...open.view, path: [COMPARE, String(found)], lists: {} } };
};

const refresh = ({ session, tell }: Performing): void => {
  if (session.refresh() > 0) return;
  const why = session.isPaused() ? 'paused: p goes on' : 'it is being asked, or was within the last second';
  tell({ text: why, meaning: 'dim' });
};

const changeInterval = (
  { topics, change }: Extract<Effect, Readonly<{ kind: 'interval' }>>,
  { session, tell }: Performing,
): void => {
  if (typeof change === 'object') {
    const changed = topics.map((topic) => [topic, change.ms] as const);
    session.setIntervals({ ...session.intervals(), ...Object.fromEntries(changed) });
  } else session.scaleInterval(topics, change === 'longer' ? 1 : -1);
  const intervals = session.intervals();
  const told = TOPICS.map((topic) => `${topic} every ${formatSpan(intervals[topic])}`).join(', ');
  const isLeast = TOPICS.every((topic) => intervals[topic] === INTERVAL_STEPS[0]);
  tell({ text: `asking for ${told}${isLeast ? ' (the least there is)' : ''}`, meaning: 'accent' });
};

const tellResult = (result: Result<string>, words: (value: string) => string, { tell }: Performing): void =>
  tell(result.ok ? { text: words(result.value), meaning: 'good' } : noteOf(result.failure));

/** What went wrong must not be pushed off the screen by what was named. */
const LONGEST_NAME = 60;

const noteOf = (failure: Failure): Note => ({
  text: tellFailure({ ...failure, what: clean(failure.what, LONGEST_NAME) }),
  meaning: 'warning',
});
