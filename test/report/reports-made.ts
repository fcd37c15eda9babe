// Makes reports of a snapshot the way the command does, and reads what they say as text and as JSON.
import { HOUR_MS, type Instant } from '../../src/domain/instant.ts';
import type { Needs } from '../../src/live/needs.ts';
import type { Snapshot } from '../../src/live/snapshot.ts';
import { assemble } from '../../src/report/assemble.ts';
import type { ReportDocument } from '../../src/report/document.ts';
import { json } from '../../src/report/formats/json.ts';
import { text } from '../../src/report/formats/text.ts';
import { tellNarrowing } from '../../src/report/parts/narrowed-parts.ts';
import type { ReportDefinition, ReportQuestion } from '../../src/report/report-definition.ts';
import { REPORTS } from '../../src/report/reports/index.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';

export const definitionOf = (name: string): ReportDefinition => {
  const found = REPORTS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no report ${name}`);
  return found;
};

export const aQuestion = (definition: ReportDefinition, parts: Partial<ReportQuestion> = {}): ReportQuestion => {
  const at = parts.at ?? Date.UTC(2026, 0, 15, 14);
  return {
    at,
    window: { endAt: at, hours: definition.hours, endsNow: true },
    periods: undefined,
    did: undefined,
    subnet: undefined,
    intervalHours: undefined,
    similarDevices: undefined,
    odid: undefined,
    port: undefined,
    externalDomain: undefined,
    filter: undefined,
    top: undefined,
    ...parts,
  };
};

type Shown = Readonly<{
  document: ReportDocument;
  /** As a terminal of 80 columns shows it. */
  text: string;
  /** What a program reads. */
  json: Readonly<{
    data: Readonly<Record<string, unknown>>;
    findings: readonly Readonly<{ rule: string; severity: string; id: string }>[];
    notReported: readonly Readonly<{ id: string; reason: string }>[];
  }>;
}>;

export type Made = Shown & Readonly<{ question: ReportQuestion; snapshot: Snapshot }>;

export const show = (document: ReportDocument): Shown => ({
  document,
  text: text.write(document, { width: 80, ascii: false, colour: false }),
  json: JSON.parse(json.write(document, { width: 80, ascii: false, colour: false })),
});

export const makeReport = async (
  name: string,
  take: (needs: Needs) => Snapshot | Promise<Snapshot>,
  parts: Partial<ReportQuestion> = {},
): Promise<Made> => {
  const definition = definitionOf(name);
  const question = aQuestion(definition, parts);
  const snapshot = await take(definition.needs(question));
  const content = definition.write(snapshot, { question, thresholds: standardThresholds() });
  return { ...show(assemble(definition, snapshot, tellNarrowing(content, question))), question, snapshot };
};

export const SOURCE = { profile: 'test', host: 'appliance.example', isDemo: false };

/** A look that brought these facts and asked nothing. */
export const aSnapshot = (facts: Partial<Snapshot['facts']> & Readonly<{ at: Instant }>): Snapshot => ({
  source: SOURCE,
  facts: {
    window: { endAt: facts.at, hours: 24, endsNow: true },
    statistics: undefined,
    traffic: undefined,
    device: undefined,
    series: [],
    ...facts,
  },
  suspects: [],
  details: undefined,
  asked: [],
  failures: [],
});

export const hoursBefore = (at: Instant, hours: number): Instant => at - hours * HOUR_MS;

/** Each name inside what the analyses computed, with a place where it stands; the names of periods excepted. */
export const namesIn = (data: unknown, place = '$'): readonly (readonly [string, string])[] => {
  if (Array.isArray(data)) return data.flatMap((item) => namesIn(item, `${place}[]`));
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => {
    const inner = namesIn(value, `${place}.${name}`);
    return /^\d+[hd]$/.test(name) ? inner : [[name, place] as const, ...inner];
  });
};
