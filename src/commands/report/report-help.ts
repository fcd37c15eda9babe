// What `darktop report --help` says of the reports there are.
import type { ReportDefinition } from '../../report/report-definition.ts';
import { padEnd } from '../../text/display-width.ts';

export const helpOfReports = (reports: readonly ReportDefinition[]): string => {
  const width = Math.max(...reports.map(({ name }) => name.length)) + 2;
  const lines = reports.map(({ name, says }) => `  ${padEnd(name, width)}${says}`);
  return [
    '',
    'Reports:',
    ...lines,
    '',
    'Examples:',
    '  darktop report dashboard',
    '  darktop report traffic --hours 6 --filter "dir:external port:445"',
    '  darktop report device 142 --format html --output device.html',
    '  darktop report findings --format json --fail-on high',
  ].join('\n');
};
