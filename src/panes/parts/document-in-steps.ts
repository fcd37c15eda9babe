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

export type PartInSteps = Readonly<{
  /** Works out in slices what `make` then has at hand. */
  prepare?: (() => Steps<unknown>) | undefined;
  make(): ReportPart;
}>;

export function* documentInSteps(
  { findings, ...given }: DocumentGiven,
  parts: readonly PartInSteps[],
): Steps<ReportDocument> {
  const made: ReportPart[] = [];
  for (const { prepare, make } of parts) {
    yield;
    if (prepare !== undefined) yield* prepare();
    made.push(make());
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
