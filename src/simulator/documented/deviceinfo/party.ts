// The other end of a device's flow, whether it is a device of the world or a peer outside it.
import type { FlowParty } from '../../model.ts';

export type OtherEnd = Readonly<{ ip: string; hostname: string; did: number | null; country: string | undefined }>;

export const partyOf = (party: FlowParty): OtherEnd =>
  party.kind === 'device'
    ? { ip: party.device.ip, hostname: party.device.hostname, did: party.device.did, country: undefined }
    : { ip: party.peer.ip, hostname: party.peer.hostname, did: null, country: party.peer.country };
