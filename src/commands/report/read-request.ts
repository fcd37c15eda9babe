// Settles what was asked of `darktop report`: which report, about what, and which options it takes.
import type { Failure } from '../../domain/failure.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { FORMATS } from '../../report/formats/index.ts';
import type { ReportDefinition, ReportOption } from '../../report/report-definition.ts';
import { REPORTS } from '../../report/reports/index.ts';
import { clean } from '../../text/clean.ts';
import { nearest } from '../../text/nearest.ts';
import type { ReportOptions } from './report-options.ts';

export type ReportFormat = (typeof FORMATS)[number];

export type ReportRequest = Readonly<{
  definition: ReportDefinition;
  target: string | undefined;
  format: ReportFormat;
  periods: readonly number[] | undefined;
  /** Ids of the report's own analyses. */
  only: readonly string[] | undefined;
}>;

export const readRequest = (
  name: string | undefined,
  target: string | undefined,
  options: ReportOptions,
): Result<ReportRequest> => {
  const definition = REPORTS.find((one) => one.name === name);
  if (definition === undefined) return failed(noSuchReport(name));
  const trouble =
    targetTrouble(definition, target) ?? strayTrouble(definition, options) ?? windowTrouble(definition, options);
  if (trouble !== undefined) return failed(trouble);
  const format = chooseFormat(options);
  if (!format.ok) return format;
  const periods = readPeriods(options.periods);
  if (!periods.ok) return periods;
  const only = readOnly(definition, options.only);
  if (!only.ok) return only;
  return success({ definition, target, format: format.value, periods: periods.value, only: only.value });
};

const usage = (what: string, came: string, advice: string): Failure => ({ kind: 'usage', what, came, advice });

const noSuchReport = (name: string | undefined): Failure => {
  const names = REPORTS.map((one) => one.name);
  const known = `Known are ${names.join(', ')}.`;
  if (name === undefined) return usage('report', 'no report was named', known);
  const close = nearest(name, names);
  const advice = close === undefined ? known : `Did you mean "${close}"? ${known}`;
  return usage(`"${clean(name, 60)}"`, 'there is no such report', advice);
};

const EXAMPLES = {
  device: 'Add its number, name or address: darktop report device 142',
  subnet: 'Add its number or range: darktop report subnet 10.1.0.0/16',
} as const;

const targetTrouble = ({ name, about }: ReportDefinition, target: string | undefined): Failure | undefined => {
  if (about === 'network') {
    if (target === undefined) return undefined;
    return usage(`"${clean(target, 60)}"`, `the report ${name} is about the whole network`, 'Leave it out.');
  }
  return target === undefined ? usage(`report ${name}`, `no ${about} was named`, `${EXAMPLES[about]}.`) : undefined;
};

/** An option that a report would silently ignore would mislead. */
const strayTrouble = ({ name, takes }: ReportDefinition, options: ReportOptions): Failure | undefined => {
  const given: Readonly<Record<ReportOption, unknown>> = {
    periods: options.periods,
    interval: options.interval,
    similar: options.similar,
    odid: options.odid,
    port: options.port,
    domain: options.domain,
    filter: options.filter,
  };
  const stray = Object.entries(given).find(
    ([option, value]) => value !== undefined && !takes.some((taken) => taken === option),
  );
  if (stray === undefined) return undefined;
  const others = REPORTS.filter((one) => one.takes.some((taken) => taken === stray[0])).map((one) => one.name);
  return usage(`--${stray[0]}`, `the report ${name} does not take it`, `It is for ${others.join(', ')}.`);
};

const windowTrouble = ({ name, hasNoWindow }: ReportDefinition, { hours, to }: ReportOptions): Failure | undefined =>
  hasNoWindow === true && (hours !== undefined || to !== undefined)
    ? usage(
        hours === undefined ? '--to' : '--hours',
        `the report ${name} takes no window: the appliance tells the destinations of a device for everything it keeps`,
        'Leave it out.',
      )
    : undefined;

const chooseFormat = (options: ReportOptions): Result<ReportFormat> => {
  const { format, output } = options;
  const ending = output === undefined ? undefined : /\.([A-Za-z]+)$/.exec(output)?.[1]?.toLowerCase();
  const found =
    format === undefined
      ? FORMATS.find(({ extension }) => extension === ending)
      : FORMATS.find(({ name }) => name === format);
  if (found === undefined && ending !== undefined && options.format === undefined) return failed(noSuchEnding(ending));
  const chosen = found ?? FORMATS.find(({ name }) => name === 'text');
  if (chosen === undefined) throw new Error('there is no text format');
  return success(chosen);
};

const noSuchEnding = (ending: string): Failure => {
  const known = FORMATS.map(({ extension }) => `.${extension}`).join(', ');
  return usage('--output', `no format ends in .${clean(ending, 20)}`, `Known are ${known}; or say --format.`);
};

const readOnly = (
  { name, ids, fieldIds = [] }: ReportDefinition,
  words: readonly string[] | undefined,
): Result<readonly string[] | undefined> => {
  if (words === undefined) return success(undefined);
  const wanted = words.map((word) => word.trim().toUpperCase());
  const known = [...ids, ...fieldIds];
  const strange = wanted.find((id) => !known.includes(id));
  if (strange === undefined) return success(wanted);
  const advice = `The report ${name} has ${known.join(', ')}.`;
  return failed(usage('--only', `there is no analysis "${clean(strange, 40)}" in it`, advice));
};

const MOST_PERIODS = 6;

const readPeriods = (words: readonly string[] | undefined): Result<readonly number[] | undefined> => {
  if (words === undefined) return success(undefined);
  const hours = words.map((word) => hoursOf(word.trim()));
  const known = hours.filter((one) => one !== undefined);
  if (known.length === hours.length && known.length <= MOST_PERIODS) return success([...new Set(known)]);
  const came = `it is ${clean(words.join(','), 60)}`;
  return failed(usage('--periods', came, `Allowed are up to ${MOST_PERIODS} periods such as 1,6,24,168 or 1h,24h,7d.`));
};

const hoursOf = (word: string): number | undefined => {
  const match = /^(\d{1,4})([hd]?)$/.exec(word);
  const hours = Number(match?.[1]) * (match?.[2] === 'd' ? 24 : 1);
  return hours >= 1 && hours <= 8_760 ? hours : undefined;
};
