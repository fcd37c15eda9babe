// Everything a program has written, piece by piece with the time it came, and ways to wait for more or for no more.

/** A piece of output: when it came, on the clock of `performance.now()`, and how many bytes there were then. */
export type Arrival = Readonly<{ at: number; end: number }>;

export type Patience = Readonly<{ timeoutMs?: number }>;

export const PATIENCE_MS = 10_000;

/** The part of a time that a program may be at work which has nothing more to say: clocks and polling go on. */
const RESTFUL = 0.5;

export class Transcript {
  readonly #pieces: Uint8Array[] = [];
  readonly #arrivals: Arrival[] = [];
  readonly #listeners = new Set<() => void>();
  #byteCount = 0;

  get byteCount(): number {
    return this.#byteCount;
  }

  add(piece: Uint8Array, at: number): void {
    this.#pieces.push(piece);
    this.#byteCount += piece.length;
    this.#arrivals.push({ at, end: this.#byteCount });
    for (const listener of [...this.#listeners]) listener();
  }

  bytesSince(mark: number): Buffer {
    return Buffer.concat(this.#pieces).subarray(mark);
  }

  arrivalsSince(mark: number): readonly Arrival[] {
    return this.#arrivals.slice(this.#arrivals.findLastIndex(({ end }) => end <= mark) + 1);
  }

  /** Until there is a byte after the mark. */
  waitForBytes(mark: number, { timeoutMs = PATIENCE_MS }: Patience): Promise<void> {
    if (this.#byteCount > mark) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void): void => {
        clearTimeout(late);
        this.#listeners.delete(arrived);
        settle();
      };
      const arrived = (): void => finish(resolve);
      const late = setTimeout(() => finish(() => reject(new Error(`no output in ${timeoutMs} ms`))), timeoutMs);
      this.#listeners.add(arrived);
    });
  }

  /**
   * Until nothing has come for so long, from now on. On a busy machine a program may be silent because it waits for its turn: while
   * its labour, in milliseconds, grows faster than that of one who has nothing more to say, the wait begins anew.
   */
  waitForQuiet(quietMs: number, { timeoutMs = PATIENCE_MS }: Patience, labour = (): number => 0): Promise<void> {
    return new Promise((resolve, reject) => {
      let before = labour();
      let takenAt = performance.now();
      const finish = (settle: () => void): void => {
        clearTimeout(late);
        clearTimeout(quiet);
        this.#listeners.delete(restart);
        settle();
      };
      const restart = (): void => {
        quiet.refresh();
        if (performance.now() - takenAt < quietMs / 4) return;
        before = labour();
        takenAt = performance.now();
      };
      const quiet = setTimeout(() => {
        const done = labour() - before;
        // It counts the living alone: it becomes less when one of them ends, which is a change, too.
        if (done < 0 || done > (performance.now() - takenAt) * RESTFUL) restart();
        else finish(resolve);
      }, quietMs);
      const vain = new Error(`no ${quietMs} ms without output in ${timeoutMs} ms`);
      const late = setTimeout(() => finish(() => reject(vain)), timeoutMs);
      this.#listeners.add(restart);
    });
  }
}
