// What the sections of an answer amount to: all bytes, and which protocols and remote ports most of them belong to.
import type { NetworkSummary, SectionRow, TrafficSections } from '../../domain/flow.ts';

/** So many make a list of the largest; the sections hold the others. */
const MOST_TOPS = 10;

const LARGEST_PORT = 65_535;

export const summaryOf = (
  sections: TrafficSections | undefined,
  connectionCount: number | undefined,
): NetworkSummary | undefined => {
  if (sections === undefined && connectionCount === undefined) return undefined;
  const totalBytes = sumOf(sections?.directions) ?? sumOf(sections?.protocols);
  const protocols = largest(sections?.protocols);
  const ports = largest(sections?.remotePorts?.filter(({ name }) => isPort(name)));
  return {
    connectionCount,
    totalBytes,
    totalPackets: undefined,
    startAt: undefined,
    endAt: undefined,
    topProtocols: protocols?.map((row) => ({ protocol: row.name, percent: share(row, totalBytes) })),
    topPorts: ports?.map((row) => ({ port: Number(row.name), percent: share(row, totalBytes) })),
  };
};

/** Undefined where no row tells an amount. */
const sumOf = (rows: readonly SectionRow[] | undefined): number | undefined =>
  rows?.reduce<number | undefined>((sum, row) => {
    const bytes = bytesOf(row);
    return bytes === undefined ? sum : (sum ?? 0) + bytes;
  }, undefined);

const bytesOf = ({ bytesIn, bytesOut }: SectionRow): number | undefined =>
  bytesIn === undefined && bytesOut === undefined ? undefined : (bytesIn ?? 0) + (bytesOut ?? 0);

const largest = (rows: readonly SectionRow[] | undefined): readonly SectionRow[] | undefined =>
  rows
    ?.map((row) => ({ row, bytes: bytesOf(row) ?? 0 }))
    .sort((one, other) => other.bytes - one.bytes)
    .slice(0, MOST_TOPS)
    .map(({ row }) => row);

const isPort = (name: string): boolean => /^\d{1,5}$/.test(name) && Number(name) <= LARGEST_PORT;

const share = (row: SectionRow, totalBytes: number | undefined): number | undefined => {
  const bytes = bytesOf(row);
  return bytes === undefined || totalBytes === undefined || totalBytes <= 0 ? undefined : (bytes / totalBytes) * 100;
};
