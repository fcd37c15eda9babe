// Keeps long work from holding the event loop: after so many units of work it is time to let others run, or to give up.

export type Pacer = Readonly<{
  /** Notes finished work; true when it is time to rest. */
  isDue(units: number): boolean;
  rest(): Promise<void>;
}>;

/** The same pace, but when the signal is aborted it is time to rest at once, and the rest throws its reason. */
export const pacerFor = (pacer: Pacer, signal: AbortSignal | undefined): Pacer =>
  signal === undefined
    ? pacer
    : {
        isDue: (units) => pacer.isDue(units) || signal.aborted,
        async rest() {
          signal.throwIfAborted();
          await pacer.rest();
          signal.throwIfAborted();
        },
      };

/** One unit is at most about a microsecond of work (a stream planned, a flow told): slices of 4 to 8 ms. */
const UNITS_PER_SLICE = 6_000;

export const createPacer = (): Pacer => {
  let spent = 0;
  return {
    isDue(units) {
      spent += units;
      return spent >= UNITS_PER_SLICE;
    },
    rest() {
      spent = 0;
      return new Promise((resolve) => setImmediate(resolve));
    },
  };
};
