// `darktop report NAME`: one of the analyses as text, JSON, Markdown, CSV or HTML, for people and for scripts.
import type { CommandEntry } from './setting/program.ts';

export const report: CommandEntry = {
  name: 'report',
  register: (program) => {
    program
      .command('report')
      .description('analyse what the appliance tells and print the result as a report')
      .argument('[name]', 'which report; see the list below')
      .argument('[target]', 'the device (number, name, address) or subnet (number, range) it is about')
      .option('--schema', 'print the JSON Schema of what --format json writes');
  },
  complete: async (command, perform) => {
    const { completeReport } = await import('./report/complete-report.ts');
    completeReport(command, perform);
  },
};
