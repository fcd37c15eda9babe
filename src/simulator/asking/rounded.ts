// Numbers as the appliance tells them: rounded, and shares as per cent with one decimal.

export const rounded = (value: number, decimalCount: number): number => Number(value.toFixed(decimalCount));

/** Nothing of nothing is 0 %: the documents know no other way to say it. */
export const percentOf = (part: number, whole: number): number => (whole === 0 ? 0 : rounded((part / whole) * 100, 1));
