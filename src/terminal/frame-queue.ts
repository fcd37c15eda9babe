// Lets frames leave for the terminal one write at a time; while one is on its way, newer frames take each other's place.
import { createWaitingOutput } from './waiting-output.ts';

export type Meter = Readonly<{
  bytes: number;
  /** That were written, those that changed nothing left out. */
  frames: number;
  /** That a newer one took the place of while the terminal was still busy with an older one. */
  droppedFrames: number;
  isBackedUp: boolean;
}>;

export type FrameQueue = Readonly<{
  frame(frame: string): void;
  /** The last frame with other lines in some places; nothing where there was no frame yet. */
  rows(rows: ReadonlyMap<number, string>): void;
  /** Nothing while it is stopped. */
  control(bytes: string): void;
  /** When nothing waits and nothing is on its way; soon, but never at once. */
  onceQuiet(done: () => void): void;
  start(): void;
  /** Frames wait from now on, and nobody waits for what is on its way. */
  stop(): void;
  /** The last frame once more. */
  repeat(): void;
  meter(): Meter;
}>;

export type FrameQueueOptions = Readonly<{
  /** The bytes of a frame, asked for only when they are about to leave. */
  draw(frame: string): string;
  write(bytes: string, done: () => void): void;
  onDrain(): void;
}>;

type QueueState = {
  lastFrame: string | undefined;
  isStopped: boolean;
  isWriting: boolean;
  turn: NodeJS.Immediate | undefined;
  /** A write that began before a stop is none of ours when it ends. */
  era: number;
  bytes: number;
  frames: number;
  droppedFrames: number;
};

export const createFrameQueue = ({ draw, write, onDrain }: FrameQueueOptions): FrameQueue => {
  const state = freshState();
  const waiting = createWaitingOutput();
  const quiet = createQuiet(() => state.isStopped || (!state.isWriting && state.turn === undefined));

  const flush = (): void => {
    state.turn = undefined;
    const bytes = waiting.take((frame) => {
      const drawn = draw(frame);
      if (drawn !== '') state.frames += 1;
      return drawn;
    });
    if (bytes === '') {
      quiet.check();
      return;
    }
    state.bytes += Buffer.byteLength(bytes);
    state.isWriting = true;
    const { era } = state;
    write(bytes, () => {
      if (era !== state.era) return;
      state.isWriting = false;
      schedule();
      quiet.check();
      onDrain();
    });
  };

  /** In a turn of its own: of several frames made in one turn, only the last is anybody's business. */
  const schedule = (): void => {
    if (state.isStopped || state.isWriting || waiting.isEmpty()) return;
    state.turn ??= setImmediate(flush);
  };

  const frame = (text: string): void => {
    state.lastFrame = text;
    if (waiting.putFrame(text) && state.isWriting) state.droppedFrames += 1;
    schedule();
  };

  return {
    frame,
    rows: (rows) => {
      if (state.lastFrame !== undefined) frame(withRows(state.lastFrame, rows));
    },
    control: (bytes) => {
      if (state.isStopped) return;
      waiting.putControl(bytes);
      schedule();
    },
    onceQuiet: quiet.once,
    start: () => {
      state.isStopped = false;
      schedule();
    },
    stop: () => {
      stopState(state);
      waiting.dropControls();
      quiet.check();
    },
    repeat: () => {
      if (state.lastFrame !== undefined && !waiting.hasFrame()) frame(state.lastFrame);
    },
    meter: () => meterOf(state),
  };
};

const meterOf = ({ bytes, frames, droppedFrames, isWriting }: QueueState): Meter => ({
  bytes,
  frames,
  droppedFrames,
  isBackedUp: isWriting,
});

const withRows = (frame: string, rows: ReadonlyMap<number, string>): string =>
  frame
    .split('\n')
    .map((line, row) => rows.get(row) ?? line)
    .join('\n');

const freshState = (): QueueState => ({
  lastFrame: undefined,
  isStopped: true,
  isWriting: false,
  turn: undefined,
  era: 0,
  bytes: 0,
  frames: 0,
  droppedFrames: 0,
});

const stopState = (state: QueueState): void => {
  state.isStopped = true;
  state.isWriting = false;
  state.era += 1;
  clearImmediate(state.turn);
  state.turn = undefined;
};

type Quiet = Readonly<{ once(done: () => void): void; check(): void }>;

const createQuiet = (isQuiet: () => boolean): Quiet => {
  let listeners: readonly (() => void)[] = [];
  const check = (): void => {
    if (!isQuiet()) return;
    const settled = listeners;
    listeners = [];
    for (const listener of settled) listener();
  };
  return {
    once: (done) => {
      listeners = [...listeners, done];
      setImmediate(check);
    },
    check,
  };
};
