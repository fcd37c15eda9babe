// Gives actions the keys that a person's configuration wants for them.
import type { Binding } from './binding.ts';

export type Keys = Readonly<Record<string, readonly string[]>>;

export const remap = (bindings: readonly Binding[], keys: Keys): readonly Binding[] =>
  bindings.map((binding) => {
    const wanted = Object.hasOwn(keys, binding.action) ? keys[binding.action] : undefined;
    return wanted === undefined ? binding : { ...binding, press: wanted };
  });
