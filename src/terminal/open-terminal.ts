// Puts the parts of a terminal together: frames go out, keys and sizes come in, and everything is given back as it was.
import { createConsoleLines } from './console-lines.ts';
import { createFrameQueue } from './frame-queue.ts';
import { InkOutput, servesAsOutput } from './ink-streams.ts';
import { createListeners } from './listeners.ts';
import type { MouseReport } from './mouse-report.ts';
import { createPresence, type Presence, type PresenceParts } from './presence.ts';
import { chooseScreen } from './screen/choose-screen.ts';
import type { Screen, ScreenOptions } from './screen/kept-screen.ts';
import { type SizeWatch, watchSize } from './size-watch.ts';
import { createSpoken } from './spoken.ts';
import { raiseAgain, stopProcessGroup } from './stop-process.ts';
import type { Terminal, TerminalMode, TerminalOptions } from './terminal.ts';
import { createTtyWriter } from './tty-writer.ts';
import { createTypedInput } from './typed-input.ts';

/** What is still on its way to a slow terminal is waited for so long before it is left. */
const LEAVE_MS = 500;
/** What is spoken is never cut: the terminal breaks lines by itself. */
const SPOKEN_COLUMNS = 400;

export const openTerminal = (options: TerminalOptions): Terminal => {
  const { input, output, capabilities, mode = 'screen' } = options;
  const drained = createListeners<void>();
  const moused = createListeners<MouseReport>();
  const lost = createListeners<void>();
  let isLost = false;

  const lose = (): void => {
    if (isLost) return;
    isLost = true;
    presence.lose();
    lost.tell();
  };
  const watch: SizeWatch = watchSize(
    output,
    {
      onSize: (size) => {
        screen.resize(size);
        stdout.emit('resize');
        queue.repeat();
      },
      onError: lose,
    },
    mode === 'spoken' ? SPOKEN_COLUMNS : undefined,
  );
  const screen = screenFor(mode, { size: watch.size(), capabilities });
  const writer = createTtyWriter({ fd: output.fd, onGone: lose });
  const queue = createFrameQueue({ draw: screen.draw, write: writer.write, onDrain: () => drained.tell() });
  const stdout = new InkOutput({ size: watch.size, onFrame: queue.frame, onceQuiet: queue.onceQuiet });
  if (!servesAsOutput(stdout)) throw new Error('the output made for Ink is not one');
  const typed = createTypedInput(input, { onMouse: moused.tell, onGone: lose });
  const presence = createPresence({ ...surroundingsOf(options), writer, queue, typed, watch });

  return {
    stdout,
    stdin: typed.stdin,
    size: watch.size,
    enter: presence.enter,
    leave: () => leaveWhenQuiet(presence, queue.onceQuiet),
    leaveNow: presence.leaveNow,
    suspend: presence.suspend,
    redraw: () => {
      screen.forget();
      queue.repeat();
    },
    drawRows: queue.rows,
    control: queue.control,
    setMouse: presence.setMouse,
    meter: queue.meter,
    onDrain: drained.add,
    onMouse: moused.add,
    onGone: lost.add,
  };
};

const screenFor = (mode: TerminalMode, options: ScreenOptions): Screen => {
  if (mode !== 'spoken') return chooseScreen({ ...options, hasPlainFrames: mode === 'plain' });
  return { ...createSpoken(), resize: () => undefined, forget: () => undefined };
};

type Surroundings = Omit<PresenceParts, 'writer' | 'queue' | 'typed' | 'watch'>;

const surroundingsOf = (options: TerminalOptions): Surroundings => ({
  hasScreen: options.mode !== 'spoken',
  hasMouse: options.hasMouse ?? false,
  hasSynchronisedFrames: options.capabilities.hasSynchronisedFrames,
  lines: createConsoleLines(options.console ?? console),
  signals: options.signals ?? process,
  tell: options.tell ?? ((text) => process.stderr.write(text)),
  stopProcess: options.stopProcess ?? stopProcessGroup,
  onStop: options.onStop ?? raiseAgain,
});

const leaveWhenQuiet = async (presence: Presence, onceQuiet: (done: () => void) => void): Promise<void> => {
  if (presence.isHere()) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LEAVE_MS);
      onceQuiet(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
  presence.leaveNow();
};
