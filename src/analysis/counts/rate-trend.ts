// A rate of late against the rate over longer: recent against baseline, so that a quiet hour after a busy week is a decrease.
import { type Amount, known, ratioOf } from '../figures/known.ts';

export type TrendDirection = 'increasing' | 'decreasing' | 'stable';

export type RateTrend = Readonly<{
  recentPerHour: Amount;
  longPerHour: Amount;
  /** Unknown where a side is, or where the longer rate is 0. */
  changePercent: Amount;
  direction: TrendDirection | undefined;
}>;

type Side = Readonly<{ amount: Amount; hours: number }>;

export const rateTrend = (recent: Side, long: Side, stablePercent: number): RateTrend => {
  const changePercent = changeBetween(recent, long);
  return {
    recentPerHour: ratioOf(recent.amount, recent.hours),
    longPerHour: ratioOf(long.amount, long.hours),
    changePercent,
    direction: changePercent === undefined ? undefined : directionOf(changePercent, stablePercent),
  };
};

/** Without dividing to rates first: whole numbers then give the exact percentage, and a change of 5 is not a hair above 5. */
const changeBetween = (recent: Side, long: Side): Amount => {
  if (recent.amount === undefined || long.amount === undefined || !(recent.hours > 0 && long.hours > 0))
    return undefined;
  const base = long.amount * recent.hours;
  return base > 0 ? known(((recent.amount * long.hours - base) * 100) / base) : undefined;
};

const directionOf = (changePercent: number, stablePercent: number): TrendDirection => {
  if (changePercent > stablePercent) return 'increasing';
  return changePercent < -stablePercent ? 'decreasing' : 'stable';
};
