// NET-TOTALS: connections, bytes and packets of the flows, what of them is external, and the appliance's own sums beside them.
import { formatBytes, formatCount } from '../../text/units.ts';
import type { TrafficFacts } from '../facts.ts';
import { changeOf, isExactAmount } from '../figures/known.ts';
import { isExternal, prepareWays, WAY } from './flow-ways.ts';
import { rememberSteps, runThrough, type Steps } from './steps.ts';
import { type Amounts, amountsOf, emptyTally, searchTallies, searchWhole, type Tally } from './tally.ts';

export type Totals = Amounts &
  Readonly<{
    external: Amounts;
    internal: Amounts;
    /** Neither a direction nor enough addresses. */
    undecided: Amounts;
    /** Connections whose direction was not reported and was decided by their addresses. */
    derivedConnections: number;
    reported: readonly ReportedSum[];
    /** Where the appliance's sums and ours differ beyond rounding: what that may mean. */
    note: string | undefined;
  }>;

export type ReportedSum = Readonly<{
  measure: 'connections' | 'bytes' | 'packets';
  reported: number;
  counted: number;
  /** What the appliance reported beyond what was counted; negative where it reported less. */
  difference: number;
  changePercent: number | undefined;
  differs: boolean;
}>;

/** Sums that agree to this part of themselves differ by rounding only. */
const ROUNDING = 0.001;

const EXTERNAL = -2;

type Sides = Readonly<{
  whole: Readonly<Tally>;
  sides: ReadonlyMap<number, Readonly<Tally>>;
  derivedConnections: number;
}>;

function* searchSides({ table, rows }: TrafficFacts): Steps<Sides> {
  const { ways, isDerived } = yield* prepareWays(table);
  const whole = yield* searchWhole(table, rows);
  const sides = yield* searchTallies(table, rows, (row) =>
    isExternal(ways[row]) ? EXTERNAL : (ways[row] ?? WAY.undecided),
  );
  return { whole, sides, derivedConnections: rows.reduce((count, row) => count + (isDerived[row] ?? 0), 0) };
}

/** What takes long of the totals: in slices, and once for the same rows. */
export const prepareTotals = rememberSteps(searchSides);

export const countTotals = (facts: TrafficFacts): Totals => {
  const { table, rows } = facts;
  const { whole, sides, derivedConnections } = runThrough(prepareTotals(facts));
  const partOf = (key: number): Amounts => amountsOf(sides.get(key) ?? emptyTally(), whole);
  const amounts = amountsOf(whole, whole);
  const reported = compareSums(facts, amounts);
  return {
    ...amounts,
    external: partOf(EXTERNAL),
    internal: partOf(WAY.internal),
    undecided: partOf(WAY.undecided),
    derivedConnections,
    reported,
    note: noteOf(reported, rows.length < table.rowCount),
  };
};

const compareSums = ({ summary }: TrafficFacts, amounts: Amounts): readonly ReportedSum[] => {
  const sums = [
    { measure: 'connections', reported: summary?.connectionCount, counted: amounts.connections },
    { measure: 'bytes', reported: summary?.totalBytes, counted: amounts.bytes },
    { measure: 'packets', reported: summary?.totalPackets, counted: amounts.packets },
  ] as const;
  return sums.flatMap(({ measure, reported, counted }) =>
    isExactAmount(reported) && counted !== undefined ? [compareSum(measure, reported, counted)] : [],
  );
};

const compareSum = (measure: ReportedSum['measure'], reported: number, counted: number): ReportedSum => {
  const difference = reported - counted;
  return {
    measure,
    reported,
    counted,
    difference,
    changePercent: changeOf(reported, counted),
    differs: Math.abs(difference) > ROUNDING * Math.max(reported, counted),
  };
};

const noteOf = (sums: readonly ReportedSum[], isFiltered: boolean): string | undefined => {
  const different = sums.filter((sum) => sum.differs);
  if (different.length === 0) return undefined;
  const told = different.map(
    (sum) =>
      `${amountText(sum.measure, sum.reported)}${sum.measure === 'bytes' ? '' : ` ${sum.measure}`} where the flows shown make ${amountText(sum.measure, sum.counted)}`,
  );
  const reasons = isFiltered
    ? 'a filter is set here'
    : different.some((sum) => sum.difference < 0)
      ? 'the two do not cover the same flows'
      : 'the list of flows may be sampled, cut or filtered';
  return `The appliance reports ${told.join(', and ')}: ${reasons}.`;
};

const amountText = (measure: ReportedSum['measure'], amount: number): string =>
  measure === 'bytes' ? formatBytes(amount) : formatCount(amount);
