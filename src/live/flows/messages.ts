// What the main thread and the thread that reads flows say to each other. Several answers can be under way: `id` tells them apart.
import type { Failure } from '../../domain/failure.ts';
import type { MetricPoint } from '../../domain/flow.ts';
import type { PackedNetworkAnswer } from '../../flows/network-answer.ts';

export type ToThread =
  /** `seed` is any whole number, for the dictionary of the table. */
  | Readonly<{ kind: 'begin'; id: number; seed: number }>
  | Readonly<{ kind: 'bytes'; id: number; bytes: Uint8Array<ArrayBuffer> }>
  | Readonly<{ kind: 'end'; id: number }>
  /** The next points, please: all at once would hold up whoever receives them. */
  | Readonly<{ kind: 'more-points'; id: number }>
  /** Forget all of it. */
  | Readonly<{ kind: 'cancel'; id: number }>;

export type FromThread =
  /** One message of bytes has been read, and here they are back, to be filled anew; `rows` counts the flows so far. */
  | Readonly<{ kind: 'taken'; id: number; rows: number; bytes: Uint8Array<ArrayBuffer> }>
  | Readonly<{ kind: 'failed'; id: number; failure: Failure }>
  /** Its points, if there are any, come when they are asked for. */
  | Readonly<{ kind: 'read'; id: number; answer: Omit<PackedNetworkAnswer, 'points'>; pointCount: number | undefined }>
  | Readonly<{ kind: 'points'; id: number; points: readonly MetricPoint[] }>;
