// The options of `darktop report` and its help, which know every format, every report and every field of the filter.
import { type Command, Option } from 'commander';
import { SEVERITIES } from '../../domain/finding.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { FORMATS } from '../../report/formats/index.ts';
import { REPORTS } from '../../report/reports/index.ts';
import { listOf, wholeNumber } from '../setting/global-options.ts';
import { parseInstant } from '../setting/instant-option.ts';
import type { Perform } from '../setting/program.ts';
import { helpOfReports } from './report-help.ts';
import type { ReportOptions } from './report-options.ts';

export const completeReport = (command: Command, perform: Perform): void => {
  addWindowOptions(command);
  addOutputOptions(command);
  addReportOptions(command);
  command
    .addHelpText('after', helpOfReports(REPORTS, FLOW_SCHEMA.fields))
    .action((name, target, _options, self: Command) => {
      const options: ReportOptions = self.optsWithGlobals();
      perform(async (surroundings) => {
        const { runReport } = await import('./run-report.ts');
        return runReport(surroundings, name, target, options);
      });
    });
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
    .option(
      '--odid <did>',
      'only what the device exchanged with the device of this number',
      wholeNumber(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    )
    .option('--port <port>', 'only what the device did on this port', wholeNumber(0, 65_535))
    .option('--domain <domain>', 'only what the device exchanged with this domain outside');
};
