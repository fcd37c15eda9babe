// The sequence that puts a text on the clipboard of whoever sits at the terminal, however far away that is.
import type { Capabilities } from './capabilities.ts';

export type CopySequence = Readonly<{ kind: 'ok'; bytes: string } | { kind: 'too-large'; limit: number }>;

/** Bytes of base64 that the stingiest of the common terminals take: 74,994 characters. */
const LIMIT_BYTES = 74_994;

/** GNU screen passes on strings of at most 768 bytes, of which the frame around each takes some. */
const SCREEN_CHUNK = 760;

/** `limitBytes` is of the encoded text, which is a third longer than the text. */
export const copySequence = (
  text: string,
  { multiplexer }: Pick<Capabilities, 'multiplexer'>,
  limitBytes = LIMIT_BYTES,
): CopySequence => {
  const encoded = Buffer.from(text, 'utf8').toString('base64');
  if (encoded.length > limitBytes) return { kind: 'too-large', limit: limitBytes };
  const sequence = `\u001b]52;c;${encoded}\u0007`;
  return { kind: 'ok', bytes: wrapFor(multiplexer, sequence) };
};

const wrapFor = (multiplexer: Capabilities['multiplexer'], sequence: string): string => {
  if (multiplexer === 'tmux') return `\u001bPtmux;${sequence.replaceAll('\u001b', '\u001b\u001b')}\u001b\\`;
  if (multiplexer === undefined) return sequence;
  return (sequence.match(new RegExp(`[^]{1,${SCREEN_CHUNK}}`, 'g')) ?? [])
    .map((chunk) => `\u001bP${chunk}\u001b\\`)
    .join('');
};
