// Tells in every body that a probe did not answer, so that the rest of it is not the whole.
import type { FaultEffect, FaultKind } from '../fault.ts';

export const childError: FaultKind = {
  name: 'child-error',
  needs: 'appliance',
  values: 'the name of the probe; probe-12 when left out',
  about: 'adds darktraceChildError to every object it answers',
  read: (value = 'probe-12'): FaultEffect | undefined =>
    /^[\w .-]{1,60}$/.test(value) ? { kind: 'quirk', quirks: { silentProbe: value } } : undefined,
};
