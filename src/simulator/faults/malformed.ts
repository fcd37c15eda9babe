// Sends a complete body that is not JSON: one comma too many, right at the start.
import type { FaultEffect, FaultKind } from '../fault.ts';

export const malformed: FaultKind = {
  name: 'malformed',
  values: '',
  about: 'sends broken JSON',
  read: (value): FaultEffect | undefined => (value === undefined ? { kind: 'body', rewrite: breakJson } : undefined),
};

async function* breakJson(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const chunk of chunks) {
    yield isFirst ? chunk.replace(/^\s*[{[]/, '$&,') : chunk;
    isFirst = false;
  }
}
