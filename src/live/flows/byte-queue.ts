// Chunks that come one by one as messages, for a reader that asks for them; each is told when it has been read.

export class ByteQueue {
  readonly #onTaken: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly #waiting: Uint8Array<ArrayBuffer>[] = [];
  #isEnded = false;
  #wake: (() => void) | undefined;

  /** `onTaken` gets back what was pushed: nobody here looks at it any more. */
  constructor(onTaken: (bytes: Uint8Array<ArrayBuffer>) => void) {
    this.#onTaken = onTaken;
  }

  push(bytes: Uint8Array<ArrayBuffer>): void {
    this.#waiting.push(bytes);
    this.#wake?.();
  }

  /** Nothing comes any more. */
  end(): void {
    this.#isEnded = true;
    this.#wake?.();
  }

  /** To be iterated once. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const bytes = this.#waiting.shift();
      if (bytes !== undefined) {
        yield bytes;
        this.#onTaken(bytes);
      } else if (this.#isEnded) return;
      else
        await new Promise<void>((wake) => {
          this.#wake = wake;
        });
    }
  }
}
