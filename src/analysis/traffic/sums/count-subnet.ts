// One subnet by the sums that an appliance tells of it: what stayed inside, what went to other subnets, and what to the outside.
import { type MetricPoint, UNKNOWN_END } from '../../../domain/flow.ts';
import type { TrafficSums } from '../../facts.ts';
import { sumAmounts } from '../../figures/known.ts';
import { countSection, type SumRow, sideOf } from './count-sums.ts';

export type SubnetSums = Readonly<{
  /** As a CIDR, where it is known. */
  network: string | undefined;
  bytesInside: number | undefined;
  bytesWithOthers: number | undefined;
  bytesWithOutside: number | undefined;
  /** Those that it talked to, itself left out. */
  others: readonly SumRow[] | undefined;
  devices: readonly SubnetDevice[] | undefined;
}>;

export type SubnetDevice = SumRow & Readonly<{ did: number | undefined; hostname: string | undefined }>;

/** Of an answer about one subnet. */
export const countSubnet = (sums: TrafficSums): SubnetSums => {
  const network = networkOf(sums);
  const rows = countSection(sums.sections, 'subnets');
  const others = rows?.filter(({ name }) => name !== network);
  return {
    network,
    bytesInside: rows?.find(({ name }) => name === network)?.bytes,
    bytesWithOthers: others && sumAmounts(others.map(({ bytes }) => bytes)),
    bytesWithOutside: sideOf(sums.sections, 'external')?.bytes,
    others,
    devices: devicesOf(sums),
  };
};

/** From the list of subnets; else the one network that all devices in the answer are in. */
const networkOf = ({ sid, subnets, parties }: TrafficSums): string | undefined => {
  const listed = subnets.find((subnet) => sid !== undefined && subnet.sid === sid)?.network;
  if (listed !== undefined && listed !== '') return listed;
  const networks = new Set((parties ?? []).filter(({ isExternal }) => !isExternal).map(({ network }) => network));
  const [only, ...more] = networks;
  return more.length === 0 ? only : undefined;
};

/** With who they are, as far as the answer tells it. */
export const devicesOf = ({ sections, parties }: TrafficSums): readonly SubnetDevice[] | undefined => {
  const known = new Map((parties ?? []).map(({ end }) => [end.ip, end]));
  return countSection(sections, 'devices')?.map((row) => {
    const end = known.get(row.ip ?? row.name);
    const hostname = end?.hostname ?? (row.name === row.ip ? undefined : row.name);
    return { ...row, did: end?.did, hostname };
  });
};

/** How many of the devices in an answer are in each network. */
export const devicesByNetwork = ({ parties }: TrafficSums): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { isExternal, network } of parties ?? [])
    if (!isExternal && network !== undefined) counts.set(network, (counts.get(network) ?? 0) + 1);
  return counts;
};

/** What each device moved, as points of no hour; undefined where the sums tell no devices. */
export const pointsOf = ({ sections, parties }: TrafficSums): readonly MetricPoint[] | undefined => {
  const known = new Map((parties ?? []).map(({ end }) => [end.ip, end]));
  return sections?.devices?.map(({ name, ip, bytesIn, bytesOut }) => ({
    at: undefined,
    device: known.get(ip ?? name) ?? { ...UNKNOWN_END, ip, hostname: name === ip ? undefined : name },
    bytesIn,
    bytesOut,
    packetsIn: undefined,
    packetsOut: undefined,
    connections: undefined,
  }));
};
