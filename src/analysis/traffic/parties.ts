// Who the ends of flows are: ends with one address, or one device id where no address came, are one party.
import { type FlowTable, NO_CODE } from '../../flows/flow-table.ts';
import { type Address, type Place, parseAddress, placeOfAddress } from './place-of-address.ts';
import { runThrough } from './steps.ts';

/** Number of a party whose end tells nothing; parties count from 1. */
export const NO_PARTY = 0;

export type Party = Readonly<{
  /** Address, else name, else `device 142`, else label. */
  name: string;
  ip: string | undefined;
  did: number | undefined;
  hostname: string | undefined;
  label: string | undefined;
  country: string | undefined;
  address: Address | undefined;
  /** By address; a device of the fleet without an address is inside. */
  place: Place;
}>;

export type Parties = Readonly<{
  /** By code of an end. */
  ofEnd: Uint32Array;
  /** The party of number `n` stands at index `n - 1`. */
  list: readonly Party[];
}>;

const known = new WeakMap<FlowTable, Parties>();

/** Worked out once for each table. */
export const partiesOf = (table: FlowTable): Parties => known.get(table) ?? runThrough(prepareParties(table));

/** The same in slices. */
export function* prepareParties(table: FlowTable): Generator<undefined, Parties> {
  const remembered = known.get(table);
  if (remembered !== undefined) return remembered;
  const parties = yield* findParties(table);
  known.set(table, parties);
  return parties;
}

/** By which equal ones are ordered; the name alone may be that of another. */
export const partyOrder = (party: Party | undefined): string =>
  party === undefined ? '' : `${party.name} ${party.ip ?? ''} ${party.did ?? ''}`;

export const partyAt = (parties: Parties, number: number): Party | undefined => parties.list[number - 1];

type Draft = { -readonly [Key in keyof Party]: Party[Key] };

/** Reading an address takes about ten microseconds. */
const ENDS_PER_STEP = 64;

function* findParties(table: FlowTable): Generator<undefined, Parties> {
  const { ends, texts } = table;
  const ofEnd = new Uint32Array(ends.count + 1);
  const numbers = new Map<string, number>();
  const drafts: Draft[] = [];
  // An empty text tells as much as none.
  const textOf = (column: Uint32Array, index: number): string | undefined =>
    texts.textOf(column[index] ?? NO_CODE) || undefined;
  for (let index = 0; index < ends.count; index += 1) {
    if (index % ENDS_PER_STEP === ENDS_PER_STEP - 1) yield undefined;
    const reported = ends.did[index];
    const did = reported !== undefined && Number.isFinite(reported) ? reported : undefined;
    const ip = textOf(ends.ip, index);
    const hostname = textOf(ends.hostname, index);
    const address = parseAddress(ip);
    const label = textOf(ends.label, index);
    const key = keyOf(address?.text ?? ip, did, hostname, label);
    if (key === undefined) continue;
    const number = numbers.get(key) ?? drafts.push(newDraft(ip, address));
    numbers.set(key, number);
    ofEnd[index + 1] = number;
    const draft = drafts[number - 1];
    if (draft === undefined) continue;
    draft.did = draft.did === undefined || (did !== undefined && did < draft.did) ? did : draft.did;
    draft.hostname = firstByName(draft.hostname, hostname);
    draft.label = firstByName(draft.label, label);
    draft.country = firstByName(draft.country, textOf(ends.country, index));
  }
  for (const draft of drafts) settle(draft);
  return { ofEnd, list: drafts };
}

type Text = string | undefined;

/** A label alone is that of a subnet: of who is in it nothing more is told. */
const keyOf = (ip: Text, did: number | undefined, hostname: Text, label: Text): Text => {
  if (ip !== undefined) return `ip ${ip}`;
  if (did !== undefined) return `did ${did}`;
  if (hostname !== undefined) return `name ${hostname}`;
  return label === undefined ? undefined : `label ${label}`;
};

const newDraft = (ip: string | undefined, address: Address | undefined): Draft => ({
  name: '',
  ip,
  did: undefined,
  hostname: undefined,
  label: undefined,
  country: undefined,
  address,
  place: placeOfAddress(address),
});

const settle = (draft: Draft): void => {
  const label = draft.did === undefined ? draft.label : undefined;
  draft.name = draft.ip ?? draft.hostname ?? label ?? `device ${draft.did ?? 'unknown'}`;
  if (draft.ip === undefined && draft.did !== undefined) draft.place = 'inside';
};

/** So that the order in which the ends came does not matter. */
const firstByName = (one: string | undefined, other: string | undefined): string | undefined => {
  if (one === undefined || other === undefined) return one ?? other;
  return other < one ? other : one;
};
