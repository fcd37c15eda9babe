// What of all findings needs attention, for the header and the tab: what nobody has put away.
import { stateOf } from '../../analysis/findings/decisions.ts';
import type { Finding } from '../../domain/finding.ts';
import type { AttentionSource, AttentionTold } from '../pane.ts';
import { adviceOf, adviceParts } from '../parts/advice.ts';
import { createMemory } from '../parts/memory.ts';
import { type FindingsAnswer, findingsPart, sweepParts } from './findings-part.ts';

/** What the statistics tell is known at all times; the rest as soon as it has been looked for once. */
export const findingsAttention: AttentionSource = {
  parts: (window) => [...adviceParts(window), ...sweepParts(window)],
  read: ({ window, read, now, thresholds, decisions }) => {
    const advice = adviceOf({ window, read, now, thresholds });
    const answer = read(findingsPart(window)).data;
    return rememberAttention([advice, answer, decisions, now], () =>
      attentionIn(advice, answer, (finding) => stateOf(decisions, finding, now) === 'open'),
    );
  },
};

const rememberAttention = createMemory<AttentionTold | undefined>();

const attentionIn = (
  advice: readonly Finding[] | undefined,
  answer: FindingsAnswer | undefined,
  isOpen: (finding: Finding) => boolean,
): AttentionTold | undefined => {
  const found = answer?.findings;
  const isPartial = advice === undefined || answer === undefined || answer.missing.length > 0;
  if (advice === undefined) return found === undefined ? undefined : { items: found.filter(isOpen), isPartial };
  const told = new Set(advice.map(({ id }) => id));
  // A closer look knows more of the same fact, such as what comes every day.
  const better = new Map((found ?? []).map((finding) => [finding.id, finding]));
  const others = (found ?? []).filter(({ id, rule }) => !told.has(id) && !isOfStatistics(rule));
  return { items: [...advice.map((one) => better.get(one.id) ?? one), ...others].filter(isOpen), isPartial };
};

const isOfStatistics = (rule: string): boolean => /^(SEC|MIT|BW)-/.test(rule);
