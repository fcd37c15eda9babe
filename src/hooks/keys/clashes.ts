// Finds keys that would mean two things at once: the same presses, or presses that are the beginning of others.
import { type Binding, pressesIn } from './binding.ts';

export type Clash = Readonly<{ press: string; actions: readonly [string, string] }>;

export const findClashes = (bindings: readonly Binding[]): readonly Clash[] => {
  const taken = bindings.flatMap(({ action, press }) => press.map((notation) => ({ action, notation })));
  return taken.flatMap((one, index) =>
    taken
      .slice(index + 1)
      .filter((other) => other.action !== one.action && isBeginningOf(one.notation, other.notation))
      .map((other): Clash => ({ press: one.notation, actions: [one.action, other.action] })),
  );
};

/** Either of the other, or both the same. */
const isBeginningOf = (one: string, other: string): boolean => {
  const [shorter, longer] = [pressesIn(one), pressesIn(other)].sort((a, b) => a.length - b.length);
  return (shorter ?? []).every((press, index) => longer?.[index] === press);
};
