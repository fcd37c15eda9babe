// Sets the stage for a scenario: finds actors in the world, whatever its size, and deals a randomness of its own per day.
import { DAY_MS } from '../domain/instant.ts';
import type { SimulatedDevice } from './model.ts';
import { createRandom, mix } from './random.ts';
import type { Casting, Stage } from './scenario.ts';
import type { World } from './world/world.ts';

export const createStageMaker =
  (world: World, dailyBytes: number) =>
  (scenario: string, day: number): Stage => ({
    random: createRandom(mix(world.seed, day), `scenario ${scenario}`),
    devices: world.devices,
    cast: (casting) => castFrom(world, casting),
    ofKind: world.ofKind,
    withService: world.withService,
    peers: world.peers.inRole,
    dailyBytes,
  });

/** Newcomers get no part: the story may come before them. */
export const castFrom = (world: World, { kinds, ordinal }: Casting): SimulatedDevice | undefined => {
  const candidates = kinds
    .map((kind) => world.ofKind(kind).filter((device) => device.firstSeenAt < world.anchorAt - DAY_MS))
    .find((devices) => devices.length > 0);
  return candidates?.[Math.min(ordinal, candidates.length - 1)];
};
