// What a person decides about findings: to acknowledge one, to mute a kind of them, or to take either back.
import type { Entity, Finding, Severity } from '../../domain/finding.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/instant.ts';
import { clean } from '../../text/clean.ts';

/** One finding, by its id; it is open again once its severity is worse than the one that was seen. */
export type Acknowledgement = Readonly<{
  kind: 'acknowledge';
  id: string;
  severity: Severity;
  madeAt: Instant;
  /** Undefined: always. */
  untilAt: Instant | undefined;
}>;

export type Muted =
  | Readonly<{ kind: 'rule'; rule: string }>
  | Readonly<{ kind: 'entity'; entity: Entity }>
  | Readonly<{ kind: 'both'; rule: string; entity: Entity }>;

export type Mute = Readonly<{
  kind: 'mute';
  what: Muted;
  madeAt: Instant;
  /** Undefined: always. */
  untilAt: Instant | undefined;
}>;

/** Takes back what was decided under this key; a decision too, so that whoever still has the other one learns of it. */
export type Undo = Readonly<{ kind: 'undo'; key: string; madeAt: Instant }>;

export type Decision = Acknowledgement | Mute | Undo;

export const MUTE_SPANS = ['hour', 'day', 'always'] as const;

export type MuteSpan = (typeof MUTE_SPANS)[number];

const SPANS_MS: Readonly<Record<MuteSpan, number | undefined>> = { hour: HOUR_MS, day: DAY_MS, always: undefined };

export const acknowledge = ({ id, severity }: Pick<Finding, 'id' | 'severity'>, at: Instant): Acknowledgement => ({
  kind: 'acknowledge',
  id,
  severity,
  madeAt: at,
  untilAt: undefined,
});

export const mute = (what: Muted, span: MuteSpan, at: Instant): Mute => {
  const spanMs = SPANS_MS[span];
  return { kind: 'mute', what, madeAt: at, untilAt: spanMs === undefined ? undefined : at + spanMs };
};

/** The same for every decision about the same thing: of two, one takes the place of the other. */
export const keyOf = (decision: Decision): string => {
  switch (decision.kind) {
    case 'acknowledge':
      return acknowledgementKey(decision.id);
    case 'mute':
      return muteKey(decision.what);
    case 'undo':
      return clean(decision.key, LONGEST_KEY);
  }
};

export const acknowledgementKey = (id: string): string => JSON.stringify(['acknowledge', tidyId(id)]);

export const muteKey = (what: Muted): string => {
  switch (what.kind) {
    case 'rule':
      return JSON.stringify(['rule', tidyRule(what.rule)]);
    case 'entity':
      return JSON.stringify(['entity', ...identityOf(tidyEntity(what.entity))]);
    case 'both':
      return JSON.stringify(['both', tidyRule(what.rule), ...identityOf(tidyEntity(what.entity))]);
  }
};

/** The same decision in clean texts of bounded length, and always with its fields in the same order. */
export const tidyDecision = (decision: Decision): Decision => {
  const { kind, madeAt } = decision;
  switch (kind) {
    case 'acknowledge':
      return {
        kind,
        id: tidyId(decision.id),
        severity: decision.severity,
        madeAt,
        untilAt: decision.untilAt,
      };
    case 'mute':
      return { kind, what: tidyMuted(decision.what), madeAt, untilAt: decision.untilAt };
    case 'undo':
      return { kind, key: keyOf(decision), madeAt };
  }
};

const LONGEST_ID = 512;
const LONGEST_RULE = 64;
/** As long as findings are made with. */
const LONGEST_NAME = 80;
const LONGEST_IP = 64;
/** Holds an id of nothing but quotes, each escaped. */
const LONGEST_KEY = 2 * LONGEST_ID + 64;

const tidyMuted = (what: Muted): Muted => {
  switch (what.kind) {
    case 'rule':
      return { kind: 'rule', rule: tidyRule(what.rule) };
    case 'entity':
      return { kind: 'entity', entity: tidyEntity(what.entity) };
    case 'both':
      return { kind: 'both', rule: tidyRule(what.rule), entity: tidyEntity(what.entity) };
  }
};

export const tidyId = (id: string): string => clean(id, LONGEST_ID);

export const tidyRule = (rule: string): string => clean(rule, LONGEST_RULE);

const tidyEntity = ({ kind, name, did, ip }: Entity): Entity => ({
  kind,
  name: clean(name, LONGEST_NAME),
  did,
  ip: ip === undefined ? undefined : clean(ip, LONGEST_IP),
});

/** The same for every entity that a mute of this one is about. */
export const entityKey = (entity: Entity): string => JSON.stringify(identityOf(tidyEntity(entity)));

/** A device is called by its host name in one answer and by its address in the next: neither says who it is, its id does. */
const identityOf = ({ kind, name, did, ip }: Entity): readonly (string | number | null)[] => {
  if (kind === 'device' && did !== undefined) return [kind, did];
  if (kind === 'address' && ip !== undefined) return [kind, ip];
  return [kind, name, did ?? null, ip ?? null];
};
