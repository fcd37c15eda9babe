// How a recording is laid out: a first line of text, then one record after the other, each with checksums that tell where it is broken.
//
//   darktop-recording 1 0.1.0 little-endian
//   head length | body length | CRC-32 of the body | CRC-32 of these three and the head | head (JSON) | body
//
// The four numbers are unsigned, of four bytes each, the lowest byte first. Heads can be read without the bodies between them.
import { crc32 } from 'node:zlib';
import type { Instant } from '../../domain/instant.ts';
import { isWrong, type Read, Wrong } from '../../wire/reading.ts';
import { TOPICS, type Topic } from '../part.ts';
import { oneOf, shape, sureText } from './values/shapes.ts';

export const FORMAT_VERSION = 1;

const NAME = 'darktop-recording';

/** Columns stand in the file as they stand in memory. */
const BYTE_ORDER = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'little-endian' : 'big-endian';

export const LONGEST_FIRST_LINE = 120;

export const firstLine = (version: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(
    `${NAME} ${FORMAT_VERSION} ${version.replace(/[^\w.+-]/g, '').slice(0, 60)} ${BYTE_ORDER}\n`,
  );

export type FirstLine =
  | Readonly<{ kind: 'known'; length: number }>
  /** `version`: of the darktop that wrote it. */
  | Readonly<{ kind: 'other-format'; version: string }>
  | Readonly<{ kind: 'no-recording' }>;

/** Of the first bytes of a file, as many as a first line can have. */
export const readFirstLine = (bytes: Uint8Array): FirstLine => {
  const end = bytes.subarray(0, LONGEST_FIRST_LINE).indexOf(NEWLINE);
  const line = new TextDecoder('latin1').decode(bytes.subarray(0, Math.max(0, end)));
  const match = /^darktop-recording (\d{1,9}) ([\w.+-]{0,60}) ([a-z]+-endian)$/.exec(line);
  if (match === null) return { kind: 'no-recording' };
  const [, format, version = '', order] = match;
  if (Number(format) !== FORMAT_VERSION || order !== BYTE_ORDER) return { kind: 'other-format', version };
  return { kind: 'known', length: end + 1 };
};

const NEWLINE = 10;

export type RecordHead = Readonly<{
  /** Of the part. */
  key: string;
  topic: Topic;
  /** Of the part. */
  name: string;
  /** When it was asked for. */
  at: Instant;
  /** How the body is packed. */
  packing: 'none' | 'gzip';
}>;

export const PREFIX_BYTES = 16;
export const LONGEST_HEAD_BYTES = 16 * 1024;
/** A million flows are a third of it. */
export const LARGEST_BODY_BYTES = 512 * 1024 * 1024;

/** What stands before the body. */
export const recordStart = (head: RecordHead, body: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const start = new Uint8Array(PREFIX_BYTES + headBytes.length);
  const view = new DataView(start.buffer);
  view.setUint32(0, headBytes.length, true);
  view.setUint32(4, lengthOf(body), true);
  view.setUint32(8, checksumOf(body), true);
  view.setUint32(12, headChecksum(start, headBytes), true);
  start.set(headBytes, PREFIX_BYTES);
  return start;
};

export const lengthOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0);

export const checksumOf = (pieces: readonly Uint8Array[]): number =>
  pieces.reduce((sum, piece) => crc32(piece, sum), 0);

const headChecksum = (prefix: Uint8Array, head: Uint8Array): number => checksumOf([prefix.subarray(0, 12), head]);

export type Prefix = Readonly<{ headLength: number; bodyLength: number; bodyChecksum: number }>;

/** Undefined where no record can begin. */
export const readPrefix = (bytes: Uint8Array): Prefix | undefined => {
  if (bytes.length < PREFIX_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, PREFIX_BYTES);
  const headLength = view.getUint32(0, true);
  const bodyLength = view.getUint32(4, true);
  if (headLength === 0 || headLength > LONGEST_HEAD_BYTES || bodyLength > LARGEST_BODY_BYTES) return undefined;
  return { headLength, bodyLength, bodyChecksum: view.getUint32(8, true) };
};

/** Far enough from the ends of four-digit years for every window around it. */
const EARLIEST_AT = Date.UTC(1971, 0, 1);
const LATEST_AT = Date.UTC(9000, 0, 1) - 1;

const askedAt: Read<Instant> = (raw) =>
  typeof raw === 'number' && raw >= EARLIEST_AT && raw <= LATEST_AT ? raw : new Wrong(raw, 'a moment of this age');

const head = shape<RecordHead>({
  key: (raw) => (typeof raw === 'string' ? raw : new Wrong(raw, 'a key')),
  topic: oneOf(...TOPICS),
  name: sureText,
  at: askedAt,
  packing: oneOf<RecordHead['packing']>('none', 'gzip'),
});

/** Undefined where its checksum does not fit; `unreadable` where it does and the head is none all the same. */
export const readHead = (prefix: Uint8Array, bytes: Uint8Array): RecordHead | 'unreadable' | undefined => {
  const view = new DataView(prefix.buffer, prefix.byteOffset, PREFIX_BYTES);
  if (headChecksum(prefix, bytes) !== view.getUint32(12, true)) return undefined;
  const read = head(parseJson(bytes));
  return isWrong(read) ? 'unreadable' : read;
};

/** Undefined for what is no JSON. */
export const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
};
