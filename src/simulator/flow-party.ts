// Who stands at one end of a flow, whether it is a device of the world or a peer outside it.
import type { FlowParty } from './model.ts';

export const ipOf = (party: FlowParty): string => (party.kind === 'device' ? party.device.ip : party.peer.ip);

export const isDevice = (party: FlowParty, did: number): boolean => party.kind === 'device' && party.device.did === did;
