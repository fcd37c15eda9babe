// What the flows of each group add up to, before the groups have names.

/** One entry for each group that has flows. */
export type GroupTotals = Readonly<{
  /** Of pairs the first half. */
  keys: Uint32Array;
  secondKeys: Uint32Array | undefined;
  connections: Float64Array;
  /** NaN where no flow of the group reports any. */
  bytes: Float64Array;
  packets: Float64Array;
}>;
