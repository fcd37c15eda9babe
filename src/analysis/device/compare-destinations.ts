// With whom two devices both speak, and with whom only one of them does.
import { type Amount, sumAmounts } from '../figures/known.ts';
import { byText } from '../figures/ordering.ts';
import type { DestinationList, DestinationRow } from './destinations.ts';
import { bothOf, byBoth, type Sides } from './sides.ts';

/** A side that does not speak with it has no amounts. */
export type ComparedDestination = Readonly<{
  label: string;
  ip: string | undefined;
  did: number | undefined;
  isExternal: boolean | undefined;
  connections: Sides<Amount>;
  bytes: Sides<Amount>;
  sharePercent: Sides<Amount>;
}>;

/** The busiest first; a destination that was listed twice counts once. */
export type DestinationComparison = Readonly<{
  /** False where only shares are told: the largest, so that one side's may be among what the other does not name. */
  hasAmounts: boolean;
  sharedCount: number;
  onlyOneCount: number;
  onlyOtherCount: number;
  shared: readonly ComparedDestination[];
  onlyOne: readonly ComparedDestination[];
  onlyOther: readonly ComparedDestination[];
}>;

export const compareDestinations = ({
  one,
  other,
}: Sides<DestinationList | undefined>): DestinationComparison | undefined => {
  if (one === undefined || other === undefined) return undefined;
  const hasAmounts = one.hasAmounts && other.hasAmounts;
  const met = {
    one: Map.groupBy(one.destinations, (row, index) => keyOf(row) ?? `one ${index}`),
    other: Map.groupBy(other.destinations, (row, index) => keyOf(row) ?? `other ${index}`),
  };
  const all = [...new Set([...met.one.keys(), ...met.other.keys()])]
    .map((key) => ({ key, ...destinationOf(bothOf(met, (groups) => groups.get(key) ?? [])) }))
    .sort(
      (a, b) =>
        byBoth(a.connections, b.connections) ||
        byBoth(a.bytes, b.bytes) ||
        (hasAmounts ? 0 : byBoth(a.sharePercent, b.sharePercent)) ||
        byText(a.key, b.key),
    );
  const those = (hasOne: boolean, hasOther: boolean): readonly ComparedDestination[] =>
    all
      .filter(({ key }) => met.one.has(key) === hasOne && met.other.has(key) === hasOther)
      .map(({ key: _, ...destination }) => destination);
  const [shared, onlyOne, onlyOther] = [those(true, true), those(true, false), those(false, true)];
  return {
    hasAmounts,
    sharedCount: shared.length,
    onlyOneCount: onlyOne.length,
    onlyOtherCount: onlyOther.length,
    shared,
    onlyOne,
    onlyOther,
  };
};

/** The device number, else the address, else the name. What has none of them is the same as nothing else. */
const keyOf = ({ did, ip, hostname }: DestinationRow): string | undefined => {
  if (did !== undefined) return `did ${did}`;
  if (ip !== undefined) return `ip ${ip.toLowerCase()}`;
  return hostname === undefined ? undefined : `name ${hostname.toLowerCase()}`;
};

/** The first that says something is believed. */
const destinationOf = (rows: Sides<readonly DestinationRow[]>): ComparedDestination => {
  const all = [...rows.one, ...rows.other];
  return {
    label: (all.find(({ hostname }) => hostname !== undefined) ?? all[0])?.label ?? '',
    ip: all.find(({ ip }) => ip !== undefined)?.ip,
    did: all.find(({ did }) => did !== undefined)?.did,
    isExternal: all.find(({ isExternal }) => isExternal !== undefined)?.isExternal,
    connections: bothOf(rows, (side) => sumAmounts(side.map(({ connections }) => connections))),
    bytes: bothOf(rows, (side) => sumAmounts(side.map(({ bytes }) => bytes))),
    sharePercent: bothOf(rows, (side) => sumAmounts(side.map(({ sharePercent }) => sharePercent))),
  };
};
