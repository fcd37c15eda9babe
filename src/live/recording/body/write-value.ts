// Cuts a value into the blocks of a body, in pieces, so that whoever records can look after keys in between.
import type { NetworkAnswer } from '../../../flows/network-answer.ts';
import { type Block, writeBlock } from './blocks.ts';
import { columnsOf } from './write-columns.ts';

type Pieces = Generator<readonly Uint8Array[]>;

/** So many are read again, which takes longer than writing, in a few milliseconds. */
const POINTS_AT_ONCE = 500;

export function* writePlain(value: unknown): Pieces {
  yield writeBlock(jsonBlock('value', value));
}

/** Table columns are given as they are, without a copy: to be read only. */
export function* writeNetwork({ flows, points, summary, metric }: NetworkAnswer): Pieces {
  yield writeBlock(
    jsonBlock('value', { summary, metric, hasFlows: flows !== undefined, hasPoints: points !== undefined }),
  );
  for (let from = 0; from < (points?.length ?? 0); from += POINTS_AT_ONCE) {
    yield writeBlock(jsonBlock('points', points?.slice(from, from + POINTS_AT_ONCE)));
  }
  for (const { buffer, byteOffset, byteLength } of flows === undefined ? [] : columnsOf(flows)) {
    yield writeBlock({ kind: 'column', bytes: new Uint8Array(buffer, byteOffset, byteLength) });
  }
}

const jsonBlock = (kind: Block['kind'], value: unknown): Block => ({
  kind,
  bytes: new TextEncoder().encode(JSON.stringify(value)),
});
