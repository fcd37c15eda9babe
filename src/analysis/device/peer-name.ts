// What somebody is called whom an answer knows by a number: a device, everybody outside, or what stands for no device.
import { OUTSIDE_DID } from '../../domain/device.ts';
import { clean } from '../../text/clean.ts';
import type { DeviceFacts } from '../facts.ts';
import { answersOf } from './identity.ts';

export const OUTSIDE = 'external';

/** Undefined of a number that no answer gives a name or an address. */
export type NamesByDid = ReadonlyMap<number, string>;

/** An answer may tell of thousands, and a few are wanted. */
export const namesOf = (facts: DeviceFacts, dids: readonly (number | undefined)[]): NamesByDid => {
  const wanted = new Set(dids);
  const names = new Map<number, string>();
  for (const { did, hostname, ip } of answersOf(facts).flatMap(({ details }) => details ?? [])) {
    const name = hostname ?? ip;
    if (did !== undefined && name !== undefined && wanted.has(did) && !names.has(did)) names.set(did, name);
  }
  return names;
};

/** Numbers below 0 are told as they are: nobody explains them. */
export const nameOfDid = (did: number, name: string | undefined): string => {
  if (name !== undefined) return clean(name);
  return did === OUTSIDE_DID ? OUTSIDE : `device ${did}`;
};
