// What a row of the list says of a finding.
import type { TrackedFindings } from '../../analysis/findings/track-findings.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Instant } from '../../domain/instant.ts';
import { formatAge, formatCount } from '../../text/units.ts';
import type { TableColumn } from '../../widgets/table-columns.ts';
import type { States } from './put-away.ts';

export const FINDING_COLUMNS: readonly TableColumn[] = [
  { id: 'severity', title: 'severity', align: 'left', weight: 8, least: 8 },
  { id: 'since', title: 'since', align: 'right', weight: 5, least: 7 },
  { id: 'title', title: 'finding', align: 'left', weight: 9, least: 24, most: 76, grows: true },
  { id: 'entity', title: 'about', align: 'left', weight: 7, least: 12 },
  { id: 'rule', title: 'rule', align: 'left', weight: 4, least: 7 },
  { id: 'seen', title: 'seen', align: 'right', weight: 3, least: 5 },
];

export const FINDING_WIDTHS = { severity: 8, since: 7, title: 60, entity: 28, rule: 8, seen: 5 };

/** A wider row says no more, and every selected row is sent whole. */
export const WIDEST_ROW = 148;

export type RowsKnown = Readonly<{
  now: Instant;
  states: States;
  seenBefore: ReadonlySet<string> | undefined;
  tracked: TrackedFindings | undefined;
}>;

export const findingCells = (finding: Finding | undefined, { now, states, seenBefore, tracked }: RowsKnown) => {
  if (finding === undefined) return [];
  const isNew = seenBefore?.has(finding.id) === false;
  const title = titleOf(finding, states);
  const meaning = states.has(finding.id) ? 'dim' : isNew ? 'new' : undefined;
  return [
    { text: finding.severity, meaning: finding.severity },
    { text: formatAge(now - finding.at), meaning: 'dim' } as const,
    { text: isNew ? `+ ${title}` : title, ...(meaning === undefined ? {} : ({ meaning } as const)) },
    { text: finding.entity.name },
    { text: finding.rule, meaning: 'dim' } as const,
    { text: `${formatCount(tracked?.get(finding.id)?.count ?? 1)}x`, meaning: 'dim' } as const,
  ];
};

/** What is put away, and what is new, is told apart without colour, too. */
const titleOf = ({ id, title }: Finding, states: States): string => {
  const state = states.get(id);
  return state === undefined || state === 'open' ? title : `(${state.kind}) ${title}`;
};
