// `darktop detect`: scores a series of times and values from a file or from a pipe, line by line as it arrives.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { HOUR_MS, SECOND_MS } from '../domain/instant.ts';
import { parseSpan } from '../text/span.ts';
import { createChartPage } from './detect/chart-page.ts';
import { createLineTrouble, type LineTrouble } from './detect/line-trouble.ts';
import { openInput } from './detect/open-input.ts';
import { CSV_HEADER, createRowWriter } from './detect/row-writer.ts';
import { type ScoreSink, type SeriesKind, scoreLines } from './detect/score-lines.ts';
import { untilStopped } from './detect/until-stopped.ts';
import { EXIT, stoppedCode } from './setting/exit-code.ts';
import { canShowUnicode } from './setting/locale.ts';
import { showOptionGroups } from './setting/option-groups.ts';
import type { CommandEntry } from './setting/program.ts';
import type { Surroundings } from './setting/surroundings.ts';
import { tellAndGiveUp } from './setting/tell.ts';

const FORMATS = ['csv', 'ndjson', 'chart'] as const;
const UNITS = ['count', 'bytes'] as const;
const MARKED_ONSET = 0.9;
const DEFAULT_WIDTH = 80;
const LONGEST_STEP_MS = 24 * HOUR_MS;

const HELP = `
Reads lines of "timestamp,value" (comma, semicolon or tab; a header or none). Times are ISO, UTC where they name no
zone, or epoch seconds or milliseconds; an empty value, nan, null or - is a gap. Each point is written the moment its
line is whole:

  timestamp,value,expected,low,high,onset,state,rarity,reason

onset (0..1) rises once when something begins, state (0..1) stays up while it lasts, rarity is N of "1 in N points of its
own past". Less than 48 h of history raises nothing.
The step is the median of the times between the first 24 points. The unit is bytes where the header's name for the value
says so (bytes, octets, size, volume, traffic), else count.

Examples: darktop detect connections.csv --format chart
          tail -f counts.csv | darktop detect --min-onset 0.9`;

type DetectOptions = Readonly<{
  format: (typeof FORMATS)[number];
  unit?: (typeof UNITS)[number];
  step?: number;
  minOnset?: number;
  ascii?: boolean;
}>;

export const detect: CommandEntry = {
  name: 'detect',
  register: (program, perform) => {
    const command = program
      .command('detect')
      .description('find where a series of times and values leaves its own habit')
      .argument('[file]', 'file to read; - or nothing is standard input')
      .addOption(new Option('--format <format>', 'what to write').choices(FORMATS).default('csv'))
      .addOption(new Option('--unit <unit>', 'what the values are').choices(UNITS))
      .addOption(new Option('--step <span>', 'time between two points, such as 5m or 1h').argParser(stepOf))
      .addOption(
        new Option('--min-onset <score>', 'write only points of at least this onset, such as 0.9').argParser(scoreOf),
      )
      .option('--ascii', 'draw with ASCII characters only')
      .addHelpText('after', HELP);
    showOptionGroups(command, []);
    command.action((file: string | undefined, _options, self: Command) => {
      const options: DetectOptions = self.opts();
      perform((surroundings) => run(surroundings, file, options));
    });
  },
};

const stepOf = (text: string): number => {
  const ms = parseSpan(text);
  if (ms !== undefined && ms >= SECOND_MS && ms <= LONGEST_STEP_MS) return ms;
  throw new InvalidArgumentError('Allowed is a span from 1s to 24h, such as 5m.');
};

const scoreOf = (text: string): number => {
  const score = /^(?:\d+(?:\.\d+)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  if (score >= 0 && score <= 1) return score;
  throw new InvalidArgumentError('Allowed is a number from 0 to 1.');
};

const run = async (surroundings: Surroundings, file: string | undefined, options: DetectOptions): Promise<number> => {
  const opened = await openInput(surroundings, file);
  if (!opened.ok) return tellAndGiveUp(surroundings, opened.failure);
  const { stop } = surroundings;
  const trouble = createLineTrouble(surroundings.err);
  const score: Score = (sink) =>
    scoreLines(untilStopped(opened.value, stop), { unit: options.unit, stepMs: options.step, stop }, sink, trouble);
  await (options.format === 'chart' ? drawAll : writeAll)(surroundings, score, options);
  await trouble.end();
  return endingOf(stop, trouble);
};

/** Reads to the end, and tells each point of it. */
type Score = (sink: ScoreSink) => Promise<SeriesKind>;

const endingOf = (stop: AbortSignal, trouble: LineTrouble): number =>
  stop.aborted ? stoppedCode(stop) : trouble.count() > 0 ? EXIT.badData : EXIT.ok;

/** Waits for the output before it reads on: a slow reader slows the reading, nothing piles up. */
const writeAll = async (
  { out }: Surroundings,
  score: Score,
  { format, minOnset = 0 }: DetectOptions,
): Promise<void> => {
  const rowFormat = format === 'ndjson' ? 'ndjson' : 'csv';
  if (rowFormat === 'csv') await out.write(CSV_HEADER);
  const rows = createRowWriter(rowFormat);
  await score({
    add: (point) => {
      if (point.onset >= minOnset) rows.add(point);
    },
    flush: async () => {
      if (rows.hasRows()) await out.write(rows.take());
    },
  });
};

/** Stopped by Ctrl-C, it draws what there is. */
const drawAll = async ({ out, env }: Surroundings, score: Score, options: DetectOptions): Promise<void> => {
  const page = createChartPage(options.minOnset ?? MARKED_ONSET);
  const { unit, stepMs } = await score({ add: page.add, flush: async () => undefined });
  const ascii = options.ascii ?? !canShowUnicode(env);
  await out.write(page.draw({ width: out.columns ?? DEFAULT_WIDTH, ascii, unit, stepMs }));
};
