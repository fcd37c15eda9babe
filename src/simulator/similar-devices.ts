// Which devices resemble a device most, by what they are: kind and subnet first, then system and tags.
import { rounded } from './asking/rounded.ts';
import type { SimulatedDevice } from './model.ts';

export type SimilarDevice = Readonly<{ device: SimulatedDevice; score: number }>;

export const findSimilarDevices = (
  device: SimulatedDevice,
  devices: readonly SimulatedDevice[],
  count: number,
): readonly SimilarDevice[] =>
  devices
    .filter(({ did }) => did !== device.did)
    .map((other) => ({ device: other, score: scoreOf(device, other) }))
    .sort((one, other) => other.score - one.score || one.device.did - other.device.did)
    .slice(0, count);

/** Two devices that agree in everything score 0.99 at most: only the device itself would be 1. */
const scoreOf = (one: SimulatedDevice, other: SimulatedDevice): number =>
  rounded(
    (one.kind === other.kind ? 0.5 : 0) +
      (one.sid === other.sid ? 0.25 : 0) +
      (one.osCode === other.osCode ? 0.1 : 0) +
      0.1 * overlap(one.tags, other.tags) +
      0.04 / (1 + Math.abs(one.did - other.did) / 8),
    4,
  );

/** Shared tags among all tags of the two; two devices without tags agree. */
const overlap = (one: readonly string[], other: readonly string[]): number => {
  const all = new Set([...one, ...other]);
  return all.size === 0 ? 1 : one.filter((tag) => other.includes(tag)).length / all.size;
};
