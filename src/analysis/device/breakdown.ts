// Adds up counts by protocol or port over the intervals of a device, with the share of each and the rest as "Other".
import type { ConnectionInterval } from '../../domain/device.ts';
import { serviceOf } from '../../flows/service-ports.ts';
import { clean } from '../../text/clean.ts';
import { type Amount, amountOf, shareOf, sumAmounts } from '../figures/known.ts';
import { byMost, byText } from '../figures/ordering.ts';

export type ProtocolShare = Readonly<{ protocol: string; connections: number; sharePercent: Amount }>;

export type PortShare = Readonly<{
  /** Undefined for "Other", and for a name that is no number. */
  port: number | undefined;
  label: string;
  service: string | undefined;
  connections: number;
  sharePercent: Amount;
}>;

const OTHER = 'Other';
const LARGEST_PORT = 65_535;

type Counted = Readonly<{ label: string; connections: number; sharePercent: Amount }>;

export const sumProtocols = (intervals: readonly ConnectionInterval[]): readonly ProtocolShare[] =>
  sumCounts(intervals, (interval) => interval.protocols).map(({ label, ...counted }) => ({
    protocol: label,
    ...counted,
  }));

export const sumPorts = (intervals: readonly ConnectionInterval[]): readonly PortShare[] =>
  sumCounts(intervals, (interval) => interval.ports).map(({ label, ...counted }) => {
    const port = portIn(label);
    return { port, label, service: port === undefined ? undefined : serviceOf(port), ...counted };
  });

/** Where some connections are of no port that has a name, any port may have had more. */
export const namesAllPorts = (ports: readonly PortShare[]): boolean => ports.every(({ label }) => label !== OTHER);

const portIn = (label: string): number | undefined => {
  const port = /^\d{1,5}$/.test(label) ? Number(label) : undefined;
  return port !== undefined && port <= LARGEST_PORT ? port : undefined;
};

/**
 * Shares are of all connections. An appliance names only the busiest and calls the rest "Other"; what it leaves out
 * altogether goes there too, so that the shares add to 100.
 */
const sumCounts = (
  intervals: readonly ConnectionInterval[],
  countsOf: (interval: ConnectionInterval) => Readonly<Record<string, number>> | undefined,
): readonly Counted[] => {
  const counts = new Map<string, number>();
  for (const interval of intervals)
    for (const [name, count] of Object.entries(countsOf(interval) ?? {})) {
      const label = labelOf(name);
      counts.set(label, (counts.get(label) ?? 0) + (amountOf(count) ?? 0));
    }
  if (counts.size === 0) return [];
  const named = sumAmounts([...counts.values()]);
  const total = sumAmounts(intervals.map((interval) => interval.connections)) ?? 0;
  if (named === undefined || ![...counts.values()].every(Number.isFinite)) return [];
  const rest = total - named;
  if (rest > 0) counts.set(OTHER, (counts.get(OTHER) ?? 0) + rest);
  const whole = Math.max(total, named);
  return [...counts]
    .filter(([, connections]) => connections > 0)
    .map(([label, connections]) => ({ label, connections, sharePercent: shareOf(connections, whole) }))
    .sort(
      (a, b) =>
        Number(a.label === OTHER) - Number(b.label === OTHER) ||
        byMost(a.connections, b.connections) ||
        byText(a.label, b.label),
    );
};

const labelOf = (name: string): string => (/^others?$/i.test(name.trim()) ? OTHER : clean(name));
