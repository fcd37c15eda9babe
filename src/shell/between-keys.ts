// Does the long work of panes in slices between the keys.
import { isSameList, type Slot, type Steps, type Work } from '../panes/parts/work.ts';

export type BetweenKeys = Readonly<{ work: Work; stop(): void }>;

export type BetweenKeysOptions = Readonly<{
  /** A result is there, and wants to be shown. */
  onDone: () => void;
  elapsed: () => number;
}>;

/** A key that comes in the middle of a slice waits so long at most, and one step. */
const SLICE_MS = 6;

export const createBetweenKeys = ({ onDone, elapsed }: BetweenKeysOptions): BetweenKeys => {
  const running = new Map<object, () => boolean>();
  let turn: NodeJS.Immediate | undefined;

  const slice = (): void => {
    turn = undefined;
    const untilMs = elapsed() + SLICE_MS;
    for (const [slot, advance] of running) {
      while (elapsed() < untilMs) {
        if (advance()) continue;
        running.delete(slot);
        onDone();
        break;
      }
    }
    if (running.size > 0) turn = setImmediate(slice);
  };

  const begin = <T>(slot: Slot<T>, givens: readonly unknown[], steps: Steps<T>): void => {
    slot.underWay = { givens, steps };
    running.set(slot, () => {
      const step = steps.next();
      if (step.done !== true) return true;
      slot.result = { givens, value: step.value };
      slot.underWay = undefined;
      return false;
    });
    turn ??= setImmediate(slice);
  };

  return {
    work: (slot, givens, steps) => {
      const { result } = slot;
      const underWay = running.has(slot) ? slot.underWay : undefined;
      const isThere = result !== undefined && isSameList(result.givens, givens);
      if (!isThere && (underWay === undefined || !isSameList(underWay.givens, givens))) begin(slot, givens, steps());
      return slot.result?.value;
    },
    stop: () => {
      if (turn !== undefined) clearImmediate(turn);
      running.clear();
    },
  };
};
