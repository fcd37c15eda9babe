// Makes findings: cleans what came from the network and gives each its stable id.
import type { Entity, Finding, FindingLink, Severity } from '../domain/finding.ts';
import type { Instant } from '../domain/instant.ts';
import { clean } from '../text/clean.ts';

type Found = Readonly<{
  rule: string;
  /** What the id begins with, where it must outlast a change of the rule; else the rule. */
  idPrefix?: string;
  severity: Severity;
  /** What tells this fact from others of the same rule: a device, a port, a period; never a number that was measured. */
  key: readonly (string | number)[];
  title: string;
  evidence: string;
  value?: number | undefined;
  threshold?: number | undefined;
  action: string;
  entity: Entity;
  at: Instant;
  link?: FindingLink | undefined;
}>;

const LONGEST_PART = 80;
const LONGEST_TITLE = 160;
const LONGEST_EVIDENCE = 600;

export const makeFinding = ({ idPrefix, key, value, threshold, link, ...found }: Found): Finding => ({
  ...found,
  id: [idPrefix ?? found.rule, ...key.map((part) => idPart(String(part)))].join(':'),
  title: clean(found.title, LONGEST_TITLE),
  evidence: clean(found.evidence, LONGEST_EVIDENCE),
  entity: { ...found.entity, name: clean(found.entity.name, LONGEST_PART) },
  value: known(value),
  threshold: known(threshold),
  link,
});

/** What tells one fact from another, as it stands in an id. */
export const idPart = (text: string): string => clean(text, LONGEST_PART).replace(/[:\s]+/g, '_');

/** The appliance as a whole. */
export const THE_NETWORK: Entity = { kind: 'network', name: 'network', did: undefined, ip: undefined };

const known = (value: number | undefined): number | undefined =>
  value !== undefined && Number.isFinite(value) ? value : undefined;
