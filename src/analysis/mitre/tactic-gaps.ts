// MIT-GAPS and MIT-RISK: which of the twelve tactics were not seen, and which of the high-risk ones were.
import type { MitreSummary } from '../../domain/stats.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { type Amount, shareOf } from '../figures/known.ts';
import { byText } from '../figures/ordering.ts';
import { KILL_CHAIN, killChainPlace, normalizeTactic, tacticTitle } from '../tactics.ts';
import { observedTactics } from './observed-tactics.ts';

export type TacticGap = Readonly<{ tactic: string; title: string; severity: 'high' | 'medium' }>;

export type TacticGaps = Readonly<{ missingCount: number | undefined; gaps: readonly TacticGap[] | undefined }>;

/** In kill-chain order. */
export const tacticGaps = (mitre: MitreSummary | undefined, thresholds: Thresholds): TacticGaps => {
  const seen = seenNames(mitre);
  const highRisk = new Set(highRiskTactics(thresholds));
  const gaps =
    seen &&
    KILL_CHAIN.filter((tactic) => !seen.has(tactic)).map((tactic) => ({
      tactic,
      title: tacticTitle(tactic),
      severity: highRisk.has(tactic) ? ('high' as const) : ('medium' as const),
    }));
  return { missingCount: gaps?.length, gaps };
};

export type HighRiskTactics = Readonly<{
  seenCount: number | undefined;
  /** How many there are: five unless configured otherwise. */
  highRiskCount: number;
  sharePercent: Amount;
  tactics: readonly Readonly<{ tactic: string; title: string; isSeen: boolean }>[] | undefined;
}>;

export const highRiskSeen = (mitre: MitreSummary | undefined, thresholds: Thresholds): HighRiskTactics => {
  const seen = seenNames(mitre);
  const highRisk = highRiskTactics(thresholds);
  const tactics = seen && highRisk.map((tactic) => ({ tactic, title: tacticTitle(tactic), isSeen: seen.has(tactic) }));
  const seenCount = tactics?.filter(({ isSeen }) => isSeen).length;
  return { seenCount, highRiskCount: highRisk.length, sharePercent: shareOf(seenCount, highRisk.length), tactics };
};

const seenNames = (mitre: MitreSummary | undefined): ReadonlySet<string> | undefined => {
  const seen = observedTactics(mitre);
  return seen && new Set(seen.map(({ tactic }) => tactic));
};

/** Each once, in kill-chain order whatever the order of the configuration. */
const highRiskTactics = (thresholds: Thresholds): readonly string[] =>
  [...new Set(thresholds.mit_r2_high_risk_tactics.map(normalizeTactic))].sort(
    (a, b) => (killChainPlace(a) ?? KILL_CHAIN.length) - (killChainPlace(b) ?? KILL_CHAIN.length) || byText(a, b),
  );
