// Finds the action that the last presses stand for, where a key can be the beginning of several.
import { type Binding, pressesIn } from './binding.ts';
import type { Press } from './press.ts';

export type Found =
  | Readonly<{ kind: 'action'; action: string }>
  /** More has to come. */
  | Readonly<{ kind: 'begun' }>
  | Readonly<{ kind: 'nothing' }>;

/** Of several bindings for the same presses the first one counts. */
export const findBinding = (bindings: readonly Binding[], pressed: readonly Press[]): Found => {
  let hasBegun = false;
  for (const { action, press } of bindings) {
    for (const notation of press) {
      const wanted = pressesIn(notation);
      if (!pressed.every((one, index) => wanted[index] === one)) continue;
      if (wanted.length === pressed.length) return { kind: 'action', action };
      hasBegun = true;
    }
  }
  return hasBegun ? { kind: 'begun' } : { kind: 'nothing' };
};
