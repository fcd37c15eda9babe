// What every report is: what it needs to be fetched, and the parts it makes of that.
import type { TrafficFacts } from '../analysis/facts.ts';
import type { Finding } from '../domain/finding.ts';
import type { Instant } from '../domain/instant.ts';
import type { Thresholds } from '../domain/thresholds.ts';
import type { TimeWindow } from '../domain/window.ts';
import type { Needs } from '../live/needs.ts';
import type { Snapshot } from '../live/snapshot.ts';
import type { NotReported, Section } from './document.ts';

/** What a person asked for, settled: defaults are in it, and options that a report does not take are not. */
export type ReportQuestion = Readonly<{
  at: Instant;
  window: TimeWindow;
  /** In hours and the order given; undefined: what the report takes by default. */
  periods: readonly number[] | undefined;
  did: number | undefined;
  /** The number of a subnet that the appliance knows, or a range such as 10.1.0.0/16. */
  subnet: number | string | undefined;
  intervalHours: 1 | 2 | 4 | 6 | 12 | 24 | undefined;
  similarDevices: number | undefined;
  odid: number | undefined;
  port: number | undefined;
  externalDomain: string | undefined;
  /** In the filter language, checked. */
  filter: string | undefined;
  /** Rows of a long table that are shown; undefined: as many as suits the table. Infinite where a file takes them all. */
  top: number | undefined;
}>;

export type ReportOption = 'periods' | 'interval' | 'similar' | 'odid' | 'port' | 'domain' | 'filter';

export type ReportContext = Readonly<{ question: ReportQuestion; thresholds: Thresholds }>;

/** One or more analyses: what they computed, and how it is shown. */
export type ReportPart = Readonly<{
  sections: readonly Section[];
  data: Readonly<Record<string, unknown>>;
  notReported: readonly NotReported[];
}>;

/** The parts of a report on flows one by one, for whoever has to do something else in between. */
export type FlowParts = (given: Readonly<{ thresholds: Thresholds; top: number }>) => readonly FlowPart[];

export type FlowPart = Readonly<{
  /** Works out in slices what `make` then has at hand. */
  prepare?(traffic: TrafficFacts): Generator<undefined, unknown>;
  make(traffic: TrafficFacts): ReportPart;
}>;

export type ReportContent = Readonly<{
  title: string;
  /** One or two sentences that say it all. */
  summary: string;
  parts: readonly ReportPart[];
  findings: readonly Finding[];
}>;

export type ReportDefinition = Readonly<{
  name: string;
  /** One line for a person. */
  says: string;
  about: 'network' | 'device' | 'subnet';
  /** Of its window, where nobody says otherwise. */
  hours: number;
  /** The appliance tells it for everything it keeps, whatever window somebody might want. */
  hasNoWindow?: true;
  takes: readonly ReportOption[];
  /** The rules whose findings it tells, or whole families of them, such as `NET-R4` or `SER`; none where there is nothing to judge. */
  rules: readonly string[];
  /** Of its analyses, in the order in which they are shown. */
  ids: readonly string[];
  /** Of further ones, which only an appliance of the field gives rise to. */
  fieldIds?: readonly string[];
  needs(question: ReportQuestion): Needs;
  write(snapshot: Snapshot, context: ReportContext): ReportContent;
}>;
