// Cuts a value into the blocks of a body, in pieces, so that whoever records can look after keys in between.
import type { NetworkAnswer } from '../../../flows/network-answer.ts';
import { type Block, writeBlock } from './blocks.ts';
import { columnsOf } from './write-columns.ts';

type Pieces = Generator<readonly Uint8Array[]>;

/** So many points or parties are read again, which takes longer than writing, in a few milliseconds. */
const AT_ONCE = 500;

export function* writePlain(value: unknown): Pieces {
  yield writeBlock(jsonBlock('value', value));
}

/** Table columns are given as they are, without a copy: to be read only. */
export function* writeNetwork(answer: NetworkAnswer): Pieces {
  const { flows, points, parties, summary, metric, sections, counted } = answer;
  const has = { hasFlows: flows !== undefined, hasPoints: points !== undefined, hasParties: parties !== undefined };
  yield writeBlock(jsonBlock('value', { summary, metric, sections, counted, ...has }));
  yield* writeList('points', points);
  yield* writeList('parties', parties);
  for (const { buffer, byteOffset, byteLength } of flows === undefined ? [] : columnsOf(flows)) {
    yield writeBlock({ kind: 'column', bytes: new Uint8Array(buffer, byteOffset, byteLength) });
  }
}

function* writeList(kind: Block['kind'], values: readonly unknown[] = []): Pieces {
  for (let from = 0; from < values.length; from += AT_ONCE) {
    yield writeBlock(jsonBlock(kind, values.slice(from, from + AT_ONCE)));
  }
}

const jsonBlock = (kind: Block['kind'], value: unknown): Block => ({
  kind,
  bytes: new TextEncoder().encode(JSON.stringify(value)),
});
