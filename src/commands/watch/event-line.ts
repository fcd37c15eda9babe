// One thing that happened to a finding as one line: JSON for programs, words for people.
import type { FindingNews } from '../../analysis/findings/told-findings.ts';
import type { Entity } from '../../domain/finding.ts';
import type { Instant } from '../../domain/instant.ts';
import { asciiOnly } from '../../text/ascii.ts';
import { escapeForTerminal } from '../../text/json-for-terminal.ts';
import { formatUtc, isoTime } from '../../text/utc.ts';
import { markOf } from '../../theme/marks.ts';

/** Every name is there in every line; what is not known is null. */
export const jsonLine = ({ kind, tracked, state }: FindingNews, at: Instant): string => {
  const { finding, firstSeenAt, lastSeenAt, count } = tracked;
  const { id, rule, severity, title, evidence, value, threshold, action, entity, link } = finding;
  const line = {
    event: kind,
    at: isoTime(at),
    id,
    rule,
    severity,
    state,
    title,
    evidence,
    value,
    threshold,
    action,
    entity: { kind: entity.kind, name: entity.name, did: entity.did, ip: entity.ip },
    since: isoTime(finding.at),
    firstSeen: isoTime(firstSeenAt),
    lastSeen: isoTime(lastSeenAt),
    count,
    link: link && { pane: link.pane, view: link.view, filter: link.filter, did: link.did },
  };
  // Line separators are escaped too: some readers end a line at them.
  return `${escapeForTerminal(JSON.stringify(line, (_name, part: unknown) => part ?? null))}\n`;
};

/** `2026-01-15 14:00:00Z  new      △ high      ws-0142 sent 4.1 GB to 203.0.113.7  ws-0142 (10.1.2.3)  NET-R6`; what is not open says so at its end. */
export const wordLine = (
  { kind, tracked: { finding }, state }: FindingNews,
  at: Instant,
  { ascii }: Readonly<{ ascii: boolean }>,
): string => {
  const { severity, title, entity, rule } = finding;
  const line = [
    `${formatUtc(at)}Z`,
    kind.padEnd(LONGEST_KIND),
    `${markOf(severity, { ascii })} ${severity.padEnd(LONGEST_SEVERITY)}`,
    title,
    nameOf(entity),
    rule,
    ...(state === 'open' ? [] : [state]),
  ].join('  ');
  return `${ascii ? asciiOnly(line) : line}\n`;
};

const LONGEST_KIND = 'changed'.length;
const LONGEST_SEVERITY = 'critical'.length;

const nameOf = ({ name, ip }: Entity): string => (ip === undefined || ip === name ? name : `${name} (${ip})`);
