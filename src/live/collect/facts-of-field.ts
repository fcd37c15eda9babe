// What an appliance of the field tells of itself, as far as it does so soon: nobody waits long for what is optional.
import type { ApplianceFacts } from '../../analysis/facts.ts';
import type { ApplianceStatus } from '../../domain/appliance.ts';
import type { Failure } from '../../domain/failure.ts';
import { type Instant, SECOND_MS } from '../../domain/instant.ts';
import { failed, type Result } from '../../domain/result.ts';
import type { Field } from '../dialect/field.ts';
import type { Listed } from '../dialect/lists/kept-list.ts';
import { within } from '../dialect/within.ts';

export const STATUS_MS = 2 * SECOND_MS;

type Asked = Readonly<{
  field: Field;
  status: Promise<Result<Listed<ApplianceStatus>>>;
  at: Instant;
  /** So long its status holds up whoever looks. */
  waitMs: number;
}>;

/** To be called when all else was asked: which probes did not answer is known by then, and a slow status may have come. */
export const factsOfField = async ({ field, status, at, waitMs }: Asked): Promise<() => ApplianceFacts> => {
  let came: Result<Listed<ApplianceStatus>> | undefined;
  const coming = status.then((result) => {
    came = result;
  });
  await within(waitMs, coming);
  return () => {
    const told = came ?? failed(tooLate(waitMs));
    return {
      at,
      status: told.ok ? told.value.value : undefined,
      failure: told.ok ? undefined : told.failure,
      silentProbes: field.silentProbes(),
      partsOff: field.partsOff(),
    };
  };
};

const tooLate = (waitMs: number): Failure => ({
  kind: 'timeout',
  phase: 'read',
  what: 'status',
  came: `no answer within ${waitMs / SECOND_MS} s`,
  advice: 'Try again later.',
});
