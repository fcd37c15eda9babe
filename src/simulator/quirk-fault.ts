// Makes a kind of fault out of a quirk: one word, or several to choose from.
import type { FaultKind } from './fault.ts';
import type { Quirks } from './quirks.ts';

type Words = Readonly<{ name: string; about: string }>;

/** Takes no value. */
export const quirkFault = (words: Words, quirks: Partial<Quirks>): FaultKind => ({
  ...words,
  needs: 'appliance',
  values: '',
  read: (value) => (value === undefined ? { kind: 'quirk', quirks } : undefined),
});

/** One of these words has to stand after "=". */
export const choiceOfQuirks = (words: Words, choices: Readonly<Record<string, Partial<Quirks>>>): FaultKind => ({
  ...words,
  needs: 'appliance',
  values: Object.keys(choices).join(', '),
  read: (value) => {
    const chosen = Object.entries(choices).find(([word]) => word === value)?.[1];
    return chosen === undefined ? undefined : { kind: 'quirk', quirks: chosen };
  },
});
