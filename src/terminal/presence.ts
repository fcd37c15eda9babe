// Whether the terminal is ours: taking it, giving it back, stopping and continuing, and losing it, each at most once at a time.
import type { ConsoleLines } from './console-lines.ts';
import type { FrameQueue } from './frame-queue.ts';
import { ENTER, leaveBytes, MOUSE_OFF, MOUSE_ON } from './modes.ts';
import { ENDING_SIGNALS, type EndingSignal, LAST_EVENTS, listenTo, type SignalSource } from './signals.ts';
import type { SizeWatch } from './size-watch.ts';
import type { TtyWriter } from './tty-writer.ts';
import type { TypedInput } from './typed-input.ts';

export type Presence = Readonly<{
  enter(): void;
  leaveNow(): void;
  suspend(): void;
  setMouse(isOn: boolean): void;
  /** The terminal is not there any more. */
  lose(): void;
  isHere(): boolean;
}>;

export type PresenceParts = Readonly<{
  /** Without one there are no modes to set but those of the input. */
  hasScreen: boolean;
  hasMouse: boolean;
  hasSynchronisedFrames: boolean;
  writer: TtyWriter;
  queue: FrameQueue;
  typed: TypedInput;
  watch: SizeWatch;
  lines: ConsoleLines;
  signals: SignalSource;
  tell(text: string): void;
  stopProcess(): void;
  onStop(signal: EndingSignal): void;
}>;

/** When the process was not stopped after all: a group without a parent that could continue it never is. */
const NOT_STOPPED_MS = 200;

type Whereabouts = {
  place: 'away' | 'here' | 'suspended' | 'lost';
  hasMouse: boolean;
  stopListening: () => void;
  stopHearingStops: () => void;
};

const nothing = (): void => undefined;

export const createPresence = (parts: PresenceParts): Presence => {
  const { queue, lines, signals } = parts;
  const now = startAway(parts.hasMouse);

  const leaveNow = (): void => {
    if (now.place === 'away') return;
    if (now.place === 'here') giveBack(parts, now);
    // Ink hears a signal after us, and where it finds nobody else listening it ends the process there and then.
    queueMicrotask(now.stopListening);
    now.stopHearingStops();
    const kept = lines.release();
    if (!isLost(now) && kept.length > 0) parts.tell(kept.map((line) => `${line}\n`).join(''));
    now.place = 'away';
  };

  const goOn = (): void => {
    if (now.place !== 'here' && now.place !== 'suspended') return;
    // Stopped from outside, nobody gave anything back, and the shell has written since.
    if (now.place === 'here') queue.stop();
    now.stopHearingStops();
    now.stopHearingStops = listenTo(signals, ['SIGTSTP'], suspend);
    take(parts, now);
  };

  const suspend = (): void => {
    if (now.place !== 'here') return;
    giveBack(parts, now);
    now.place = 'suspended';
    // A signal that somebody listens for stops nothing.
    now.stopHearingStops();
    setTimeout(() => (now.place === 'suspended' ? goOn() : undefined), NOT_STOPPED_MS);
    parts.stopProcess();
  };

  const end = (signal: EndingSignal): void => {
    leaveNow();
    parts.onStop(signal);
  };

  return {
    enter: () => {
      if (now.place !== 'away') return;
      lines.hold();
      now.stopListening = listenToAll(signals, { end, last: leaveNow, goOn });
      now.stopHearingStops = listenTo(signals, ['SIGTSTP'], suspend);
      take(parts, now);
    },
    leaveNow,
    suspend,
    setMouse: (isOn) => {
      if (isOn === now.hasMouse) return;
      now.hasMouse = isOn;
      if (parts.hasScreen) queue.control(isOn ? MOUSE_ON : MOUSE_OFF);
    },
    lose: () => {
      queue.stop();
      if (now.place === 'here') parts.typed.close();
      now.place = 'lost';
    },
    isHere: () => now.place === 'here',
  };
};

const startAway = (hasMouse: boolean): Whereabouts => ({
  place: 'away',
  hasMouse,
  stopListening: nothing,
  stopHearingStops: nothing,
});

/** Giving back may be what tells that there is nobody to give it to. */
const isLost = ({ place }: Whereabouts): boolean => place === 'lost';

const take = ({ hasScreen, writer, queue, typed, watch }: PresenceParts, now: Whereabouts): void => {
  now.place = 'here';
  typed.open();
  if (hasScreen) writer.writeNow(`${ENTER}${now.hasMouse ? MOUSE_ON : ''}`);
  // Told of its size, the screen draws everything anew.
  watch.readAgain();
  queue.start();
};

const giveBack = (
  { hasScreen, hasSynchronisedFrames, writer, queue, typed }: PresenceParts,
  { hasMouse }: Whereabouts,
): void => {
  queue.stop();
  if (hasScreen) writer.writeNow(leaveBytes({ hasMouse, hasSynchronisedFrames }));
  typed.close();
};

type Heard = Readonly<{ end(signal: EndingSignal): void; last(): void; goOn(): void }>;

const listenToAll = (signals: SignalSource, { end, last, goOn }: Heard): (() => void) => {
  const undo = [
    listenTo(signals, ENDING_SIGNALS, end),
    listenTo(signals, LAST_EVENTS, last),
    listenTo(signals, ['SIGCONT'], goOn),
  ];
  return () => {
    for (const one of undo) one();
  };
};
