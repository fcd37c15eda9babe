// Asks an appliance of the field how it is itself, beside whatever else is asked of it.
import type { ApplianceFacts } from '../../analysis/facts.ts';
import type { Instant } from '../../domain/instant.ts';
import { success } from '../../domain/result.ts';
import type { Asker, Part } from '../asker.ts';
import { factsOfField, STATUS_MS } from './facts-of-field.ts';

const STATUS: Part = { name: 'status of the appliance', isOptional: true };

/** Undefined where it tells nothing of itself. To be called when all else was asked: which probes did not answer is known by then. */
export const collectAppliance = async (
  asker: Asker,
  at: Instant,
  waitMs = STATUS_MS,
): Promise<(() => ApplianceFacts) | undefined> => {
  // Where that cannot be found out, those whose answers are wanted tell why.
  if ((await asker.dialect()) !== 'appliance') return undefined;
  return asker.field(STATUS, async (field, how) =>
    success(await factsOfField({ field, status: field.statusWithProbes(how), at, waitMs })),
  );
};
