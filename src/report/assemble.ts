// Puts the parts of a report together into the document that every format writes.
import { tellFailure } from '../domain/failure.ts';
import type { Snapshot } from '../live/snapshot.ts';
import { clean } from '../text/clean.ts';
import type { NotReported, ReportDocument } from './document.ts';
import { isAllMissing, silentInThePast, unjudgedIn } from './parts/unjudged.ts';
import type { ReportContent, ReportDefinition } from './report-definition.ts';

export const assemble = (
  { name, rules }: Pick<ReportDefinition, 'name' | 'rules'>,
  snapshot: Snapshot,
  content: ReportContent,
): ReportDocument => ({
  name,
  title: content.title,
  summary: content.summary,
  source: snapshot.source,
  generatedAt: snapshot.facts.at,
  window: snapshot.facts.window,
  sections: content.parts.flatMap((part) => part.sections),
  data: Object.fromEntries(content.parts.flatMap((part) => Object.entries(part.data))),
  findings: content.findings,
  wasJudged: content.findings.length > 0 || !isAllMissing(snapshot, rules),
  notReported: onceEach([
    ...content.parts.flatMap((part) => part.notReported),
    ...unjudgedIn(snapshot, rules),
    ...silentInThePast(snapshot, rules),
    ...snapshot.failures.map(({ part, failure }) => ({ id: part, reason: tellFailure(failure) })),
  ]),
});

/** The same document with these analyses only; findings stay as they are. */
export const keepOnly = (document: ReportDocument, ids: readonly string[]): ReportDocument => {
  const isWanted = (id: string): boolean => id.split(',').some((one) => ids.includes(one.trim()));
  return {
    ...document,
    sections: document.sections.filter((section) => isWanted(section.id)),
    data: Object.fromEntries(Object.entries(document.data).filter(([id]) => ids.includes(id))),
    // What was left out, and requests that failed, matter to whatever is kept.
    notReported: document.notReported.filter(({ id }) => isWanted(id) || !AN_ANALYSIS.test(id)),
  };
};

/** What was asked for by its id is told to be missing, also where it is nothing that every appliance tells. */
export const tellUntold = (document: ReportDocument, ids: readonly string[]): ReportDocument => {
  const told = new Set([...Object.keys(document.data), ...document.notReported.map(({ id }) => id)]);
  const untold = ids.filter((id) => !told.has(id)).map((id) => ({ id, reason: 'the appliance did not report it' }));
  return untold.length === 0 ? document : { ...document, notReported: [...document.notReported, ...untold] };
};

const AN_ANALYSIS = /^[A-Z]{2,4}-[A-Z0-9]+$/;

const onceEach = (all: readonly NotReported[]): readonly NotReported[] => {
  const seen = new Map(all.map(({ id, reason }) => [`${id} ${reason}`, { id, reason: clean(reason, 600) }]));
  return [...seen.values()];
};
