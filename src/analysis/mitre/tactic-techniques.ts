// MIT-TECHNIQUES: the techniques of each tactic that was seen, the most frequent first.
import type { MitreSummary } from '../../domain/stats.ts';
import { type ObservedTactic, observedTactics } from './observed-tactics.ts';

export type TacticTechniques = Readonly<{ tactics: readonly ObservedTactic[] | undefined }>;

export const tacticTechniques = (mitre: MitreSummary | undefined): TacticTechniques => ({
  tactics: observedTactics(mitre),
});
