// How often the screen is drawn at most: what a person did at once, data in quick succession together, and nothing while the terminal is behind.

export type Pulse = Readonly<{
  /** Data changed. */
  request(): void;
  /** Somebody did something and looks for what comes of it: what was drawn for data a moment ago is no reason to wait. */
  hurry(): void;
  /** A change is waiting to be drawn. */
  isDue(): boolean;
  subscribe(listener: () => void): () => void;
  /** The terminal has caught up. */
  release(): void;
  stop(): void;
}>;

export type PulseOptions = Readonly<{
  gapMs: number;
  isBehind: () => boolean;
  elapsed: () => number;
}>;

export const createPulse = ({ gapMs, isBehind, elapsed }: PulseOptions): Pulse => {
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  let turn: NodeJS.Immediate | undefined;
  let beatAtMs = Number.NEGATIVE_INFINITY;
  let isHeldBack = false;
  let isInHurry = false;

  const beat = (): void => {
    timer = undefined;
    turn = undefined;
    isHeldBack = isBehind();
    if (isHeldBack) return;
    isInHurry = false;
    beatAtMs = elapsed();
    for (const listener of [...listeners]) listener();
  };

  const isDue = (): boolean => timer !== undefined || turn !== undefined || isHeldBack;

  const request = (): void => {
    if (isDue()) return;
    const waitMs = beatAtMs + gapMs - elapsed();
    if (waitMs > 0) timer = setTimeout(beat, waitMs);
    else turn = setImmediate(beat);
  };

  /** Keys that came together are all heard before anything is drawn. */
  const hurry = (): void => {
    isInHurry = true;
    if (turn !== undefined || isHeldBack) return;
    clearTimeout(timer);
    timer = undefined;
    turn = setImmediate(beat);
  };

  return {
    request,
    hurry,
    isDue,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    release: () => {
      if (!isHeldBack) return;
      isHeldBack = false;
      if (isInHurry) hurry();
      else request();
    },
    stop: () => {
      clearTimeout(timer);
      if (turn !== undefined) clearImmediate(turn);
      listeners.clear();
    },
  };
};
