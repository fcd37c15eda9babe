// The appliance's clock is off: its Date header and its check of the request's date both follow the wrong clock.
import type { FaultEffect, FaultKind } from '../fault.ts';
import { readSpanMs } from '../span-text.ts';

export const skew: FaultKind = {
  name: 'skew',
  values: '45m or +45m (ahead), -45m (behind)',
  about: "sets the appliance's clock ahead or behind",
  read: (value = ''): FaultEffect | undefined => {
    const spanMs = readSpanMs(value.replace(/^[+-]/, ''));
    if (spanMs === undefined) return undefined;
    return { kind: 'skew', skewMs: value.startsWith('-') ? -spanMs : spanMs };
  },
};
