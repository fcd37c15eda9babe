// What `darktop report --help` says of the reports there are.
import { periodName } from '../../domain/window.ts';
import type { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import type { ReportDefinition } from '../../report/report-definition.ts';
import { padEnd } from '../../text/display-width.ts';
import { hang } from '../../text/hang.ts';

type FilterField = (typeof FLOW_SCHEMA)['fields'][number];

const WIDTH = 80;

export const helpOfReports = (reports: readonly ReportDefinition[], fields: readonly FilterField[]): string => {
  const width = Math.max(...reports.map(({ name }) => name.length)) + 2;
  const lines = reports.map(({ name, says, hours, hasNoWindow }) =>
    hang(`  ${padEnd(name, width)}`, `${says}${hasNoWindow === true ? '' : ` (${periodName(hours)})`}`, WIDTH),
  );
  return [
    '',
    'Reports, with the window they have by default:',
    ...lines,
    '',
    'Examples:',
    '  darktop report dashboard',
    '  darktop report traffic --hours 6 --filter "dir:external port:445"',
    '  darktop report device 142 --format html --output device.html',
    '  darktop report findings --format json --fail-on high',
    '',
    'Fields of --filter:',
    ...fields.map((field) => hang(`  ${padEnd(field.name, width)}`, field.says, WIDTH)),
  ].join('\n');
};
