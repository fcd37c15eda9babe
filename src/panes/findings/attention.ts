// What of all findings needs attention, for the header and the tab: what nobody has put away.
import type { AttentionSource, AttentionTold } from '../pane.ts';
import { adviceParts } from '../parts/advice.ts';
import { createMemory } from '../parts/memory.ts';
import { sweepParts } from './findings-part.ts';
import { knownFindings } from './known-findings.ts';
import { statesIn } from './put-away.ts';

/** What the statistics tell is known at all times; the rest as soon as it has been looked for once. */
export const findingsAttention: AttentionSource = {
  parts: (window) => [...adviceParts(window), ...sweepParts(window)],
  read: (context) => {
    const known = knownFindings(context);
    if (known === undefined) return undefined;
    const states = statesIn(known.findings, context.decisions, context.now);
    return rememberAttention([known, states], () => ({
      items: states.size === 0 ? known.findings : known.findings.filter(({ id }) => !states.has(id)),
      isPartial: known.isPartial,
    }));
  },
};

const rememberAttention = createMemory<AttentionTold>();
