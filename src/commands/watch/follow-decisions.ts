// What is decided about findings in the consoles of the same profile, as it is at each look.
import { type Decisions, NO_DECISIONS } from '../../analysis/findings/decisions.ts';
import { type DecisionPlace, openDecisionsToRead } from '../../config/decision-file.ts';
import { createTellOnce } from '../setting/tell-once.ts';

/** What was known last goes on holding while the file cannot be read. */
export const followDecisions = (
  place: DecisionPlace,
  tell: (text: string) => Promise<void>,
): (() => Promise<Decisions>) => {
  const opened = openDecisionsToRead(place);
  const tellTrouble = createTellOnce(tell, 'What was known of the decisions goes on.');
  let known: Decisions = NO_DECISIONS;
  return async () => {
    // Where there is no place for decisions, nobody made any.
    if (!opened.ok) return known;
    const kept = await opened.value.load();
    if (kept.ok) known = kept.value.decisions;
    await tellTrouble(kept.ok ? kept.value.notice : kept.failure);
    return known;
  };
};
