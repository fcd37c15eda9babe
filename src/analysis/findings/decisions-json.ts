// Decisions as JSON: written one to a line, read with mistrust of every field.
import { type Entity, SEVERITIES } from '../../domain/finding.ts';
import type { Instant } from '../../domain/instant.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import type { Acknowledgement, Decision, Mute, Muted } from './decision.ts';
import { byAge, type Decisions, gatherDecisions, LAST_AT } from './decisions.ts';
import { isRecord, parseJson, type Raw } from './read-json.ts';

/** The oldest first, so that a new one is a new line at the end. */
export const writeDecisions = ({ byKey }: Decisions): string => {
  const lines = [...byKey.values()].toSorted(byAge).map((decision) => `\n  ${JSON.stringify(decision)}`);
  return `{"decisions":[${lines.join(',')}\n]}\n`;
};

/** Passes over single entries that are none; fails only where the whole is no list of decisions. */
export const readDecisions = (text: string): Result<Decisions> => {
  const whole = parseJson(text);
  if (whole === undefined) return broken('it is not JSON');
  const entries = isRecord(whole) ? whole.decisions : undefined;
  if (!Array.isArray(entries)) return broken('it has no list "decisions"');
  return success(gatherDecisions(entries.flatMap((entry: unknown) => readDecision(entry) ?? [])));
};

const broken = (came: string): Result<never> =>
  failed({
    kind: 'bad-data',
    path: 'decisions',
    what: 'decisions about findings',
    came,
    advice: 'Mend it by hand, or start without it.',
  });

const readDecision = (raw: unknown): Decision | undefined => {
  if (!isRecord(raw)) return undefined;
  const madeAt = readInstant(raw.madeAt);
  if (madeAt === undefined) return undefined;
  if (raw.kind === 'undo') {
    const key = readText(raw.key);
    return key === undefined ? undefined : { kind: 'undo', key, madeAt };
  }
  // An end that cannot be read must not turn into "always".
  const untilAt = readInstant(raw.untilAt);
  if (untilAt === undefined && raw.untilAt !== undefined) return undefined;
  return raw.kind === 'acknowledge' ? readAcknowledgement(raw, madeAt, untilAt) : readMute(raw, madeAt, untilAt);
};

const readAcknowledgement = (raw: Raw, madeAt: Instant, untilAt: Instant | undefined): Acknowledgement | undefined => {
  const id = readText(raw.id);
  const severity = SEVERITIES.find((one) => one === raw.severity);
  return id === undefined || severity === undefined
    ? undefined
    : { kind: 'acknowledge', id, severity, madeAt, untilAt };
};

const readMute = (raw: Raw, madeAt: Instant, untilAt: Instant | undefined): Mute | undefined => {
  const what = raw.kind === 'mute' && isRecord(raw.what) ? readMuted(raw.what) : undefined;
  return what === undefined ? undefined : { kind: 'mute', what, madeAt, untilAt };
};

const readMuted = (raw: Raw): Muted | undefined => {
  const rule = readText(raw.rule);
  const entity = isRecord(raw.entity) ? readEntity(raw.entity) : undefined;
  if (raw.kind === 'rule') return rule === undefined ? undefined : { kind: 'rule', rule };
  if (entity === undefined) return undefined;
  if (raw.kind === 'entity') return { kind: 'entity', entity };
  return raw.kind === 'both' && rule !== undefined ? { kind: 'both', rule, entity } : undefined;
};

const ENTITY_KINDS: Readonly<{ [kind in Entity['kind']]: kind }> = {
  network: 'network',
  device: 'device',
  address: 'address',
  connection: 'connection',
  tactic: 'tactic',
  pattern: 'pattern',
  protocol: 'protocol',
  series: 'series',
  domain: 'domain',
};

/** A did or an address that cannot be read must not turn into none: the rest could then mean somebody else. */
export const readEntity = ({ kind: rawKind, name, did, ip }: Raw): Entity | undefined => {
  const kind = Object.values(ENTITY_KINDS).find((one) => one === rawKind);
  if (kind === undefined || typeof name !== 'string') return undefined;
  if (did !== undefined && !(typeof did === 'number' && Number.isSafeInteger(did))) return undefined;
  return ip === undefined || typeof ip === 'string' ? { kind, name, did, ip } : undefined;
};

const readText = (raw: unknown): string | undefined => (typeof raw === 'string' && raw !== '' ? raw : undefined);

const readInstant = (raw: unknown): Instant | undefined =>
  typeof raw === 'number' && raw >= 0 && raw <= LAST_AT ? raw : undefined;
