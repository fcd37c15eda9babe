// The few DER forms a certificate is made of (X.690), each as a function from content to bytes.
import type { Instant } from '../domain/instant.ts';

export const derSequence = (...parts: readonly Uint8Array[]): Buffer => tagged(0x30, ...parts);

export const derSet = (...parts: readonly Uint8Array[]): Buffer => tagged(0x31, ...parts);

/** A context-specific wrapper around complete values: `[number] EXPLICIT`. */
export const derExplicit = (number: number, ...parts: readonly Uint8Array[]): Buffer => tagged(0xa0 | number, ...parts);

/** A context-specific tag in the place of a primitive's own: `[number] IMPLICIT`. */
export const derImplicit = (number: number, content: Uint8Array): Buffer => tagged(0x80 | number, content);

export const derBoolean = (value: boolean): Buffer => tagged(0x01, Buffer.of(value ? 0xff : 0x00));

/** A non-negative integer from its big-endian bytes; a leading zero keeps a high first bit from meaning "negative". */
export const derInteger = (bytes: Uint8Array): Buffer => {
  const first = bytes.findIndex((byte) => byte !== 0);
  const trimmed = first === -1 ? Buffer.of(0) : Buffer.from(bytes.subarray(first));
  return tagged(0x02, (trimmed[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.of(0), trimmed]) : trimmed);
};

export const derBitString = (bytes: Uint8Array, unusedBitCount = 0): Buffer =>
  tagged(0x03, Buffer.of(unusedBitCount), bytes);

export const derOctetString = (bytes: Uint8Array): Buffer => tagged(0x04, bytes);

export const derUtf8String = (text: string): Buffer => tagged(0x0c, Buffer.from(text, 'utf8'));

export const derObjectIdentifier = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
};

/** Years before 2050 as UTCTime with two digits, later ones as GeneralizedTime: X.509 demands exactly this split. */
export const derTime = (at: Instant): Buffer => {
  const digits = new Date(at).toISOString().replace(/\.\d+Z$|[-:T]/g, '');
  return new Date(at).getUTCFullYear() < 2050
    ? tagged(0x17, Buffer.from(`${digits.slice(2)}Z`))
    : tagged(0x18, Buffer.from(`${digits}Z`));
};

const base128 = (arc: number): number[] => {
  const bytes = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift(128 | (rest % 128));
  return bytes;
};

const tagged = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag), lengthBytes(content.length), content]);
};

const lengthBytes = (length: number): Buffer => {
  if (length < 128) return Buffer.of(length);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.of(128 | bytes.length, ...bytes);
};
