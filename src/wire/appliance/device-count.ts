// How many devices of each kind an appliance of the field saw; the kinds are whatever its deployment has.
import { addUnder, isObject } from '../leaf.ts';
import { isWrong, MAX_ENTRIES, type Read, Wrong } from '../reading.ts';
import { amount, lenient, soleObject } from './tolerant.ts';

export type DeviceCount = Readonly<{
  total: number | undefined;
  licensed: number | undefined;
  kinds: Readonly<Record<string, number>> | undefined;
}>;

/** A number alone is how many there are in all. */
export const deviceCount: Read<DeviceCount | undefined> = (raw) => {
  const counts = soleObject(raw);
  if (counts !== undefined) return countsIn(counts);
  const total = amount(raw);
  if (isWrong(total)) return new Wrong(raw, 'an object');
  return total === undefined ? undefined : { total, licensed: undefined, kinds: undefined };
};

const countsIn = (counts: Readonly<Record<string, unknown>>): DeviceCount | Wrong => {
  const { total: rawTotal, licenseIPCount: rawLicensed } = counts;
  const total = amount(rawTotal);
  if (isWrong(total)) return total.under('total');
  const licensed = amount(rawLicensed);
  if (isWrong(licensed)) return licensed.under('licenseIPCount');
  const kinds = kindsIn(counts);
  return isWrong(kinds) ? kinds : { total, licensed, kinds };
};

/** Totals and licences stand among the kinds of devices. */
const IS_NO_KIND = /^(?:total|licen[sc]e)/i;

type Kinds = Readonly<Record<string, number>>;

/** What can be no number of devices is no kind. A kind that has kinds of its own is told with them: "saas Office365". */
const kindsIn = (counts: Readonly<Record<string, unknown>>): Kinds | undefined | Wrong => {
  const sums = new Map<string, number>();
  const wrong = eachOf(counts, (kind, value) => {
    if (IS_NO_KIND.test(kind)) return undefined;
    if (isObject(value))
      return eachOf(value, (own, inner) => addCount(sums, own === 'total' ? kind : `${kind} ${own}`, inner))?.under(
        kind,
      );
    return addCount(sums, kind, value);
  });
  if (wrong !== undefined) return wrong;
  return sums.size === 0 ? undefined : Object.fromEntries(sums);
};

const eachOf = (
  counts: Readonly<Record<string, unknown>>,
  take: (kind: string, value: unknown) => Wrong | undefined,
): Wrong | undefined => {
  const entries = Object.entries(counts);
  if (entries.length > MAX_ENTRIES) return new Wrong(counts, `at most ${MAX_ENTRIES} entries`);
  for (const [kind, value] of entries) {
    const wrong = take(kind, value);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
};

const readCount = lenient(amount);

const addCount = (sums: Map<string, number>, kind: string, raw: unknown): undefined => {
  const value = readCount(raw);
  if (value !== undefined) addUnder(sums, kind, value);
};
