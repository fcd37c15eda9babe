// What an analysis found worth a person's attention, in a form that stays the same as long as the fact does.
import type { Instant } from './instant.ts';

/** The worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** True of `high` against `medium`, and of `high` against `high`. */
export const isAtLeast = (severity: Severity, least: Severity): boolean =>
  SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);

/** What a finding is about. `name` is clean, printable text. */
export type Entity = Readonly<{
  kind: 'network' | 'device' | 'address' | 'connection' | 'tactic' | 'pattern' | 'protocol' | 'series' | 'domain';
  name: string;
  did: number | undefined;
  ip: string | undefined;
}>;

/** Where the evidence can be seen: one key press leads there. */
export type FindingLink = Readonly<{
  pane: 'stats' | 'flows' | 'device';
  /** The section of the pane, such as `bandwidth` or `peers`. */
  view: string | undefined;
  /** In the filter language of the flows. */
  filter: string | undefined;
  did: number | undefined;
}>;

/** How what a finding is about went, beside what would be usual. */
export type FindingCourse = Readonly<{
  title: string;
  unit: 'count' | 'bytes';
  /** Whose habit the band is; undefined where there is none. */
  usual: string | undefined;
  /** In the order of time, each at the beginning of its span. */
  points: readonly Readonly<{
    at: Instant;
    value: number | undefined;
    low: number | undefined;
    high: number | undefined;
  }>[];
}>;

export type Finding = Readonly<{
  /** The same for the same fact at the next look: the rule and what it is about, never a number that was measured. */
  id: string;
  rule: string;
  severity: Severity;
  title: string;
  /** One or two sentences with the numbers. */
  evidence: string;
  /** What was compared, and with what; undefined where the rule is not about one number. */
  value: number | undefined;
  threshold: number | undefined;
  /** What to do about it. */
  action: string;
  entity: Entity;
  /** When it happened or began, as far as the data tell; else the end of the window looked at. */
  at: Instant;
  link: FindingLink | undefined;
  /** Only where somebody may want to see it. */
  course?: FindingCourse | undefined;
}>;
