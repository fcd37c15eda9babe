// NET-COUNTRY: external flows by the country of the end outside, where flows tell it.
import { NO_CODE } from '../../flows/flow-table.ts';
import type { TrafficFacts } from '../facts.ts';
import { isExternal, WAY, waysOf } from './flow-ways.ts';
import { NO_PARTY, partiesOf, partyAt } from './parties.ts';
import { SetMap } from './set-map.ts';
import { rememberSteps, runThrough, type Steps } from './steps.ts';
import { type Amounts, amountsOf, type SortBy, searchTallies, searchWhole, sortedBy } from './tally.ts';

/** `country` is undefined in the one row of flows that told none. Shares are of the external flows. */
export type CountryRow = Amounts & Readonly<{ country: string | undefined; uniqueDestinations: number }>;

const NOT_TOLD = '';

export const countCountries = (facts: TrafficFacts, by: SortBy = 'bytes'): readonly CountryRow[] =>
  runThrough(prepareCountries(facts, by));

function* searchCountries({ table, rows }: TrafficFacts, by: SortBy): Steps<readonly CountryRow[]> {
  const parties = partiesOf(table);
  const { ways } = waysOf(table);
  const numbers = new Map<string, number>([[NOT_TOLD, 0]]);
  const names = [NOT_TOLD];
  const places = new SetMap();
  const numberOf = (country: string): number => {
    const known = numbers.get(country);
    if (known !== undefined) return known;
    numbers.set(country, names.length);
    return names.push(country) - 1;
  };
  const external = rows.filter((row) => isExternal(ways[row]));
  const tallies = yield* searchTallies(table, external, (row) => {
    const end = ways[row] === WAY.inbound ? table.source[row] : table.destination[row];
    const party = parties.ofEnd[end ?? NO_CODE] ?? NO_PARTY;
    const number = numberOf(partyAt(parties, party)?.country ?? NOT_TOLD);
    if (party !== NO_PARTY) places.add(number, party);
    return number;
  });
  const whole = yield* searchWhole(table, external);
  const list = [...tallies].map(([number, tally]) => ({
    country: number === 0 ? undefined : names[number],
    ...amountsOf(tally, whole),
    uniqueDestinations: places.countOf(number),
  }));
  return sortedBy(by, list, (row) => row.country ?? NOT_TOLD);
}

/** In slices, and once for the same rows. */
export const prepareCountries = rememberSteps(searchCountries);
