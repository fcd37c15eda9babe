// The time one answer may take as a whole: a server that sends a byte now and then meets no other limit.
import type { Failure } from '../domain/failure.ts';
import { cancelled } from './failures/answer-failure.ts';
import { overdue } from './failures/connection-failure.ts';
import type { Subject } from './failures/subject.ts';
import type { Clockwork } from './surroundings.ts';

export type Deadline = Readonly<{
  /** From now on, whatever was begun before. */
  begin(): void;
  /** Harmless when it has not begun. */
  end(): void;
}>;

/** The reason with which a request is aborted when its time is up. */
export class Overdue extends Error {
  override readonly name = 'Overdue';
  readonly limitMs: number;

  constructor(limitMs: number) {
    super('the answer took too long');
    this.limitMs = limitMs;
  }
}

/** Without a limit it never ends anything. */
export const createDeadline = (
  limitMs: number | undefined,
  { alarm }: Pick<Clockwork, 'alarm'>,
  controller: AbortController,
): Deadline => {
  let silence: (() => void) | undefined;
  const end = (): void => {
    silence?.();
    silence = undefined;
  };
  return {
    begin: () => {
      end();
      if (limitMs !== undefined) silence = alarm(limitMs, () => controller.abort(new Overdue(limitMs)));
    },
    end,
  };
};

/** What to say of a request whose signal was aborted. */
export const abortFailure = (subject: Pick<Subject, 'endpoint'>, { reason }: AbortSignal): Failure =>
  reason instanceof Overdue ? overdue(subject.endpoint, reason.limitMs) : cancelled(subject.endpoint);
