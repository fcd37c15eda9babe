// Who outside took part in traffic that is told as sums: each with its country and network, and both of those added up.
import type { TrafficMetric, TrafficParty } from '../../../domain/flow.ts';
import { isExactAmount, shareOf, sumAmounts } from '../../figures/known.ts';
import { byMost, byText } from '../../figures/ordering.ts';

export type OutsideRow = Readonly<{
  ip: string | undefined;
  hostname: string | undefined;
  country: string | undefined;
  network: string | undefined;
  /** Of the metric that was asked for. */
  size: number | undefined;
  /** Of all that are outside. */
  sharePercent: number | undefined;
}>;

export type OutsidePlace = Readonly<{
  /** Undefined in the one row of those that tell none. */
  name: string | undefined;
  size: number | undefined;
  sharePercent: number | undefined;
  parties: number;
}>;

/** The largest first; undefined where none is told: an answer about traffic inside has none. */
export const countOutside = (parties: readonly TrafficParty[] | undefined): readonly OutsideRow[] | undefined => {
  const outside = outsideOf(parties);
  if (outside.length === 0) return undefined;
  const whole = sumAmounts(outside.map(({ size }) => size));
  return outside
    .map(({ end, network, size }): OutsideRow => {
      const { ip, hostname, country } = end;
      const amount = isExactAmount(size) ? size : undefined;
      return { ip, hostname, country, network, size: amount, sharePercent: shareOf(amount, whole) };
    })
    .sort((one, other) => byMost(one.size, other.size) || byText(nameOf(one), nameOf(other)));
};

export const countPlaces = (
  parties: readonly TrafficParty[] | undefined,
  by: 'country' | 'network',
): readonly OutsidePlace[] | undefined => {
  const rows = countOutside(parties);
  if (rows === undefined) return undefined;
  const whole = sumAmounts(rows.map(({ size }) => size));
  return [...Map.groupBy(rows, (row) => row[by])]
    .map(([name, group]): OutsidePlace => {
      const size = sumAmounts(group.map((row) => row.size));
      return { name, size, sharePercent: shareOf(size, whole), parties: group.length };
    })
    .sort((one, other) => byMost(one.size, other.size) || byText(one.name ?? '', other.name ?? ''));
};

/** Without a word on what was counted it is what appliances count of their own accord: bytes. */
export const countsBytes = (counted: TrafficMetric | undefined): boolean =>
  counted === undefined || (counted.units ?? '').toLowerCase() === 'bytes' || counted.name === TRANSFER;

const TRANSFER = 'datatransfervolume';

const outsideOf = (parties: readonly TrafficParty[] | undefined): readonly TrafficParty[] =>
  (parties ?? []).filter(({ isExternal }) => isExternal);

const nameOf = ({ ip, hostname }: OutsideRow): string => `${hostname ?? ''} ${ip ?? ''}`;
