// The answer is late by a fixed span, or by one drawn evenly from a range.
import type { FaultEffect, FaultKind } from '../fault.ts';
import { readSpanMs } from '../span-text.ts';

export const latency: FaultKind = {
  name: 'latency',
  values: '200ms, 2s, or a range as 200ms..2s',
  about: 'answers late',
  read: (value): FaultEffect | undefined => {
    const [from = '', to = from, ...more] = (value ?? '').split('..');
    const fromMs = readSpanMs(from);
    const toMs = readSpanMs(to);
    if (fromMs === undefined || toMs === undefined || toMs < fromMs || more.length > 0) return undefined;
    return { kind: 'delay', delayMs: (random) => Math.round(fromMs + (toMs - fromMs) * random()) };
  },
};
