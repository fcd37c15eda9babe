// Says whom a story is about, from all that its findings tell of the device.
import type { Entity, Finding } from '../../domain/finding.ts';
import { parseAddress } from '../traffic/place-of-address.ts';

/** The latest that says something is believed; a host name tells more than an address or a number. Takes the timeline of a story. */
export const storyEntity = (findings: readonly Finding[]): Entity => {
  const latestFirst = findings.map(({ entity }) => entity).toReversed();
  const named = latestFirst.filter(({ kind }) => kind === 'device' || kind === 'address');
  const did = latestFirst.find((entity) => entity.did !== undefined)?.did;
  const ip = latestFirst.find((entity) => entity.kind !== 'domain' && entity.ip !== undefined)?.ip;
  const name = named.find((entity) => isHostName(entity.name))?.name ?? named[0]?.name;
  return {
    kind: did === undefined ? 'address' : 'device',
    name: name ?? ip ?? (did === undefined ? 'unknown' : `device ${did}`),
    did,
    ip,
  };
};

const isHostName = (name: string): boolean => !/^device \d+$/.test(name) && parseAddress(name) === undefined;
