// Does the work of `darktop report`: reads what was asked, takes it, writes it, and says what could not be had.
import type { Failure } from '../../domain/failure.ts';
import { isAtLeast, type Severity } from '../../domain/finding.ts';
import { REPORT_SCHEMA } from '../../report/schema/report-schema.ts';
import { EXIT, exitCodeOf, stoppedCode } from '../setting/exit-code.ts';
import type { Surroundings } from '../setting/surroundings.ts';
import { tellAndGiveUp } from '../setting/tell.ts';
import { readRequest } from './read-request.ts';
import type { ReportOptions } from './report-options.ts';
import { type TakenReport, takeReport } from './take-report.ts';
import { writeReport } from './write-report.ts';

export const runReport = async (
  surroundings: Surroundings,
  name: string | undefined,
  target: string | undefined,
  options: ReportOptions,
): Promise<number> => {
  if (options.schema === true) {
    await surroundings.out.write(`${JSON.stringify(REPORT_SCHEMA, undefined, 2)}\n`);
    return EXIT.ok;
  }
  const request = readRequest(name, target, options);
  if (!request.ok) return tellAndGiveUp(surroundings, request.failure);
  const taken = await takeReport(surroundings, request.value, options);
  if (surroundings.stop.aborted) return stoppedCode(surroundings.stop);
  if (!taken.ok) return tellAndGiveUp(surroundings, taken.failure);
  const written = await writeReport(surroundings, request.value, taken.value, options);
  if (!written.ok) return tellAndGiveUp(surroundings, written.failure);
  for (const failure of taken.value.failures) await tellAndGiveUp(surroundings, failure);
  return endOf(surroundings, options.failOn, taken.value);
};

/** A finding that was asked for weighs more than a part that could not be had: it is certain. */
const endOf = async (surroundings: Surroundings, failOn: Severity | undefined, taken: TakenReport): Promise<number> => {
  const isFound = failOn !== undefined && taken.document.findings.some(({ severity }) => isAtLeast(severity, failOn));
  if (isFound) return EXIT.found;
  const [failure] = taken.failures;
  if (failure !== undefined) return exitCodeOf(failure);
  const [unjudged] = taken.unjudged;
  // Whoever asks for the worst must not take "could not look" for "nothing there".
  return failOn === undefined || unjudged === undefined
    ? EXIT.ok
    : tellAndGiveUp(surroundings, notAllJudged(failOn, unjudged));
};

const notAllJudged = (failOn: Severity, reason: string): Failure => ({
  kind: 'bad-data',
  path: '',
  what: `--fail-on ${failOn}`,
  came: reason,
  advice: 'That no finding is told does not mean that there is none.',
});
