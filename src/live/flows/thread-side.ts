// The side of the thread: reads answers from the bytes that come in messages, and gives their tables away.
import type { MetricPoint } from '../../domain/flow.ts';
import { buffersOf } from '../../flows/table/packed-table.ts';
import { FlowIntake } from '../../wire/documented/flow-intake.ts';
import { packNetwork } from '../../wire/documented/network.ts';
import { ByteQueue } from './byte-queue.ts';
import type { FromThread, ToThread } from './messages.ts';

/** `moved` are the buffers that go with the message instead of being copied. */
export type Post = (message: FromThread, moved?: readonly ArrayBuffer[]) => void;

/** So many points are taken apart and put together again in a millisecond or two. */
const POINTS_AT_ONCE = 500;

/** Nobody has to be let through in this thread: between two messages, others come anyway. */
const PACE = { now: () => performance.now(), pause: () => Promise.resolve() };

export const createThreadSide = (post: Post): ((message: ToThread) => void) => {
  const queues = new Map<number, ByteQueue>();
  const points = new Map<number, readonly MetricPoint[]>();

  const read = async (id: number, seed: number): Promise<void> => {
    const intake = new FlowIntake(seed);
    const queue = new ByteQueue((bytes) => post({ kind: 'taken', id, rows: intake.rowCount, bytes }, [bytes.buffer]));
    queues.set(id, queue);
    const packed = await packNetwork(queue.chunks(), PACE, intake);
    // Whoever cancelled it waits for nothing.
    if (!queues.delete(id)) return;
    if (!packed.ok) return post({ kind: 'failed', id, failure: packed.failure });
    const { points: all, ...answer } = packed.value;
    if (all !== undefined && all.length > 0) points.set(id, all);
    const moved = answer.flows === undefined ? [] : buffersOf(answer.flows);
    post({ kind: 'read', id, answer, pointCount: all?.length }, moved);
  };

  return (message) => {
    const { id } = message;
    switch (message.kind) {
      case 'begin':
        // What breaks in here breaks the thread, which is told to whoever waits for it.
        void read(id, message.seed);
        return;
      case 'bytes':
        queues.get(id)?.push(message.bytes);
        return;
      case 'end':
        queues.get(id)?.end();
        return;
      case 'more-points': {
        const left = points.get(id) ?? [];
        points.set(id, left.slice(POINTS_AT_ONCE));
        if (left.length <= POINTS_AT_ONCE) points.delete(id);
        post({ kind: 'points', id, points: left.slice(0, POINTS_AT_ONCE) });
        return;
      }
      case 'cancel': {
        const queue = queues.get(id);
        queues.delete(id);
        points.delete(id);
        queue?.end();
        return;
      }
    }
  };
};
