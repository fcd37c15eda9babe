// Notices the beat of a beacon: contacts with one place outside at nearly the same distance, over and over.
import { type Instant, SECOND_MS } from '../../../domain/instant.ts';
import type { FlowKind } from '../../ledger/kinds.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type OtherEnd, partyOf } from './party.ts';
import type { LedgerTally } from './tally-ledgers.ts';

export type BeaconShape = Readonly<{
  end: OtherEnd;
  port: number;
  contactCount: number;
  /** About this long between two contacts. */
  gapMs: number;
  /** Part of the gaps that keep the beat: chance alone comes to a fifth. */
  steadiness: number;
}>;

const FEWEST_GAPS = 48;
const LEAST_STEADINESS = 0.8;

/** Gaps are counted by length, each bin a tenth longer than the one before, from a second to a day. */
const BIN_RATIO = 1.1;
const BIN_COUNT = 120;
/** Gaps that differ by half are one beat: beacons blur theirs on purpose. */
const BINS_PER_BEAT = 5;

type Contact = {
  readonly end: OtherEnd;
  readonly port: number;
  readonly bins: Uint32Array;
  count: number;
  lastAt: number;
};

/** Counted, not kept: a busy device has millions of gaps. Pauses, as of the night, are a few gaps out of the beat. */
export const createBeaconShapes = (): LedgerTally<readonly BeaconShape[]> => {
  const contacts = new Map<string, Contact>();
  // Looked up once a kind, not once a flow.
  const byKind = new Map<FlowKind, Contact>();
  const contactOf = (kind: FlowKind): Contact => {
    const end = partyOf(kind.other);
    const port = kind.destinationPort;
    const key = `${end.ip} ${port}`;
    const contact = contacts.get(key) ?? { end, port, bins: new Uint32Array(BIN_COUNT), count: 0, lastAt: 0 };
    contacts.set(key, contact);
    byKind.set(kind, contact);
    return contact;
  };
  return {
    add: (ledger) => addContacts(ledger, (kind) => byKind.get(kind) ?? contactOf(kind)),
    tell: () =>
      [...contacts.values()]
        .filter(({ count }) => count > FEWEST_GAPS)
        .map(tellBeat)
        .filter(({ steadiness }) => steadiness >= LEAST_STEADINESS),
  };
};

const addContacts = (
  { dayAt, kinds, contactKinds, contactOffsetsMs }: Ledger,
  contactOf: (kind: FlowKind) => Contact,
): void => {
  for (let index = 0; index < contactKinds.length; index += 1) {
    const kind = kinds[contactKinds[index] ?? 0];
    if (kind !== undefined) addContact(contactOf(kind), dayAt + (contactOffsetsMs[index] ?? 0));
  }
};

const addContact = (contact: Contact, at: Instant): void => {
  if (contact.count > 0) {
    const bin = binOf(at - contact.lastAt);
    // Below a second there is no beat, only a burst; such gaps count against it.
    if (bin >= 0) contact.bins[bin] = (contact.bins[bin] ?? 0) + 1;
  }
  contact.count += 1;
  contact.lastAt = at;
};

const binOf = (gapMs: number): number =>
  gapMs < SECOND_MS ? -1 : Math.min(BIN_COUNT - 1, Math.floor(Math.log(gapMs / SECOND_MS) / Math.log(BIN_RATIO)));

/** The fullest neighbouring bins. */
const tellBeat = ({ end, port, bins, count }: Contact): BeaconShape => {
  let most = 0;
  let gapMs = 0;
  for (let from = 0; from + BINS_PER_BEAT <= BIN_COUNT; from += 1) {
    const held = bins.subarray(from, from + BINS_PER_BEAT);
    const gapCount = held.reduce((sum, gaps) => sum + gaps, 0);
    if (gapCount <= most) continue;
    most = gapCount;
    gapMs = held.reduce((sum, gaps, index) => sum + gaps * middleOf(from + index), 0) / gapCount;
  }
  return { end, port, contactCount: count, gapMs, steadiness: most / (count - 1) };
};

const middleOf = (bin: number): number => SECOND_MS * BIN_RATIO ** (bin + 0.5);
