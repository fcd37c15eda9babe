// The kinds of flows a device has: with whom, in which role, by which protocol and port. Few, where flows are many.
import { ipOf, isDevice } from '../flow-party.ts';
import type { FlowParty, SimulatedFlow } from '../model.ts';

export type FlowKind = Readonly<{
  other: FlowParty;
  /** True where the device itself began the flow. */
  isSource: boolean;
  protocol: string;
  destinationPort: number;
  isExternal: boolean;
}>;

/** Grows, and never forgets: a kind keeps its place. */
export type KindTable = Readonly<{ kinds: readonly FlowKind[]; placeOf(kind: FlowKind): number }>;

export const createKindTable = (): KindTable => {
  const kinds: FlowKind[] = [];
  const places = new Map<string, number>();
  return {
    kinds,
    placeOf(kind) {
      const key = keyOf(kind);
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, kinds.length);
      return kinds.push(kind) - 1;
    },
  };
};

/** A device that talks to itself is at both ends, and has the flow in both roles. */
export const kindsOf = (did: number, flow: SimulatedFlow): readonly FlowKind[] => {
  const { source, destination, protocol, destinationPort, isExternal } = flow;
  const kinds: FlowKind[] = [];
  if (isDevice(source, did)) kinds.push({ other: destination, isSource: true, protocol, destinationPort, isExternal });
  if (isDevice(destination, did)) kinds.push({ other: source, isSource: false, protocol, destinationPort, isExternal });
  return kinds;
};

const keyOf = ({ other, isSource, protocol, destinationPort, isExternal }: FlowKind): string => {
  return `${ipOf(other)} ${isSource} ${protocol} ${destinationPort} ${isExternal}`;
};
