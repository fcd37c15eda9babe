// Tells listeners that something changed: once for everything that changes before the program gets its breath.

export type Bell = Readonly<{
  ring(): void;
  subscribe(listener: () => void): () => void;
  /** Nobody is told any more. */
  close(): void;
}>;

export const createBell = (): Bell => {
  const listeners = new Set<Readonly<{ tell: () => void }>>();
  let isRung = false;
  const tellAll = (): void => {
    isRung = false;
    for (const { tell } of [...listeners]) tell();
  };
  return {
    ring: () => {
      if (isRung || listeners.size === 0) return;
      isRung = true;
      queueMicrotask(tellAll);
    },
    subscribe: (listener) => {
      // The same function may listen twice, and each has to leave by itself.
      const place = { tell: listener };
      listeners.add(place);
      return () => listeners.delete(place);
    },
    close: () => listeners.clear(),
  };
};
