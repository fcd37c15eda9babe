// One rule: facts in, findings out. Rules stand in families, the families in the registry of `rules/`.
import type { Finding } from '../domain/finding.ts';
import type { Thresholds } from '../domain/thresholds.ts';
import type { Facts } from './facts.ts';

export type Rule = Readonly<{
  id: string;
  /** One line for a person: what it looks for. */
  says: string;
  judge(facts: Facts, thresholds: Thresholds): readonly Finding[];
}>;

export type RuleFamily = readonly Rule[];
