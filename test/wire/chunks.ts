// Bytes in pieces, as a network would bring them, and clocks for the readers.
import type { Pace } from '../../src/wire/json-stream.ts';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The bytes cut at each of these places; places beyond the end are ignored, a place named twice makes an empty chunk. */
export const cutAt = (bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] => {
  const inside = places.filter((place) => place <= bytes.length).sort((a, b) => a - b);
  return [0, ...inside].map((from, index) => bytes.subarray(from, inside[index] ?? bytes.length));
};

export async function* chunksOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

/** A clock that stands still: there is never a reason to pause. */
export const steadyPace = (): Pace => ({ now: () => 0, pause: () => Promise.resolve() });
