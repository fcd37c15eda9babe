// Settles a key that names a file: reads it and says where its path leads.
import type { Key } from './key.ts';
import type { Given, Ledger } from './ledger.ts';
import { resolvePath } from './place.ts';
import type { System } from './system.ts';

export type SettledPath = Readonly<{ path: string; from: string }>;

export const settlePath = (
  ledger: Ledger,
  label: string,
  key: Key<string>,
  givens: readonly Given[],
  system: System,
): SettledPath | undefined => {
  const settled = ledger.settle(label, key, givens);
  if (settled === undefined) return undefined;
  const { from, folder } = settled.given;
  const resolved = resolvePath(settled.value, from, folder, system);
  if (resolved.ok) return { path: resolved.value, from };
  ledger.complain(resolved.failure);
  return undefined;
};
