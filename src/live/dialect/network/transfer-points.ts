// What each device moved, as the documents' metric `bandwidth` tells it: one point for each device, over the whole span.
import { type FlowEnd, type MetricPoint, UNKNOWN_END } from '../../../domain/flow.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { NetworkAnswer } from '../../../flows/network-answer.ts';
import type { Directory } from '../lists/directory.ts';

/** Undefined where the answer tells nothing of devices. */
export const transferPoints = (
  { sections, parties }: NetworkAnswer,
  startAt: Instant,
  directory: Directory | undefined,
): readonly MetricPoint[] | undefined => {
  const inside = (parties ?? []).filter(({ isExternal }) => !isExternal);
  const byIp = new Map(inside.map(({ end }) => [end.ip, end] as const));
  return sections?.devices?.map(({ name, ip, bytesIn, bytesOut }) => {
    const address = ip ?? name;
    const device = byIp.get(address) ?? endOf(address, directory);
    return {
      at: startAt,
      device,
      bytesIn,
      bytesOut,
      packetsIn: undefined,
      packetsOut: undefined,
      connections: undefined,
    };
  });
};

/** Of one that is not among the parties of the answer. */
const endOf = (ip: string, directory: Directory | undefined): FlowEnd => {
  const known = directory?.byIp.get(ip);
  return { ...UNKNOWN_END, did: known?.did, ip, hostname: known?.hostname };
};
