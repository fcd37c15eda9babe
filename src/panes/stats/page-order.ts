// In which order a page shows the parts of its report: what is high and narrow first, so that it finds room beside each other.
import type { ReportDocument } from '../../report/document.ts';

const FIRST: Readonly<Record<string, readonly string[]>> = {
  mitre: ['MIT-COVERAGE', 'MIT-RISK', 'MIT-GAPS', 'MIT-PATTERN'],
};

/** The others follow in the order of the report. */
export const inPageOrder = (page: string, document: ReportDocument): ReportDocument => {
  const first = FIRST[page];
  if (first === undefined) return document;
  const placeOf = (id: string): number => (first.includes(id) ? first.indexOf(id) : first.length);
  return { ...document, sections: document.sections.toSorted((a, b) => placeOf(a.id) - placeOf(b.id)) };
};
