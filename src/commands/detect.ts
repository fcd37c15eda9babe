// `darktop detect`: scores a series of times and values from a file or from a pipe, line by line as it arrives.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { HOUR_MS, SECOND_MS } from '../domain/instant.ts';
import { parseSpan } from '../text/span.ts';
import { type DetectOptions, FORMATS, UNITS } from './detect/detect-options.ts';
import { showOptionGroups } from './setting/option-groups.ts';
import type { CommandEntry } from './setting/program.ts';

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
      perform(async (surroundings) => {
        const { runDetect } = await import('./detect/run-detect.ts');
        return runDetect(surroundings, file, options);
      });
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
