// A body is a row of blocks, each a piece of the value: its kind, its length, its bytes.

export type BlockKind = 'value' | 'points' | 'column' | 'parties';

export type Block = Readonly<{ kind: BlockKind; bytes: Uint8Array }>;

const KINDS: readonly BlockKind[] = ['value', 'points', 'column', 'parties'];

const PREFIX_BYTES = 5;

/** Two pieces for each block: nothing is copied. */
export const writeBlock = ({ kind, bytes }: Block): readonly Uint8Array[] => {
  const prefix = new Uint8Array(PREFIX_BYTES);
  prefix[0] = KINDS.indexOf(kind);
  new DataView(prefix.buffer).setUint32(1, bytes.length, true);
  return [prefix, bytes];
};

/** Undefined when the bytes are not made of whole blocks. */
export const readBlocks = (bytes: Uint8Array): readonly Block[] | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const blocks: Block[] = [];
  let at = 0;
  while (at < bytes.length) {
    const kind = KINDS[bytes[at] ?? KINDS.length];
    if (kind === undefined || at + PREFIX_BYTES > bytes.length || blocks.length === MOST_BLOCKS) return undefined;
    const start = at + PREFIX_BYTES;
    const end = start + view.getUint32(at + 1, true);
    if (end > bytes.length) return undefined;
    blocks.push({ kind, bytes: bytes.subarray(start, end) });
    at = end;
  }
  return blocks;
};

/** Far more than a value is cut into. */
const MOST_BLOCKS = 100_000;
