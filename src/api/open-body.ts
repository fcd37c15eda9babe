// Opens answers one after the other: a place in the gate, a sent request, and a body that gives the place back.
import type { Failure } from '../domain/failure.ts';
import type { Instant } from '../domain/instant.ts';
import type { Profile } from '../domain/profile.ts';
import { failed, type Result, success } from '../domain/result.ts';
import { type Progress, readBody } from './body.ts';
import { abortFailure, createDeadline } from './deadline.ts';
import type { EndpointDefinition } from './endpoint.ts';
import { cancelled } from './failures/answer-failure.ts';
import { maskFailure } from './failures/mask-failure.ts';
import { type Gate, placeIn } from './gate.ts';
import type { PreparedRequest } from './request.ts';
import type { RequestLog } from './request-log.ts';
import { type Sending, send } from './send.ts';
import type { Clockwork } from './surroundings.ts';
import type { Transport } from './transport/open-transport.ts';

export type OpenOptions = Readonly<{
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}>;

export type Opening = OpenOptions &
  Readonly<{
    /** Of the unpacked body; undefined when nobody keeps it. */
    limitBytes: number | undefined;
    /** For the whole of an answer; undefined when it may take as long as it comes. */
    limitMs: number | undefined;
  }>;

export type OpenBody = Readonly<{
  status: number;
  attempts: number;
  serverDateAt: Instant | undefined;
  skewMs: number | undefined;
  /** Decompressed; iterating may throw a BodyFailure. May be iterated once. */
  chunks: AsyncIterable<Uint8Array>;
  bytesRead(): number;
  /** Since the call. */
  elapsedMs(): number;
  /** Harmless when everything has been read. */
  cancel(): void;
  /** A failure that was found in the body, without our tokens and signatures: whatever a server echoes may stand in it. */
  mask(failure: Failure): Failure;
}>;

export type OpenerOptions = Readonly<{
  profile: Profile;
  transport: Result<Transport>;
  gate: Gate;
  clockwork: Clockwork;
  onRequest: RequestLog | undefined;
}>;

type Described = Pick<EndpointDefinition<string, never, unknown>, 'name' | 'right' | 'absence' | 'refusal'>;

export type Opener = Readonly<{
  open(endpoint: Described, request: PreparedRequest<unknown>, opening: Opening): Promise<Result<OpenBody>>;
  close(): Promise<void>;
}>;

export const createOpener = ({ profile, transport, gate, clockwork, onRequest }: OpenerOptions): Opener => {
  const running = new Set<AbortController>();
  let isClosed = false;

  const open: Opener['open'] = async ({ name, right, absence, refusal }, { target, url }, opening) => {
    if (!transport.ok) return transport;
    if (isClosed) return failed(cancelled(name));
    const beganMs = clockwork.elapsed();
    const turn = takeTurn(running, opening.signal);
    const deadline = createDeadline(opening.limitMs, clockwork, turn.controller);
    const place = placeIn(gate, turn.signal);
    const isAdmitted = await place.take();
    const finish = (): void => {
      deadline.end();
      place.giveBack();
      turn.end();
    };
    const { dispatcher, proxyName } = transport.value;
    const meant = { endpoint: name, right, absence, refusal, isBare: !target.includes('?') };
    const subject = { ...meant, profile, proxyName, limitBytes: opening.limitBytes };
    const elapsedMs = (): number => clockwork.elapsed() - beganMs;
    const sending = { subject, target, url, dispatcher, clockwork, signal: turn.signal, deadline, place, onRequest };
    const opened = await openNow(sending, { isAdmitted, finish, onProgress: opening.onProgress });
    const mask = (failure: Failure): Failure => maskFailure(profile, failure);
    return opened.ok ? success({ ...opened.value, elapsedMs, mask }) : opened;
  };

  return {
    open,
    close: async () => {
      isClosed = true;
      for (const one of running) one.abort();
      if (transport.ok) await transport.value.close();
    },
  };
};

/** A signal that follows the caller's and can be aborted by the client too; `end` lets go of the caller's. */
const takeTurn = (running: Set<AbortController>, caller: AbortSignal | undefined) => {
  const controller = new AbortController();
  const follow = (): void => controller.abort();
  running.add(controller);
  if (caller?.aborted === true) follow();
  caller?.addEventListener('abort', follow, { once: true });
  return {
    controller,
    signal: controller.signal,
    end: (): void => {
      caller?.removeEventListener('abort', follow);
      running.delete(controller);
    },
  };
};

type Turn = Readonly<{
  isAdmitted: boolean;
  finish(): void;
  onProgress: ((progress: Progress) => void) | undefined;
}>;

const openNow = async (sending: Sending, turn: Turn): Promise<Result<Omit<OpenBody, 'elapsedMs' | 'mask'>>> => {
  let isHandedOver = false;
  try {
    if (!turn.isAdmitted) return failed(abortFailure(sending.subject, sending.signal));
    const sent = await send(sending);
    if (!sent.ok) return sent;
    const { status, attempts, serverDateAt, skewMs, log, ...source } = sent.value;
    const body = readBody({
      ...source,
      subject: sending.subject,
      signal: sending.signal,
      onProgress: turn.onProgress,
      onEnd: (failure, bytes) => {
        turn.finish();
        log({ bytes, failure: failure?.kind });
      },
    });
    isHandedOver = true;
    return success({ status, attempts, serverDateAt, skewMs, ...body });
  } finally {
    if (!isHandedOver) turn.finish();
  }
};
