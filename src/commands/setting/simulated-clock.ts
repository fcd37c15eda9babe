// The clock of the embedded appliance, for itself and for whoever looks at it.
import type { Instant } from '../../domain/instant.ts';
import type { WorldOptions } from './global-options.ts';

/** Frozen with --at alone; with --speed it runs from there (or from now) so many times faster. */
export const simulatedClock = (
  options: Pick<WorldOptions, 'at' | 'speed'>,
  startedAt: Instant,
  wallClock: () => Instant,
): (() => Instant) => {
  const wallStartAt = wallClock();
  const speed = options.speed ?? (options.at === undefined ? 1 : 0);
  return () => Math.floor(startedAt + (wallClock() - wallStartAt) * speed);
};

export const isFrozen = ({ at, speed }: Pick<WorldOptions, 'at' | 'speed'>): boolean =>
  at !== undefined && speed === undefined;
