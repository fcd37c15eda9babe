// Writes an end of a flow as a JSON object, once for each device and peer.
import type { Instant } from '../../../domain/instant.ts';
import type { FlowParty, SimulatedDevice, SimulatedPeer } from '../../model.ts';

export type PartyWriter = (party: FlowParty) => string;

type LastSeen = (device: SimulatedDevice) => Instant;

export const createPartyWriter = (wantsDetails: boolean, lastSeenAt: LastSeen): PartyWriter => {
  const known = new Map<SimulatedDevice | SimulatedPeer, string>();
  return (party) => {
    const key = party.kind === 'device' ? party.device : party.peer;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const written = JSON.stringify(
      party.kind === 'device' ? tellDevice(party.device, wantsDetails, lastSeenAt) : tellPeer(party.peer, wantsDetails),
    );
    known.set(key, written);
    return written;
  };
};

export const tellDevice = (device: SimulatedDevice, wantsDetails: boolean, lastSeenAt: LastSeen) => ({
  did: device.did,
  ip: device.ip,
  hostname: device.hostname,
  devicelabel: device.label,
  ...(wantsDetails
    ? {
        macaddress: device.mac,
        vendor: device.vendor,
        os: device.osName,
        devicetype: device.typeName,
        firstseen: device.firstSeenAt,
        lastseen: lastSeenAt(device),
        tags: device.tags,
      }
    : {}),
});

const tellPeer = (peer: SimulatedPeer, wantsDetails: boolean) => ({
  did: null,
  ip: peer.ip,
  hostname: peer.hostname,
  ...(wantsDetails ? { country: peer.country, asn: peer.asn } : {}),
});
