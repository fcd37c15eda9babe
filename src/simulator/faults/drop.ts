// Destroys the connection, before the first header or in the middle of the body.
import type { FaultEffect, FaultKind } from '../fault.ts';

export const drop: FaultKind = {
  name: 'drop',
  values: 'headers (the default) or body',
  about: 'destroys the connection before the headers or in the middle of the body',
  read: (value = 'headers'): FaultEffect | undefined =>
    value === 'headers' || value === 'body' ? { kind: 'drop', when: value } : undefined,
};
