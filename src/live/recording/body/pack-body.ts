// Packs the pieces of a body, away from the thread that draws, and unpacks them again.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { constants, createGzip, gunzip } from 'node:zlib';
import { LARGEST_BODY_BYTES, lengthOf, type RecordHead } from '../format.ts';

export type PackedBody = Readonly<{ packing: RecordHead['packing']; pieces: readonly Uint8Array[] }>;

/** What is smaller is not worth it. */
const LEAST_GZIP_BYTES = 4_096;

export const packBody = async (steps: Iterable<readonly Uint8Array[]>): Promise<PackedBody> => {
  const pieces: Uint8Array[] = [];
  for (const some of steps) {
    pieces.push(...some);
    await nextTurn();
  }
  if (lengthOf(pieces) <= LEAST_GZIP_BYTES) return { packing: 'none', pieces };
  return { packing: 'gzip', pieces: await zip(pieces) };
};

/** Handed from thread to thread at once: small ones cost a turn each. */
const CHUNK_BYTES = 256 * 1024;

const zip = async (pieces: readonly Uint8Array[]): Promise<readonly Uint8Array[]> => {
  const packer = createGzip({ level: constants.Z_BEST_SPEED, chunkSize: CHUNK_BYTES });
  const feeding = feed(packer, pieces);
  const packed: Uint8Array[] = [];
  for await (const chunk of packer) packed.push(chunk);
  await feeding;
  return packed;
};

const feed = async (packer: NodeJS.WritableStream, pieces: readonly Uint8Array[]): Promise<void> => {
  for (const piece of pieces) await new Promise<void>((resolve) => packer.write(piece, () => resolve()));
  packer.end();
};

const unzip = promisify(gunzip);

/** Undefined for what cannot be unpacked, or is larger than anything that was ever packed. */
export const unpackBody = async (
  packing: RecordHead['packing'],
  bytes: Uint8Array,
): Promise<Uint8Array | undefined> => {
  if (packing === 'none') return bytes;
  try {
    return await unzip(bytes, { maxOutputLength: LARGEST_BODY_BYTES, chunkSize: CHUNK_BYTES });
  } catch {
    return undefined;
  }
};
