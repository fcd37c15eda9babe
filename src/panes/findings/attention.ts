// What of all findings needs attention, for the header and the tab: what nobody has put away.
import { stateOf } from '../../analysis/findings/decisions.ts';
import type { Finding } from '../../domain/finding.ts';
import type { AttentionSource, AttentionTold } from '../pane.ts';
import { adviceOf, adviceParts } from '../parts/advice.ts';
import { createMemory } from '../parts/memory.ts';
import { findingsPart } from './findings-part.ts';

/** What the statistics tell is known at all times; the rest since one last looked for it. */
export const findingsAttention: AttentionSource = {
  parts: adviceParts,
  read: ({ window, read, now, thresholds, decisions }) => {
    const advice = adviceOf({ window, read, now, thresholds });
    const found = read(findingsPart(window)).data?.findings;
    return rememberAttention([advice, found, decisions, now], () =>
      attentionIn(advice, found, (finding) => stateOf(decisions, finding, now) === 'open'),
    );
  },
};

const rememberAttention = createMemory<AttentionTold | undefined>();

const attentionIn = (
  advice: readonly Finding[] | undefined,
  found: readonly Finding[] | undefined,
  isOpen: (finding: Finding) => boolean,
): AttentionTold | undefined => {
  const isPartial = advice === undefined || found === undefined;
  if (advice === undefined) return found === undefined ? undefined : { items: found.filter(isOpen), isPartial };
  const told = new Set(advice.map(({ id }) => id));
  const others = (found ?? []).filter(({ id, rule }) => !told.has(id) && !isOfStatistics(rule));
  return { items: [...advice, ...others].filter(isOpen), isPartial };
};

const isOfStatistics = (rule: string): boolean => /^(SEC|MIT|BW)-/.test(rule);
