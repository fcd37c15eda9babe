// MIT-PATTERN: known courses of an attack, and how much of each was seen.
import type { MitreSummary } from '../../domain/stats.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { byMost, byText } from '../figures/ordering.ts';
import { tacticTitle } from '../tactics.ts';
import { observedTactics } from './observed-tactics.ts';
import { ownSpanOf } from './own-span.ts';

export type AttackPattern = Readonly<{
  pattern: string;
  title: string;
  /** Over weeks that the appliance counts of its own no more than medium: what happened in them need not belong together. */
  severity: 'critical' | 'high' | 'medium';
  completionPercent: number;
  seenCount: number;
  requiredCount: number;
  /** Tactics, in the order of the pattern. */
  seen: readonly string[];
  missing: readonly string[];
}>;

export type AttackPatterns = Readonly<{ patterns: readonly AttackPattern[] | undefined }>;

const PATTERNS: Readonly<Record<string, readonly string[]>> = {
  full_kill_chain: ['initial_access', 'execution', 'persistence', 'lateral_movement', 'exfiltration'],
  credential_attack: ['initial_access', 'credential_access', 'lateral_movement'],
  data_theft: ['discovery', 'collection', 'exfiltration'],
  persistence_focused: ['execution', 'persistence', 'defense_evasion'],
};

/** The most complete first, from a completion of `leastPercent` on. */
export const attackPatterns = (
  mitre: MitreSummary | undefined,
  thresholds: Thresholds,
  leastPercent: number = thresholds.mit_pattern_percent,
): AttackPatterns => {
  const observed = observedTactics(mitre);
  if (observed === undefined) return { patterns: undefined };
  const names = new Set(observed.map(({ tactic }) => tactic));
  return {
    patterns: Object.entries(PATTERNS)
      .map(([pattern, required]) => ({ ...progressOf(pattern, required, names, thresholds), ...severityOver(mitre) }))
      .filter(({ completionPercent }) => completionPercent >= leastPercent)
      .sort((a, b) => byMost(a.completionPercent, b.completionPercent) || byText(a.pattern, b.pattern)),
  };
};

const severityOver = (mitre: MitreSummary | undefined): Readonly<{ severity?: 'medium' }> =>
  ownSpanOf(mitre) === undefined ? {} : { severity: 'medium' };

const progressOf = (
  pattern: string,
  required: readonly string[],
  names: ReadonlySet<string>,
  thresholds: Thresholds,
): AttackPattern => {
  const seen = required.filter((tactic) => names.has(tactic));
  const completionPercent = (seen.length * 100) / required.length;
  return {
    pattern,
    title: tacticTitle(pattern),
    severity: completionPercent >= thresholds.mit_r4_completion_percent ? 'critical' : 'high',
    completionPercent,
    seenCount: seen.length,
    requiredCount: required.length,
    seen,
    missing: required.filter((tactic) => !names.has(tactic)),
  };
};
