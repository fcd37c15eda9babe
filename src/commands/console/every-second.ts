// Tells that a second has begun, as the clock shows it.
import { type Instant, SECOND_MS } from '../../domain/instant.ts';

/** A clock that runs faster is shown once a second all the same. */
export const everySecond = (now: () => Instant, tick: () => void): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    timer = setTimeout(
      () => {
        tick();
        wait();
      },
      SECOND_MS - (now() % SECOND_MS),
    );
  };
  wait();
  return () => clearTimeout(timer);
};
