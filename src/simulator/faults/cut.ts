// Ends the JSON early, but with correct framing: only the missing brackets tell that something is lost.
import type { FaultEffect, FaultKind } from '../fault.ts';
import { firstPart } from '../first-part.ts';

export const cut: FaultKind = {
  name: 'cut',
  values: '',
  about: 'ends the JSON early, with correct HTTP framing',
  read: (value): FaultEffect | undefined => (value === undefined ? { kind: 'body', rewrite: firstPart } : undefined),
};
