// Values that are directions: a closed set, but for what an appliance may call its own, which is put in quotes.
import type { ValueKind } from '../language/field.ts';
import { wholeText } from './text-kind.ts';

/** `outbound` and `inbound` are understood as well. */
const DIRECTIONS: ReadonlySet<string> = new Set(['internal', 'external', 'out', 'in', 'outbound', 'inbound']);

export const directionKind: ValueKind = {
  ...wholeText('a direction: internal, external, out or in; another one that the appliance reports is put in quotes'),
  read: (text, { isQuoted }) => (isQuoted || DIRECTIONS.has(text.toLowerCase()) ? { kind: 'text', text } : undefined),
};
