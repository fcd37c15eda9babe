// How many packets carry so many bytes: small exchanges travel in small packets, transfers in nearly full frames.

export const SMALL_FLOW_BYTES = 5_000;
export const SMALL_PACKET_BYTES = 220;
export const ORDINARY_PACKET_BYTES = 1_200;

export const packetsOf = (bytes: number, packetBytes: number): number => Math.ceil(bytes / packetBytes);
