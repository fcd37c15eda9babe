// Which ports and protocols two devices use, and how much of what each of them did fell to them.
import type { Amount } from '../figures/known.ts';
import { byText } from '../figures/ordering.ts';
import type { PortShare, ProtocolShare } from './breakdown.ts';
import { REST, type ShareList } from './shares.ts';
import { bothOf, byBoth, type Sides } from './sides.ts';

/** A side that did not name it may have it among what it calls others. */
export type ShareComparison = Readonly<{
  label: string;
  /** Unknown of both sides where only shares are told. */
  connections: Sides<Amount>;
  sharePercent: Sides<Amount>;
}>;

export type PortComparison = ShareComparison & Readonly<{ port: number | undefined; service: string | undefined }>;

/** Of the window; of everything that is kept where intervals tell no ports. */
export const pairPorts = (ports: Sides<readonly PortShare[]>, shares: Sides<ShareList>): readonly PortComparison[] => {
  const counted = bothOf(ports, (side): readonly Row[] => side);
  const told = counted.one.length + counted.other.length > 0 ? counted : bothOf(shares, rowsOf);
  return pairShares(told).map(({ row, ...pair }) => ({ ...pair, port: row?.port, service: row?.service }));
};

export const pairProtocols = (protocols: Sides<readonly ProtocolShare[]>): readonly ShareComparison[] =>
  pairShares(bothOf(protocols, (side) => side.map(({ protocol, ...share }) => ({ label: protocol, ...share })))).map(
    ({ row: _, ...pair }) => pair,
  );

type Row = Readonly<{
  label: string;
  port?: number | undefined;
  service?: string | undefined;
  connections: Amount;
  sharePercent: Amount;
}>;

const rowsOf = (shares: ShareList): readonly Row[] =>
  shares.map(({ label, port, service, sharePercent }) => ({
    label,
    port,
    service,
    connections: undefined,
    sharePercent,
  }));

/** What the appliance, and the sums of one device, call all that they do not name. */
const OTHERS: readonly string[] = ['Other', REST];

const pairShares = (rows: Sides<readonly Row[]>): readonly (ShareComparison & Readonly<{ row: Row | undefined }>)[] => {
  const named = bothOf(rows, (side) => new Map(side.map((row) => [row.label, row])));
  return [...new Set([...named.one.keys(), ...named.other.keys()])]
    .map((label) => {
      const found = bothOf(named, (side) => side.get(label));
      return {
        label,
        row: found.one ?? found.other,
        connections: bothOf(found, (row) => row?.connections),
        sharePercent: bothOf(found, (row) => row?.sharePercent),
      };
    })
    .sort(
      (a, b) =>
        Number(OTHERS.includes(a.label)) - Number(OTHERS.includes(b.label)) ||
        byBoth(a.connections, b.connections) ||
        (isCounted(a) ? 0 : byBoth(a.sharePercent, b.sharePercent)) ||
        byText(a.label, b.label),
    );
};

const isCounted = ({ connections: { one, other } }: ShareComparison): boolean =>
  one !== undefined || other !== undefined;
