// The band of a point, from the least to the most that would be usual for it: known where both ends are, in their order.

export type Band = Readonly<{ low: number; high: number }>;

type Banded = Readonly<{ low?: number | undefined; high?: number | undefined }>;

export const knownBand = ({ low, high }: Banded): Band | undefined =>
  low !== undefined && high !== undefined && Number.isFinite(low) && Number.isFinite(high) && low <= high
    ? { low, high }
    : undefined;

export const joinBands = (one: Band | undefined, other: Band | undefined): Band | undefined =>
  one === undefined || other === undefined
    ? (one ?? other)
    : { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) };
