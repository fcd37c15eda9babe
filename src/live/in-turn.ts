// Lets requests that nobody waits for go one after the other, with a rest before each: an appliance has other work, and so has a link.

/** `now`: somebody waits. `slowly`: nobody does. `rest`: nothing may be asked. */
export type Haste = 'now' | 'slowly' | 'rest';

export type InTurnOptions = Readonly<{
  /** Asked again and again: somebody may begin to wait, or stop. */
  haste: () => Haste;
  signal: AbortSignal;
  /** In milliseconds. */
  elapsed?: () => number;
}>;

export type InTurn = Readonly<{
  /** Does a piece of work when its turn comes: at once where somebody waits, and once it has been given up. */
  take<T>(work: () => Promise<T>): Promise<T>;
  /** Nothing goes slowly for so long. */
  rest(ms: number): void;
}>;

/** Whoever starts a console has other things to see first. */
export const FIRST_REST_MS = 30_000;
export const REST_MS = 2_000;
const LOOK_EVERY_MS = 500;

export const createInTurn = ({ haste, signal, elapsed = () => performance.now() }: InTurnOptions): InTurn => {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  let notBeforeMs = elapsed() + FIRST_REST_MS;
  let timer: NodeJS.Timeout | undefined;

  const letThrough = (): void => {
    timer = undefined;
    const isFree = signal.aborted || haste() === 'now';
    const isNext = haste() === 'slowly' && underWay === 0 && elapsed() >= notBeforeMs;
    const ready = waiting.splice(0, isFree ? waiting.length : isNext ? 1 : 0);
    underWay += ready.length;
    for (const go of ready) go();
    if (waiting.length > 0) timer = setTimeout(letThrough, LOOK_EVERY_MS).unref();
  };
  const look = (): void => {
    clearTimeout(timer);
    letThrough();
  };
  signal.addEventListener('abort', look, { once: true });

  const rest = (ms: number): void => {
    notBeforeMs = Math.max(notBeforeMs, elapsed() + ms);
  };
  return {
    take: async (work) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push(resolve);
      look();
      await promise;
      try {
        return await work();
      } finally {
        underWay -= 1;
        rest(REST_MS);
      }
    },
    rest,
  };
};
