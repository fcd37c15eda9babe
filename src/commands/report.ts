// `darktop report NAME`: one of the analyses as text, JSON, Markdown, CSV or HTML, for people and for scripts.
import { type Command, Option } from 'commander';
import type { Failure } from '../domain/failure.ts';
import { isAtLeast, SEVERITIES, type Severity } from '../domain/finding.ts';
import { FLOW_SCHEMA } from '../flows/filter/flow-fields.ts';
import { FORMATS } from '../report/formats/index.ts';
import { REPORTS } from '../report/reports/index.ts';
import { REPORT_SCHEMA } from '../report/schema/report-schema.ts';
import { readRequest } from './report/read-request.ts';
import { helpOfReports } from './report/report-help.ts';
import type { ReportOptions } from './report/report-options.ts';
import { type TakenReport, takeReport } from './report/take-report.ts';
import { writeReport } from './report/write-report.ts';
import { EXIT, exitCodeOf, stoppedCode } from './setting/exit-code.ts';
import { listOf, wholeNumber } from './setting/global-options.ts';
import { parseInstant } from './setting/instant-option.ts';
import type { CommandEntry } from './setting/program.ts';
import type { Surroundings } from './setting/surroundings.ts';
import { tellAndGiveUp } from './setting/tell.ts';

export const report: CommandEntry = {
  name: 'report',
  register: (program, perform) => {
    const command = program
      .command('report')
      .description('analyse what the appliance tells and print the result as a report')
      .argument('[name]', 'which report; see the list below')
      .argument('[target]', 'the device (number, name, address) or subnet (number, range) it is about')
      .option('--schema', 'print the JSON Schema of what --format json writes');
    addWindowOptions(command);
    addOutputOptions(command);
    addReportOptions(command);
    command
      .addHelpText('after', helpOfReports(REPORTS, FLOW_SCHEMA.fields))
      .action((name, target, _options, self: Command) => {
        const options: ReportOptions = self.optsWithGlobals();
        perform((surroundings) => run(surroundings, name, target, options));
      });
  },
};

const addWindowOptions = (command: Command): void => {
  command
    .option('--hours <n>', 'how many hours it covers; each report has its own default', wholeNumber(1, 8_760))
    .option('--to <time>', 'when they end: "2026-01-15 14:00:00" (UTC); now, if not given', parseInstant)
    .option('--periods <hours>', 'the periods that are compared: 1,6,24,168', listOf);
};

const addOutputOptions = (command: Command): void => {
  command
    .addOption(new Option('--format <format>', 'how it is written').choices(FORMATS.map(({ name }) => name)))
    .option('--output <file>', 'write it to this file; the ending tells the format unless --format does')
    .option('--only <ids>', 'only these analyses, such as NET-DEST,NET-SRC', listOf)
    .option('--top <n>', 'how many rows of a long table are shown; 0 for all', wholeNumber(0, 1_000_000))
    .addOption(
      new Option('--fail-on <severity>', 'exit with 3 when there is a finding this severe or worse').choices(
        SEVERITIES,
      ),
    )
    .option('--ascii', 'draw with ASCII characters only')
    .option('--no-color', 'no colour on a terminal either (as NO_COLOR does)');
};

const addReportOptions = (command: Command): void => {
  command
    .option('--filter <expression>', 'only these flows, such as "port:445 bytes>10m !dst:10.0.0.0/8"')
    .addOption(
      new Option('--interval <hours>', 'length of one interval of a device').choices(['1', '2', '4', '6', '12', '24']),
    )
    .option('--similar <n>', 'how many similar devices a device is compared with', wholeNumber(1, 100))
    .option('--odid <did>', 'only what the device exchanged with the device of this number', wholeNumber(0, 2 ** 31))
    .option('--port <port>', 'only what the device did on this port', wholeNumber(0, 65_535))
    .option('--domain <domain>', 'only what the device exchanged with this domain outside');
};

const run = async (
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
