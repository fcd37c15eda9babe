// The summary of /network, counted over exactly the flows that were sent.
import type { TimeSpan } from '../../../domain/instant.ts';
import { percentOf } from '../../asking/rounded.ts';
import type { SimulatedFlow } from '../../model.ts';

const PORT_LIMIT = 10;

export type SummaryTally = Readonly<{ add(flow: SimulatedFlow): void; tell(): unknown }>;

export const createSummaryTally = (span: TimeSpan): SummaryTally => {
  let connectionCount = 0;
  let byteCount = 0;
  let packetCount = 0;
  const byProtocol = new Map<string, number>();
  const byPort = new Map<number, number>();
  return {
    add: (flow) => {
      connectionCount += 1;
      byteCount += flow.bytesOut + flow.bytesIn;
      packetCount += flow.packetsOut + flow.packetsIn;
      byProtocol.set(flow.protocol, (byProtocol.get(flow.protocol) ?? 0) + 1);
      byPort.set(flow.destinationPort, (byPort.get(flow.destinationPort) ?? 0) + 1);
    },
    tell: () => ({
      totalconnections: connectionCount,
      totalbytes: byteCount,
      totalpackets: packetCount,
      timerange: { start: span.startAt, end: span.endAt },
      topprotocols: mostFrequent(byProtocol).map(([protocol, count]) => ({
        protocol,
        percentage: percentOf(count, connectionCount),
      })),
      // Port 0 is what ICMP has instead of a port.
      topports: mostFrequent(byPort)
        .filter(([port]) => port !== 0)
        .slice(0, PORT_LIMIT)
        .map(([port, count]) => ({ port, percentage: percentOf(count, connectionCount) })),
    }),
  };
};

/** Equal counts stand in the order of their names, so that the same flows are always told alike. */
const mostFrequent = <Key extends string | number>(counts: ReadonlyMap<Key, number>): readonly [Key, number][] =>
  [...counts].sort(([oneKey, one], [otherKey, other]) => other - one || (oneKey < otherKey ? -1 : 1));
