// What each device sent and received in each step of a metric, looked up by its id or its address.
import type { MetricPoint } from '../../domain/flow.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../domain/instant.ts';
import { isExactAmount, isInstant } from '../figures/known.ts';
import type { Party } from './parties.ts';
import { parseAddress } from './place-of-address.ts';

export type Transferred = { bytesIn: number; bytesOut: number };

export type DeviceTransfers = Readonly<{
  stepMs: number;
  /** The step that an instant lies in. */
  stepOf(at: Instant): number;
  /** Undefined where nothing is known of the device in that step. */
  of(party: Party, step: number): Readonly<Transferred> | undefined;
}>;

type Steps = Map<number, Transferred>;

export const indexTransfers = (points: readonly MetricPoint[]): DeviceTransfers => {
  const stepMs = findStep(points);
  const stepOf = (at: Instant): number => Math.floor(at / stepMs);
  const byKey = new Map<string, Steps>();
  for (const { at, device, bytesIn, bytesOut } of points) {
    if (!isInstant(at) || !isExactAmount(bytesIn) || !isExactAmount(bytesOut)) continue;
    for (const key of keysOf(device?.did, parseAddress(device?.ip)?.text ?? device?.ip)) {
      const steps = byKey.get(key) ?? new Map<number, Transferred>();
      byKey.set(key, steps);
      const known = steps.get(stepOf(at)) ?? { bytesIn: 0, bytesOut: 0 };
      known.bytesIn += bytesIn;
      known.bytesOut += bytesOut;
      steps.set(stepOf(at), known);
    }
  }
  const of = (party: Party, step: number): Readonly<Transferred> | undefined => {
    const key = keysOf(party.did, party.address?.text ?? party.ip).find((candidate) => byKey.has(candidate));
    return key === undefined ? undefined : byKey.get(key)?.get(step);
  };
  return { stepMs, stepOf, of };
};

/** The id first: an address may have belonged to another device before. */
const keysOf = (did: number | undefined, ip: string | undefined): readonly string[] => [
  ...(did === undefined ? [] : [`did ${did}`]),
  ...(ip === undefined ? [] : [`ip ${ip}`]),
];

/** The smallest distance between two times that occur; an hour where only one does. */
const findStep = (points: readonly MetricPoint[]): number => {
  const times = [...new Set(points.map(({ at }) => at).filter(isInstant))].sort((one, other) => one - other);
  let least = Number.POSITIVE_INFINITY;
  times.forEach((at, index) => {
    const before = times[index - 1];
    if (before !== undefined) least = Math.min(least, at - before);
  });
  return Number.isFinite(least) ? Math.max(MINUTE_MS, Math.min(DAY_MS, least)) : HOUR_MS;
};
