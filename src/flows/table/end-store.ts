// Collects the devices and addresses at the ends of flows, each once: two are the same when all that is known of them is.
import { NO_CODE } from '../flow-table.ts';
import { HASH_FACTOR, HASH_START, slotOf } from './byte-hash.ts';
import { type Codes, fitted, type Numbers, resizeCodes, resizeNumbers } from './growing.ts';
import type { PackedEnds } from './packed-table.ts';

/** What is known of one end: numbers, NaN where not reported, and codes. */
export type EndDraft = {
  did: number;
  ip: number;
  hostname: number;
  label: number;
  mac: number;
  vendor: number;
  os: number;
  deviceType: number;
  country: number;
  firstSeenAt: number;
  lastSeenAt: number;
  tags: number;
};

const CODE_NAMES = ['ip', 'hostname', 'label', 'mac', 'vendor', 'os', 'deviceType', 'country', 'tags'] as const;
const NUMBER_NAMES = ['did', 'firstSeenAt', 'lastSeenAt'] as const;

type EndCodes = Record<(typeof CODE_NAMES)[number], Codes>;
type EndNumbers = Record<(typeof NUMBER_NAMES)[number], Numbers>;

export const blankEnd = (): EndDraft => ({
  did: Number.NaN,
  ip: NO_CODE,
  hostname: NO_CODE,
  label: NO_CODE,
  mac: NO_CODE,
  vendor: NO_CODE,
  os: NO_CODE,
  deviceType: NO_CODE,
  country: NO_CODE,
  firstSeenAt: Number.NaN,
  lastSeenAt: Number.NaN,
  tags: NO_CODE,
});

export class EndStore {
  count = 0;
  #capacity = 512;
  readonly #codes: EndCodes = {
    ip: new Uint32Array(this.#capacity),
    hostname: new Uint32Array(this.#capacity),
    label: new Uint32Array(this.#capacity),
    mac: new Uint32Array(this.#capacity),
    vendor: new Uint32Array(this.#capacity),
    os: new Uint32Array(this.#capacity),
    deviceType: new Uint32Array(this.#capacity),
    country: new Uint32Array(this.#capacity),
    tags: new Uint32Array(this.#capacity),
  };
  readonly #numbers: EndNumbers = {
    did: new Float64Array(this.#capacity),
    firstSeenAt: new Float64Array(this.#capacity),
    lastSeenAt: new Float64Array(this.#capacity),
  };
  #hashes = new Int32Array(this.#capacity);
  #slots: Codes = new Uint32Array(this.#capacity * 4);

  /** The code of the end; it is added if it is not there. */
  codeOf(draft: EndDraft): number {
    const hash = hashOf(draft);
    const mask = this.#slots.length - 1;
    let slot = slotOf(hash, mask);
    let code = this.#slots[slot] ?? NO_CODE;
    while (code !== NO_CODE) {
      if (this.#hashes[code - 1] === hash && this.#isEnd(code - 1, draft)) return code;
      slot = (slot + 1) & mask;
      code = this.#slots[slot] ?? NO_CODE;
    }
    return this.#add(draft, hash, slot);
  }

  /** Gives everything away: the store must not be used any more. */
  pack(): PackedEnds {
    for (const name of CODE_NAMES) this.#codes[name] = fitted(this.#codes[name], this.count);
    for (const name of NUMBER_NAMES) this.#numbers[name] = fitted(this.#numbers[name], this.count);
    return { count: this.count, ...this.#codes, ...this.#numbers };
  }

  #add(draft: EndDraft, hash: number, slot: number): number {
    for (const name of CODE_NAMES) this.#codes[name][this.count] = draft[name];
    for (const name of NUMBER_NAMES) this.#numbers[name][this.count] = draft[name];
    this.#hashes[this.count] = hash;
    this.count += 1;
    this.#slots[slot] = this.count;
    if (this.count === this.#capacity) this.#grow();
    return this.count;
  }

  #grow(): void {
    this.#resize(this.#capacity * 2);
    this.#hashes = new Int32Array(this.#hashes.buffer.transfer(this.#capacity * 4));
    this.#slots = new Uint32Array(this.#capacity * 4);
    const mask = this.#slots.length - 1;
    for (let code = 1; code <= this.count; code += 1) {
      let slot = slotOf(this.#hashes[code - 1] ?? 0, mask);
      while (this.#slots[slot] !== NO_CODE) slot = (slot + 1) & mask;
      this.#slots[slot] = code;
    }
  }

  #resize(capacity: number): void {
    this.#capacity = capacity;
    for (const name of CODE_NAMES) this.#codes[name] = resizeCodes(this.#codes[name], capacity);
    for (const name of NUMBER_NAMES) this.#numbers[name] = resizeNumbers(this.#numbers[name], capacity);
  }

  #isEnd(index: number, draft: EndDraft): boolean {
    for (const name of CODE_NAMES) if (this.#codes[name][index] !== draft[name]) return false;
    for (const name of NUMBER_NAMES) if (!isSame(this.#numbers[name][index] ?? 0, draft[name])) return false;
    return true;
  }
}

/** What is left out hardly ever tells two ends apart that the rest does not. */
const hashOf = ({ did, ip, hostname, label, mac, lastSeenAt }: EndDraft): number => {
  let hash = Math.imul(HASH_START ^ did, HASH_FACTOR);
  hash = Math.imul(hash ^ ip, HASH_FACTOR);
  hash = Math.imul(hash ^ hostname, HASH_FACTOR);
  hash = Math.imul(hash ^ label, HASH_FACTOR);
  hash = Math.imul(hash ^ mac, HASH_FACTOR);
  return Math.imul(hash ^ lastSeenAt, HASH_FACTOR);
};

/** NaN is the same as NaN here, and 0 as -0. */
const isSame = (a: number, b: number): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b));
