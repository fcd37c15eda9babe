// BW-PROTOCOLS: the share and volume of each protocol, with the rest as "other" so that the shares add up to 100.
import type { BandwidthStats, ProtocolShare } from '../../domain/stats.ts';
import { clean } from '../../text/clean.ts';
import { type Amount, known, shareOf, sumKnown } from '../figures/known.ts';
import { byMost, byText } from '../figures/ordering.ts';
import { gbOf, totalMbOf } from './bandwidth-now.ts';

export type ProtocolRow = Readonly<{
  protocol: string;
  sharePercent: Amount;
  /** As the appliance wrote it; it differs from the share where its percentages add up to more than 100. */
  reportedPercent: Amount;
  sizeMb: Amount;
  sizeGb: Amount;
}>;

export type ProtocolShares = Readonly<{
  /** The largest share first; `other`, where there is a rest, is the last. */
  protocols: readonly ProtocolRow[] | undefined;
}>;

export const OTHER = 'other';

type Part = Readonly<{ protocol: string; percent: Amount; mb: Amount }>;

const LONGEST_NAME = 80;
/** In percentage points: what adding decimals leaves over. */
const ROUNDING = 1e-9;

export const protocolShares = (stats: BandwidthStats | undefined): ProtocolShares => {
  if (stats?.protocols === undefined) return { protocols: undefined };
  const totalMb = totalMbOf(stats);
  const parts = mergedParts(stats.protocols);
  const named = parts.filter(({ protocol }) => protocol !== OTHER);
  const wholeMb = wholeOf(parts, totalMb);
  const scaled = scaledToWhole(named.map((part) => ({ ...part, share: part.percent ?? shareOf(part.mb, wholeMb) })));
  const rows = scaled
    .map(({ protocol, percent, mb, share }) => rowOf(protocol, share, percent, mb))
    .sort((a, b) => byMost(a.sharePercent, b.sharePercent) || byText(a.protocol, b.protocol));
  const other = otherRow(
    rows,
    parts.find(({ protocol }) => protocol === OTHER),
    totalMb,
  );
  return { protocols: other === undefined ? rows : [...rows, other] };
};

/** One part per name: amounts that are negative are no amounts, and what the appliance calls "Other" is our rest. */
const mergedParts = (protocols: readonly ProtocolShare[]): readonly Part[] =>
  [...Map.groupBy(protocols, ({ protocol }) => nameOf(protocol))].map(([protocol, same]) => ({
    protocol,
    percent: sumKnown(same.map(({ percent }) => notNegative(percent))),
    mb: sumKnown(same.map(({ mb }) => notNegative(mb))),
  }));

const nameOf = (protocol: string): string => {
  const name = clean(protocol, LONGEST_NAME);
  return name.toLowerCase() === OTHER ? OTHER : name;
};

const notNegative = (amount: Amount): Amount => (amount !== undefined && amount >= 0 ? known(amount) : undefined);

/** What a volume without a percentage is a share of: the total or, where nothing else is told, what is listed. */
const wholeOf = (parts: readonly Part[], totalMb: Amount): Amount =>
  totalMb ?? (parts.every(({ percent }) => percent === undefined) ? sumKnown(parts.map(({ mb }) => mb)) : undefined);

/** Shares that add up to more than 100 shrink together. */
const scaledToWhole = <P extends Readonly<{ share: Amount }>>(parts: readonly P[]): readonly P[] => {
  const sum = sumKnown(parts.map(({ share }) => share));
  // A sum beyond every number is as good as none: then no share means anything.
  if (sum === undefined) return parts.map((part) => ({ ...part, share: undefined }));
  return sum <= 100 + ROUNDING ? parts : parts.map((part) => ({ ...part, share: shareOf(part.share, sum) }));
};

const rowOf = (protocol: string, share: Amount, percent: Amount, mb: Amount): ProtocolRow => ({
  protocol,
  sharePercent: share,
  reportedPercent: percent,
  sizeMb: mb,
  sizeGb: gbOf(mb),
});

const otherRow = (rows: readonly ProtocolRow[], told: Part | undefined, totalMb: Amount): ProtocolRow | undefined => {
  const listed = rows.length === 0 && told !== undefined ? 0 : sumKnown(rows.map(({ sharePercent }) => sharePercent));
  const rest = listed === undefined ? undefined : Math.max(0, 100 - listed);
  if (told === undefined && (rest === undefined || rest <= ROUNDING)) return undefined;
  const share = rest ?? (told?.percent === undefined ? undefined : shareOf(told.percent, 100));
  return rowOf(OTHER, share, told?.percent, told?.mb ?? restMb(rows, totalMb));
};

const restMb = (rows: readonly ProtocolRow[], totalMb: Amount): Amount => {
  const isAllKnown = rows.every(({ sizeMb }) => sizeMb !== undefined);
  const listed = sumKnown(rows.map(({ sizeMb }) => sizeMb));
  if (!isAllKnown || listed === undefined || totalMb === undefined) return undefined;
  return notNegative(totalMb - listed);
};
