// What a reader was told as JSON: written one finding to a line, read with mistrust of every field, and merged with what another wrote.
import { type Finding, type FindingLink, SEVERITIES } from '../../domain/finding.ts';
import type { Instant } from '../../domain/instant.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { clean } from '../../text/clean.ts';
import { LAST_AT } from './decisions.ts';
import { readEntity } from './decisions-json.ts';
import { isRecord, parseJson, type Raw } from './read-json.ts';
import type { Memory, StateName, ToldAs } from './told-findings.ts';
import { FORGET_AFTER_MS, MOST_TRACKED, type TrackedFinding } from './track-findings.ts';

const VERSION = 1;

/** What does not fit is forgotten: first what is gone, then what was not seen for longest. */
export const MOST_TOLD_CHARACTERS = 4 * 1024 * 1024;

export const writeTold = ({ tracked, told }: Memory): string => {
  const entries = [...tracked].toSorted(
    ([, a], [, b]) => Number(a.isGone) - Number(b.isGone) || b.lastSeenAt - a.lastSeenAt,
  );
  const lines: string[] = [];
  let length = 0;
  for (const [id, one] of entries.slice(0, MOST_TRACKED)) {
    const line = `\n  ${JSON.stringify(entryOf(one, told.get(id)))}`;
    length += line.length;
    if (length > MOST_TOLD_CHARACTERS) break;
    lines.push(line);
  }
  return `{"version":${VERSION},"findings":[${lines.join(',')}\n]}\n`;
};

/** Field by field: how a finding went is of no use later. */
const entryOf = ({ finding, firstSeenAt, lastSeenAt, count, isGone }: TrackedFinding, told: ToldAs | undefined) => {
  const { id, rule, severity, title, evidence, value, threshold, action, entity, at, link } = finding;
  const kept = { id, rule, severity, title, evidence, value, threshold, action, entity, at, link };
  return { finding: kept, firstSeenAt, lastSeenAt, count, isGone, told };
};

/** Passes over single entries that are none; fails only where the whole is no list of findings. */
export const readTold = (text: string): Result<Memory> => {
  const whole = parseJson(text);
  if (whole === undefined) return broken('it is not JSON');
  if (!isRecord(whole) || !Array.isArray(whole.findings)) return broken('it has no list "findings"');
  if (whole.version !== VERSION) return broken('another version of darktop wrote it');
  const tracked = new Map<string, TrackedFinding>();
  const told = new Map<string, ToldAs>();
  for (const raw of whole.findings) {
    const one = isRecord(raw) ? readTracked(raw) : undefined;
    if (one === undefined) continue;
    tracked.set(one.finding.id, one);
    const as = isRecord(raw) && isRecord(raw.told) ? readToldAs(raw.told) : undefined;
    if (as === undefined) told.delete(one.finding.id);
    else told.set(one.finding.id, as);
  }
  return success({ tracked, told });
};

/** Of two that know the same finding the one that saw it later, ours before theirs; what nobody saw for long is left out. */
export const mergeTold = (ours: Memory, theirs: Memory, at: Instant): Memory => {
  const tracked = new Map(ours.tracked);
  const told = new Map(ours.told);
  for (const [id, their] of theirs.tracked) {
    const our = ours.tracked.get(id);
    if (our === undefined ? at - their.lastSeenAt > FORGET_AFTER_MS : our.lastSeenAt >= their.lastSeenAt) continue;
    tracked.set(id, their);
    const as = theirs.told.get(id);
    if (as === undefined) told.delete(id);
    else told.set(id, as);
  }
  return { tracked, told };
};

const broken = (came: string): Result<never> =>
  failed({ kind: 'bad-data', path: 'findings', what: 'what was told', came, advice: '' });

const readTracked = ({ finding: raw, firstSeenAt, lastSeenAt, count, isGone }: Raw): TrackedFinding | undefined => {
  const finding = isRecord(raw) ? readFinding(raw) : undefined;
  if (finding === undefined || !isInstant(firstSeenAt) || !isInstant(lastSeenAt)) return undefined;
  if (!isNumber(count) || typeof isGone !== 'boolean') return undefined;
  return { finding, firstSeenAt, lastSeenAt, count, isGone };
};

const readFinding = (raw: Raw): Finding | undefined => {
  const { at } = raw;
  // What JSON has no number for is written as null.
  const [value, threshold] = [raw.value ?? undefined, raw.threshold ?? undefined];
  const [id, rule, title, evidence, action] = [raw.id, raw.rule, raw.title, raw.evidence, raw.action].map(readText);
  const severity = SEVERITIES.find((one) => one === raw.severity);
  const entity = isRecord(raw.entity) ? readEntity(raw.entity) : undefined;
  if (id === undefined || rule === undefined || severity === undefined || entity === undefined) return undefined;
  if (title === undefined || evidence === undefined || action === undefined || !isInstant(at)) return undefined;
  if (!isNumberOrNone(value) || !isNumberOrNone(threshold)) return undefined;
  const link = isRecord(raw.link) ? readLink(raw.link) : undefined;
  const { kind, did, name, ip } = entity;
  const about = { kind, name: clean(name, LONGEST_TEXT), did, ip: readText(ip) };
  return { id, rule, severity, title, evidence, value, threshold, action, entity: about, at, link };
};

const PANES = ['stats', 'flows', 'device'] as const;

const readLink = ({ pane: rawPane, view, filter, did }: Raw): FindingLink | undefined => {
  const pane = PANES.find((one) => one === rawPane);
  if (pane === undefined || !isNumberOrNone(did)) return undefined;
  return { pane, view: readText(view), filter: readText(filter), did };
};

const STATES: readonly StateName[] = ['open', 'acknowledged', 'muted'];

const readToldAs = (raw: Raw): ToldAs | undefined => {
  const severity = SEVERITIES.find((one) => one === raw.severity);
  const state = STATES.find((one) => one === raw.state);
  return severity === undefined || state === undefined ? undefined : { severity, state };
};

const LONGEST_TEXT = 2_000;

const readText = (raw: unknown): string | undefined => (typeof raw === 'string' ? clean(raw, LONGEST_TEXT) : undefined);

const isInstant = (raw: unknown): raw is Instant => isNumber(raw) && raw >= 0 && raw <= LAST_AT;

const isNumber = (raw: unknown): raw is number => typeof raw === 'number' && Number.isFinite(raw);

const isNumberOrNone = (raw: unknown): raw is number | undefined => raw === undefined || isNumber(raw);
