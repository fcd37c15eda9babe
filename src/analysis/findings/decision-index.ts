// Decisions laid out by what a finding says of itself, so that ten thousand findings are looked up within a few milliseconds.
import type { Entity, Finding } from '../../domain/finding.ts';
import { type Acknowledgement, type Decision, entityKey, type Mute, tidyId, tidyRule } from './decision.ts';

export type DecidedAbout = Readonly<{
  /** By rule and entity, by entity, by rule. */
  mutes: readonly (Mute | undefined)[];
  acknowledgement: Acknowledgement | undefined;
}>;

/** To make the key that a decision stands under takes much longer than to look it up, and nobody has decided anything about most findings. */
export const decidedAbout = (
  byKey: ReadonlyMap<string, Decision>,
  { id, rule, entity }: Pick<Finding, 'id' | 'rule' | 'entity'>,
): DecidedAbout => {
  const { acknowledged, byRule, byEntity } = indexOf(byKey);
  const about = byEntity.size === 0 ? undefined : byEntity.get(entityKey(entity));
  const itsRule = byRule.size === 0 && about === undefined ? rule : tidyRule(rule);
  return {
    mutes: [about?.byRule.get(itsRule), about?.any, byRule.get(itsRule)],
    acknowledgement: acknowledged.size === 0 ? undefined : acknowledged.get(tidyId(id)),
  };
};

type Index = Readonly<{
  acknowledged: Map<string, Acknowledgement>;
  byRule: Map<string, Mute>;
  byEntity: Map<string, AboutEntity>;
}>;

/** `any`: whatever the rule. */
type AboutEntity = { any: Mute | undefined; readonly byRule: Map<string, Mute> };

const known = new WeakMap<ReadonlyMap<string, Decision>, Index>();

const indexOf = (byKey: ReadonlyMap<string, Decision>): Index => {
  const before = known.get(byKey);
  if (before !== undefined) return before;
  const index: Index = { acknowledged: new Map(), byRule: new Map(), byEntity: new Map() };
  for (const decision of byKey.values()) {
    if (decision.kind === 'acknowledge') index.acknowledged.set(decision.id, decision);
    if (decision.kind === 'mute') addMute(index, decision);
  }
  known.set(byKey, index);
  return index;
};

const addMute = ({ byRule, byEntity }: Index, mute: Mute): void => {
  const { what } = mute;
  switch (what.kind) {
    case 'rule':
      byRule.set(what.rule, mute);
      return;
    case 'entity':
      aboutOf(byEntity, what.entity).any = mute;
      return;
    case 'both':
      aboutOf(byEntity, what.entity).byRule.set(what.rule, mute);
  }
};

const aboutOf = (byEntity: Map<string, AboutEntity>, entity: Entity): AboutEntity => {
  const key = entityKey(entity);
  const before = byEntity.get(key);
  if (before !== undefined) return before;
  const about: AboutEntity = { any: undefined, byRule: new Map() };
  byEntity.set(key, about);
  return about;
};
