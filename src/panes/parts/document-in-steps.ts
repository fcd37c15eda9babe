// A report made part by part, so that keys are answered in between.
import type { Finding } from '../../domain/finding.ts';
import type { ReportDocument } from '../../report/document.ts';
import type { ReportPart } from '../../report/report-definition.ts';
import type { Steps } from './work.ts';

export type DocumentGiven = Pick<ReportDocument, 'name' | 'title' | 'source' | 'generatedAt' | 'window'> &
  Readonly<{
    /** Undefined where no rule judged anything. */
    findings?: readonly Finding[] | undefined;
  }>;

export function* documentInSteps(
  { findings, ...given }: DocumentGiven,
  parts: readonly (() => Steps<ReportPart>)[],
): Steps<ReportDocument> {
  const made: ReportPart[] = [];
  for (const part of parts) {
    yield;
    made.push(yield* part());
  }
  return {
    ...given,
    summary: '',
    sections: made.flatMap(({ sections }) => sections),
    data: {},
    findings: findings ?? [],
    wasJudged: findings !== undefined,
    notReported: made.flatMap(({ notReported }) => notReported),
  };
}
