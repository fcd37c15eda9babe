// What one point says for one habit against another: how much likelier it makes it, in logarithms.
import { HOUR_MS } from '../../domain/instant.ts';
import { clamp } from './clamp.ts';

export type Evidence = Readonly<{
  /** The share of what was gathered before that still counts at the next point. */
  keep: number;
  /** From the squared deviations from both habits: above zero for the other one, the more the longer a step is. */
  gainOf(fromOne: number, fromOther: number): number;
}>;

/** No point alone may decide. */
const MOST_AT_ONCE = 3;

export const createEvidence = (
  stepMs: number,
  limits: Readonly<{ mostSquare: number; forgetHours: number }>,
): Evidence => {
  const { mostSquare, forgetHours } = limits;
  const hours = stepMs / HOUR_MS;
  return {
    keep: Math.exp(-hours / forgetHours),
    gainOf: (fromOne, fromOther) =>
      clamp((Math.min(mostSquare, fromOne) - Math.min(mostSquare, fromOther)) / 2, -MOST_AT_ONCE, MOST_AT_ONCE) *
      Math.min(1, hours),
  };
};
