// Tells a code cache that is whole and made for this very program from any other: V8 itself looks only at its length and version.

const SEAL_BYTES = 256;

/** The seal stands behind the code, so that the code stays aligned. */
export const seal = (code: Buffer, key: string): Buffer =>
  Buffer.concat([code, Buffer.from(sealText(code, key).padEnd(SEAL_BYTES), 'latin1')]);

export const unseal = (sealed: Buffer, key: string): Buffer | undefined => {
  if (sealed.length <= SEAL_BYTES) return undefined;
  const code = sealed.subarray(0, sealed.length - SEAL_BYTES);
  return sealed.toString('latin1', code.length).trimEnd() === sealText(code, key) ? code : undefined;
};

const sealText = (code: Buffer, key: string): string =>
  `${key} ${code.length} ${process.getBuiltinModule('node:zlib').crc32(code)}`;
