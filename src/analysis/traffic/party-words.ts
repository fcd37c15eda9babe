// Names the ends of flows in sentences, and as what a finding is about.
import type { Entity } from '../../domain/finding.ts';
import { portText } from '../../flows/service-ports.ts';
import type { Party } from './parties.ts';

const LONGEST_NAME = 60;

/** `finance-07.corp.example (10.0.4.17)`, the address alone, or what else is known. */
export const partyText = (party: Party | undefined): string => {
  if (party === undefined) return 'an end that was not reported';
  const { hostname, ip, name } = party;
  return hostname === undefined || ip === undefined ? name : `${shorten(hostname)} (${ip})`;
};

/** The host name, else the address. */
export const partyName = (party: Party | undefined): string =>
  shorten(party?.hostname ?? party?.name ?? 'not reported');

/** What tells a party from others in the id of a finding. */
export const partyKey = (party: Party | undefined): string =>
  party === undefined
    ? 'unknown'
    : (party.address?.text ?? party.ip ?? (party.did === undefined ? party.name : `#${party.did}`));

export const partyEntity = (party: Party | undefined): Entity => ({
  kind: party?.did === undefined ? 'address' : 'device',
  name: partyName(party),
  did: party?.did,
  ip: party?.ip,
});

/** `port 443 (HTTPS)`; flows without a port are told by that. */
export const onPort = (port: number | undefined): string =>
  port === undefined || port === 0 ? 'no port' : `port ${portText(port)}`;

const shorten = (text: string): string => (text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1)}…` : text);
