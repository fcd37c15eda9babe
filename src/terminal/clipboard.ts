// The sequence that puts a text on the clipboard of whoever sits at the terminal, however far away that is.
import type { Capabilities } from './capabilities.ts';
import { passThrough } from './pass-through.ts';

export type CopySequence = Readonly<{ kind: 'ok'; bytes: string } | { kind: 'too-large'; limit: number }>;

/** Bytes of base64 that the stingiest of the common terminals take: 74,994 characters. */
const LIMIT_BYTES = 74_994;

/** `limitBytes` is of the encoded text, which is a third longer than the text. */
export const copySequence = (
  text: string,
  { multiplexer }: Pick<Capabilities, 'multiplexer'>,
  limitBytes = LIMIT_BYTES,
): CopySequence => {
  const encoded = Buffer.from(text, 'utf8').toString('base64');
  if (encoded.length > limitBytes) return { kind: 'too-large', limit: limitBytes };
  const sequence = `\u001b]52;c;${encoded}\u0007`;
  return { kind: 'ok', bytes: passThrough(sequence, multiplexer) };
};
