// The address plan: which area of the company lives in which private networks, and who gets which address there.
import type { SimulatedSubnet } from '../model.ts';
import type { Area } from './kinds.ts';

type AreaPlan = Readonly<{ second: number; label: string; hostsPerSubnet: number }>;

const PLANS: Readonly<Record<Area, AreaPlan>> = {
  servers: { second: 10, label: 'Servers', hostsPerSubnet: 200 },
  dmz: { second: 70, label: 'DMZ', hostsPerSubnet: 200 },
  office: { second: 20, label: 'Office floor', hostsPerSubnet: 34 },
  wifi: { second: 30, label: 'Wi-Fi', hostsPerSubnet: 200 },
  voice: { second: 40, label: 'Voice', hostsPerSubnet: 200 },
  printers: { second: 50, label: 'Printers and IoT', hostsPerSubnet: 200 },
  cameras: { second: 60, label: 'Cameras', hostsPerSubnet: 200 },
};

/** Low host numbers are left to gateways and the like. */
const FIRST_HOST = 11;
/** A /16 holds no more third octets than this; an office of 5,000 devices has 63 floors. */
const MAX_SUBNETS = 250;

export type AddressPlan = Readonly<{
  /** The next free address of the area, opening a new subnet when the last one is full. */
  nextAddress(area: Area): Readonly<{ ip: string; subnet: SimulatedSubnet }>;
  subnets(): readonly SimulatedSubnet[];
}>;

export const createAddressPlan = (): AddressPlan => {
  const subnets: SimulatedSubnet[] = [];
  const taken = new Map<Area, number>();
  const open = new Map<string, SimulatedSubnet>();

  const subnetAt = (area: Area, third: number): SimulatedSubnet => {
    const plan = PLANS[area];
    const network = `10.${plan.second}.${third}.0/24`;
    const known = open.get(network);
    if (known !== undefined) return known;
    const isNumbered = area === 'office' || third > 0;
    const subnet = {
      sid: subnets.length + 1,
      network,
      label: isNumbered ? `${plan.label} ${third + 1}` : plan.label,
    };
    subnets.push(subnet);
    open.set(network, subnet);
    return subnet;
  };

  return {
    nextAddress(area) {
      const plan = PLANS[area];
      const index = taken.get(area) ?? 0;
      taken.set(area, index + 1);
      const third = Math.floor(index / plan.hostsPerSubnet) % MAX_SUBNETS;
      return {
        ip: `10.${plan.second}.${third}.${FIRST_HOST + (index % plan.hostsPerSubnet)}`,
        subnet: subnetAt(area, third),
      };
    },
    subnets: () => subnets,
  };
};
