// Milliseconds that never run back and go on while the machine sleeps.

/** The monotonic clock of most systems stands still during sleep, the clock on the wall can be set back: together they tell. */
export const createAwakeClock = (
  monotonic: () => number = () => performance.now(),
  wall: () => number = () => Date.now(),
): (() => number) => {
  let total = 0;
  let lastMonotonic = monotonic();
  let lastWall = wall();
  return () => {
    const ran = Math.max(0, monotonic() - lastMonotonic);
    const passed = wall() - lastWall;
    lastMonotonic += ran;
    lastWall += passed;
    total += passed - ran > LEAST_SLEEP_MS ? passed : ran;
    return total;
  };
};

/** The two clocks drift apart by less than this between two looks. */
const LEAST_SLEEP_MS = 2_000;
