// The company and its surroundings, as one value: devices, subnets, peers, and the flow ends made of them.
import type { Instant } from '../../domain/instant.ts';
import type { DeviceKind, FlowParty, SimulatedDevice, SimulatedPeer, SimulatedSubnet } from '../model.ts';
import { createDevices } from './devices.ts';
import { createPeers, type Peers } from './peers.ts';

export type World = Readonly<{
  seed: number;
  anchorAt: Instant;
  devices: readonly SimulatedDevice[];
  subnets: readonly SimulatedSubnet[];
  peers: Peers;
  ofKind(kind: DeviceKind): readonly SimulatedDevice[];
  withService(service: string): readonly SimulatedDevice[];
  /** The same object every time: millions of flows share a few hundred ends. */
  deviceParty(device: SimulatedDevice): FlowParty;
  peerParty(peer: SimulatedPeer): FlowParty;
}>;

export const createWorld = (seed: number, deviceCount: number, anchorAt: Instant): World => {
  const { devices, subnets } = createDevices(seed, deviceCount, anchorAt);
  const peers = createPeers(seed);
  const deviceParties = new Map(devices.map((device): [SimulatedDevice, FlowParty] => [device, partyOfDevice(device)]));
  const peerParties = new Map(peers.all.map((peer): [SimulatedPeer, FlowParty] => [peer, partyOfPeer(peer)]));
  return {
    seed,
    anchorAt,
    devices,
    subnets,
    peers,
    ofKind: (kind) => devices.filter((device) => device.kind === kind),
    withService: (service) => devices.filter((device) => device.services.includes(service)),
    deviceParty: (device) => deviceParties.get(device) ?? partyOfDevice(device),
    peerParty: (peer) => peerParties.get(peer) ?? partyOfPeer(peer),
  };
};

const partyOfDevice = (device: SimulatedDevice): FlowParty => ({ kind: 'device', device });

const partyOfPeer = (peer: SimulatedPeer): FlowParty => ({ kind: 'peer', peer });
