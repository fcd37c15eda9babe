// The command lines that ask the same as the page that is open: what is looked at here can go into a script.
import type { DeviceQuestion } from '../../live/questions/index.ts';
import { deviceParams } from '../../live/questions/params/device-params.ts';
import type { WindowChoice } from '../../live/session/window-choice.ts';
import { formatUtc } from '../../text/utc.ts';
import type { ReportWanted } from '../pane.ts';

/** A line for each request: `darktop query deviceinfo did=142 datatype=co …`. */
export const queryLine = (question: DeviceQuestion): string =>
  [
    'darktop query deviceinfo',
    ...Object.entries(deviceParams(question)).flatMap(([name, value]) =>
      value === undefined ? [] : [inShell(`${name}=${value}`)],
    ),
  ].join(' ');

/** The report that says what the page says. */
export const reportLine = (report: ReportWanted, window: WindowChoice | undefined): string => {
  const { name, target, interval, similar, odid, port, domain } = report;
  const options: readonly (readonly [string, string | number | undefined])[] = [
    ['hours', window?.hours],
    ['to', window?.kind === 'span' ? formatUtc(window.endAt) : undefined],
    ['interval', interval],
    ['similar', similar],
    ['odid', odid],
    ['port', port],
    ['domain', domain],
  ];
  return [
    `darktop report ${name}`,
    ...(target === undefined ? [] : [inShell(target)]),
    ...options.flatMap(([option, value]) => (value === undefined ? [] : [optionText(option, String(value))])),
  ].join(' ');
};

/** A value that begins with a minus would be taken for an option. */
const optionText = (option: string, value: string): string =>
  value.startsWith('-') ? inShell(`--${option}=${value}`) : `--${option} ${inShell(value)}`;

/** As a shell takes it for one word. */
const inShell = (word: string): string =>
  /^[\w.:=/@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
