// The median of a few numbers, without making anything new: it is asked for at every day of every series.

/** Of the first `count` numbers, which it puts in order; 0 of none. */
export const medianOf = (numbers: Float64Array, count: number): number => {
  for (let next = 1; next < count; next += 1) {
    const number = numbers[next] ?? 0;
    let place = next;
    for (; place > 0 && (numbers[place - 1] ?? 0) > number; place -= 1) numbers[place] = numbers[place - 1] ?? 0;
    numbers[place] = number;
  }
  const middle = count >> 1;
  const upper = count === 0 ? 0 : (numbers[middle] ?? 0);
  return count % 2 === 1 ? upper : (upper + (numbers[middle - 1] ?? upper)) / 2;
};
