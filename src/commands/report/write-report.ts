// Writes a finished report to standard output, or whole and at once to a file.
import { type Result, success } from '../../domain/result.ts';
import { canShowUnicode } from '../setting/locale.ts';
import type { Surroundings } from '../setting/surroundings.ts';
import type { ReportFormat, ReportRequest } from './read-request.ts';
import type { ReportOptions } from './report-options.ts';
import type { TakenReport } from './take-report.ts';
import { writeWhole } from './write-whole.ts';

export type ReportStyle = Parameters<ReportFormat['write']>[1];

export const writeReport = async (
  surroundings: Surroundings,
  { format }: ReportRequest,
  { document }: TakenReport,
  options: ReportOptions,
): Promise<Result<undefined>> => {
  const isFile = options.output !== undefined && options.output !== '-';
  const text = format.write(document, styleOf(surroundings, options, isFile));
  if (isFile) return writeWhole(options.output ?? '', text, '--output');
  await surroundings.out.write(text);
  return success(undefined);
};

const NARROW = 80;

const styleOf = ({ env, out }: Surroundings, options: ReportOptions, isFile: boolean): ReportStyle => {
  const isShown = out.isTerminal && !isFile;
  return {
    // Some terminals report 0 columns.
    width: isShown ? out.columns || NARROW : NARROW,
    // A file is read elsewhere, on whatever can show it.
    ascii: options.ascii ?? (isFile ? false : !canShowUnicode(env)),
    colour: isShown && options.color !== false && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb',
  };
};
