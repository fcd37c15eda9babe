// One answer on its way through the thread: how much of it is under way, what came back, and whoever waits for either.
import { cancelled } from '../../api/failures/answer-failure.ts';
import type { MetricPoint } from '../../domain/flow.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import type { NetworkAnswer } from '../../flows/network-answer.ts';
import { openTable } from '../../flows/table/open-table.ts';
import type { FromThread, ToThread } from './messages.ts';

type Distributed<T> = T extends unknown ? Omit<T, 'id'> : never;
export type JobMessage = Distributed<ToThread>;
export type Send = (message: JobMessage, moved?: readonly ArrayBuffer[]) => void;

/** So many messages of bytes may wait in the thread: then the network has to. */
const MOST_UNDER_WAY = 12;

export class AnswerJob {
  rows = 0;
  readonly #send: Send;
  readonly #onOver: () => void;
  readonly #outcome = Promise.withResolvers<Result<NetworkAnswer>>();
  readonly #points: MetricPoint[] = [];
  readonly #spare: Uint8Array<ArrayBuffer>[] = [];
  #answer: Omit<NetworkAnswer, 'points'> | undefined;
  #pointCount: number | undefined;
  #underWay = 0;
  #isOver = false;
  #wake: (() => void) | undefined;

  /** `onOver` is called once, when no message will follow. */
  constructor(send: Send, onOver: () => void) {
    this.#send = send;
    this.#onOver = onOver;
    // It may break while nobody waits for its end yet; whoever does will be told.
    this.#outcome.promise.catch(() => undefined);
  }

  /** Room for so many bytes: where the thread has given some back, that. An answer goes through a few buffers, however large it is. */
  room(length: number): Uint8Array<ArrayBuffer> {
    const spare = this.#spare.pop();
    return spare?.length === length ? spare : new Uint8Array(length);
  }

  /** Gives the bytes away, which must fill their buffer, and waits while there are too many. False: nothing more is wanted. */
  async push(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    if (this.#isOver) return false;
    this.#underWay += 1;
    this.#send({ kind: 'bytes', bytes }, [bytes.buffer]);
    while (this.#underWay >= MOST_UNDER_WAY && !this.#isOver)
      await new Promise<void>((wake) => {
        this.#wake = wake;
      });
    return !this.#isOver;
  }

  /** What came of it, once all bytes have been given. */
  finish(): Promise<Result<NetworkAnswer>> {
    if (!this.#isOver) this.#send({ kind: 'end' });
    return this.#outcome.promise;
  }

  /** Harmless when it is over. */
  cancel(): void {
    if (this.#isOver) return;
    this.#send({ kind: 'cancel' });
    this.#end(failed(cancelled('network')));
  }

  /** The thread is gone. */
  breakOff(error: Error): void {
    this.#outcome.reject(error);
    this.#over();
  }

  take(message: FromThread): void {
    switch (message.kind) {
      case 'taken':
        this.#underWay -= 1;
        this.#spare.push(message.bytes);
        this.rows = message.rows;
        this.#wake?.();
        return;
      case 'failed':
        this.#end(failed(message.failure));
        return;
      case 'read': {
        const { flows, ...rest } = message.answer;
        this.#answer = { ...rest, flows: flows === undefined ? undefined : openTable(flows) };
        this.#pointCount = message.pointCount;
        this.#askForPoints(this.#answer);
        return;
      }
      case 'points':
        for (const point of message.points) this.#points.push(point);
        if (this.#answer !== undefined) this.#askForPoints(this.#answer);
    }
  }

  #askForPoints(answer: Omit<NetworkAnswer, 'points'>): void {
    const wanted = this.#pointCount;
    if (wanted === undefined) this.#end(success({ ...answer, points: undefined }));
    else if (this.#points.length < wanted) setImmediate(() => this.#askNow());
    else this.#end(success({ ...answer, points: this.#points }));
  }

  /** In a turn of its own: messages that come as fast as they are asked for would all be taken in this one. */
  #askNow(): void {
    if (!this.#isOver) this.#send({ kind: 'more-points' });
  }

  #end(result: Result<NetworkAnswer>): void {
    this.#outcome.resolve(result);
    this.#over();
  }

  #over(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#onOver();
    this.#wake?.();
  }
}
