// Sends one request: signed afresh on every attempt, repeated while that may help, never redirected.
import ky from 'ky';
import { type Dispatcher, fetch, type Response } from 'undici';
import { failed, type Result, success } from '../domain/result.ts';
import { AttemptFailure } from './attempt-failure.ts';
import { abortFailure, type Deadline } from './deadline.ts';
import { connectionFault, type Phase } from './failures/connection-failure.ts';
import type { Subject } from './failures/subject.ts';
import type { Place } from './gate.ts';
import { type Received, receive } from './receive.ts';
import { ACCEPT_HEADERS } from './request.ts';
import type { RequestLog, RequestLogEntry } from './request-log.ts';
import { backoffMs, MOST_RETRIES } from './retry.ts';
import { signRequest } from './sign-request.ts';
import type { Clockwork } from './surroundings.ts';

export type Sending = Readonly<{
  subject: Subject;
  target: string;
  url: string;
  dispatcher: Dispatcher;
  clockwork: Clockwork;
  signal: AbortSignal;
  /** Of each attempt; ended by the caller. */
  deadline: Deadline;
  /** Held by the caller; given back while nothing is asked. */
  place: Place;
  onRequest: RequestLog | undefined;
}>;

export type Sent = Received &
  Readonly<{
    attempts: number;
    /** Writes the last attempt to the log once its body has been read, or not. */
    log(end: Pick<RequestLogEntry, 'bytes' | 'failure'>): void;
  }>;

export const send = async (sending: Sending): Promise<Result<Sent>> => {
  const { subject, signal } = sending;
  let attempts = 0;
  let sent: Sent | undefined;
  try {
    await ky.get(sending.url, {
      fetch: async () => {
        attempts += 1;
        const { response, ...rest } = await attempt(sending, attempts);
        sent = rest;
        return response;
      },
      signal,
      timeout: false,
      throwHttpErrors: false,
      retry: {
        limit: MOST_RETRIES,
        methods: ['get'],
        // The waiting is done below, by the clock and the chance that were given from outside.
        delay: () => 0,
        shouldRetry: ({ error }) => error instanceof AttemptFailure && error.ending.mayRetry,
      },
      hooks: {
        beforeRetry: [
          async ({ error, retryCount }) => {
            const retryAfterMs = error instanceof AttemptFailure ? error.ending.retryAfterMs : undefined;
            await rest(sending, backoffMs(retryCount, retryAfterMs, sending.clockwork.random));
          },
        ],
      },
    });
  } catch (error) {
    if (signal.aborted) return failed(abortFailure(subject, signal));
    if (error instanceof AttemptFailure) return failed(error.ending.failure);
    throw error;
  }
  if (sent === undefined) throw new Error('an answer without an attempt');
  return success(sent);
};

/** Others may ask meanwhile. */
const rest = async ({ clockwork, signal, place, deadline }: Sending, ms: number): Promise<void> => {
  deadline.end();
  place.giveBack();
  await clockwork.sleep(ms, signal);
  if (!(await place.take())) signal.throwIfAborted();
};

const attempt = async (sending: Sending, count: number): Promise<Sent & Readonly<{ response: Response }>> => {
  const { subject, clockwork, signal, target } = sending;
  const log = beginEntry(sending, count);
  let phase: Phase = 'asking';
  sending.deadline.begin();
  try {
    const response = await fetch(sending.url, {
      headers: { ...ACCEPT_HEADERS, ...signRequest(subject.profile, target, clockwork.now()) },
      dispatcher: sending.dispatcher,
      redirect: 'manual',
      signal,
    });
    phase = 'reading';
    const received = await receive(subject, response, clockwork);
    return { ...received, attempts: count, log: (end) => log({ status: received.status, ...end }), response };
  } catch (error) {
    const ended = endOf(sending, error, phase);
    const { status, bytes = 0, failure } = ended.ending;
    log({ status, bytes, failure: failure.kind });
    throw ended;
  }
};

const beginEntry = ({ subject, target, clockwork, onRequest }: Sending, count: number) => {
  const at = clockwork.now();
  const beganMs = clockwork.elapsed();
  return (end: Pick<RequestLogEntry, 'status' | 'bytes' | 'failure'>): void =>
    onRequest?.({
      at,
      endpoint: subject.endpoint,
      target,
      attempt: count,
      elapsedMs: clockwork.elapsed() - beganMs,
      ...end,
    });
};

const endOf = ({ subject, signal }: Sending, error: unknown, phase: Phase): AttemptFailure => {
  if (error instanceof AttemptFailure) return error;
  if (signal.aborted) return new AttemptFailure({ failure: abortFailure(subject, signal), mayRetry: false });
  const fault = connectionFault(subject, error, phase);
  if (fault === undefined) throw error;
  return new AttemptFailure(fault);
};
