// Divides a number of columns by shares, so that the parts add up and nothing that is there vanishes.

/** As many columns together as there are, if any value is above zero; each part above zero has one, as long as there are enough. */
export const apportion = (values: readonly number[], columns: number): readonly number[] => {
  const most = values.reduce((found, value) => Math.max(found, value), 0);
  if (!(most > 0) || columns <= 0) return values.map(() => 0);
  // By the largest one first: the sum of large numbers may be none.
  const shares = values.map((value) => Math.max(0, value) / most);
  const sum = shares.reduce((total, share) => total + share, 0);
  const exact = shares.map((share) => (share / sum) * columns);
  const isEachSeen = shares.filter((share) => share > 0).length <= columns;
  const given = exact.map((part, index) => Math.max(isEachSeen && (shares[index] ?? 0) > 0 ? 1 : 0, Math.floor(part)));
  return settle(given, exact, columns);
};

/** What rounding left over goes where most was cut off; what it took too much comes from where most was added, but never the last column. */
const settle = (given: readonly number[], exact: readonly number[], columns: number): readonly number[] => {
  const settled = [...given];
  let rest = columns - given.reduce((total, part) => total + part, 0);
  const owed = (index: number): number => (exact[index] ?? 0) - (settled[index] ?? 0);
  while (rest !== 0) {
    const step = Math.sign(rest);
    const candidates = [...settled.keys()].filter((index) =>
      step > 0 ? (exact[index] ?? 0) > 0 : (settled[index] ?? 0) > 1,
    );
    const [first] = candidates;
    if (first === undefined) break;
    const chosen = candidates.reduce((best, index) => (step * owed(index) > step * owed(best) ? index : best), first);
    settled[chosen] = (settled[chosen] ?? 0) + step;
    rest -= step;
  }
  return settled;
};
