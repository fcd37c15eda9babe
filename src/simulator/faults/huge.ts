// Makes an answer much longer than it is, with a field that nobody asked for.
import type { BodyRewrite, FaultEffect, FaultKind } from '../fault.ts';

const KILOBYTES = 1_024;
const PIECE_BYTES = 60 * KILOBYTES;
const MOST_KILOBYTES = 4 * 1_048_576;

export const huge: FaultKind = {
  name: 'huge',
  values: 'how much is added, as 500kb or 64mb',
  about: 'makes its JSON longer by a field of no use',
  read: (value): FaultEffect | undefined => {
    const match = /^(\d{1,7})(kb|mb)$/.exec(value ?? '');
    if (match === null) return undefined;
    const kilobytes = Number(match[1]) * (match[2] === 'mb' ? KILOBYTES : 1);
    if (kilobytes < 1 || kilobytes > MOST_KILOBYTES) return undefined;
    return { kind: 'body', rewrite: lengthen(kilobytes * KILOBYTES) };
  },
};

/** Whatever ends neither as an object nor as a list stays as it is. */
const lengthen = (byteCount: number): BodyRewrite =>
  async function* (chunks) {
    let held = '';
    let signBefore = '';
    for await (const chunk of chunks) {
      if (held.trim() !== '') {
        signBefore = lastSignOf(held);
        yield held;
        held = '';
      }
      held += chunk;
    }
    const match = /^(.*)([}\]])\s*$/s.exec(held);
    const [, before = '', end] = match ?? [undefined, held];
    yield before;
    if (end === undefined) return;
    const isFirst = '{['.includes(before.trim() === '' ? signBefore : lastSignOf(before));
    yield `${isFirst ? '' : ','}${end === '}' ? '' : '{'}"filler":[`;
    yield* fill(byteCount);
    yield `]${end === '}' ? '' : '}'}${end}`;
  };

const lastSignOf = (text: string): string => text.trimEnd().slice(-1);

function* fill(byteCount: number): Generator<string> {
  const piece = `"${'x'.repeat(PIECE_BYTES)}"`;
  for (let left = byteCount; left > 0; left -= PIECE_BYTES)
    yield left > PIECE_BYTES ? `${piece},` : `"${'x'.repeat(left)}"`;
}
