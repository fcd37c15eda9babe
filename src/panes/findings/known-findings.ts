// All findings that are known at the moment: those of the closer look, and what the statistics say since; the list and the header tell the same.
import { inReadingOrder } from '../../analysis/judge.ts';
import type { Finding } from '../../domain/finding.ts';
import type { PaneContext } from '../pane.ts';
import { adviceOf } from '../parts/advice.ts';
import { createMemory } from '../parts/memory.ts';
import { type FindingsAnswer, findingsPart } from './findings-part.ts';

export type KnownFindings = Readonly<{
  /** In reading order. */
  findings: readonly Finding[];
  /** Of the closer look; undefined before there was one. */
  answer: FindingsAnswer | undefined;
  /** Something has not been judged yet, or could not be. */
  isPartial: boolean;
}>;

const rememberKnown = createMemory<KnownFindings>();

/** Undefined before anything was told. The same object as long as nothing changed. */
export const knownFindings = (
  context: Pick<PaneContext, 'window' | 'read' | 'now' | 'thresholds'>,
): KnownFindings | undefined => {
  const advice = adviceOf(context);
  const answer = context.read(findingsPart(context.window)).data;
  if (advice === undefined && answer === undefined) return undefined;
  return rememberKnown([advice, answer], () => ({
    findings: united(answer?.findings ?? [], advice ?? []),
    answer,
    isPartial: advice === undefined || answer === undefined || answer.missing.length > 0,
  }));
};

const factOf = ({ rule, entity }: Finding): string => `${rule} ${entity.name}`;

/** Of the same fact the closer look knows more, such as what comes every day; it may tell it of a longer period. */
const united = (found: readonly Finding[], advice: readonly Finding[]): readonly Finding[] => {
  const known = new Set(found.map(factOf));
  const others = advice.filter((finding) => !known.has(factOf(finding)));
  return others.length === 0 ? found : inReadingOrder([...found, ...others]);
};
