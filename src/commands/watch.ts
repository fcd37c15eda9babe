// `darktop watch`: looks again and again without a screen, and writes each finding that is new, changed or gone as one line.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { SEVERITIES } from '../domain/finding.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../domain/instant.ts';
import { parseSpan } from '../text/span.ts';
import type { CommandEntry } from './setting/program.ts';
import type { WatchOptions } from './watch/watch-options.ts';

const LEAST_INTERVAL_MS = 5 * SECOND_MS;

const HELP = `
One line for each finding that is
  new      found, and not found before or gone meanwhile
  changed  of another severity than it was told with; numbers that move, and the
           words around them, are no change
  gone     found no more by a look in which everything was answered that it could
           be found in; what a look could not ask for is not gone, nor is what is
           known of a device that was not looked at closely this time
With --min-severity what falls below it is gone, and what rises to it is new. So is
what was acknowledged or muted in a console of this profile and this user: it is
gone at the next look, its state says why, and new when that is taken back, has
ended, or it got worse than it was when it was acknowledged. --all tells it as
well; another state is then a change.

With --json each line is one object:
  event at id rule severity state title evidence value threshold action
  entity {kind name did ip}  since firstSeen lastSeen count
  link {pane view filter did}
Times are ISO in UTC, what is not known is null. "at" is when the look was taken,
"since" when the finding happened or began, "count" how many looks found it,
"state" is open, acknowledged or muted. A gone finding has the severity it was told
with last. The id stays while the fact lasts.

What was told is remembered for each profile and its address, in the folder darktop
of $XDG_STATE_HOME (~/.local/state): a watch that is started again, also by a timer
with --once, tells only what became different since the last. It is remembered once
it is written, so who is killed in between tells it again. What was not seen for 7
days is forgotten, and gone. --fresh tells everything that is there and changes
nothing in what is remembered. Several watches of one profile have a memory each
if each has a --reader; with the same one, what one told is known to the next. Of
the embedded appliance nothing is remembered.

An appliance that fails is told on standard error, one line for each look, and is
asked again after 5 s, 10 s and so on up to --interval; nothing it does ends the
watch. SIGTERM and Ctrl-C end it with 0, and so does a reader that has gone: of a
pipe it is noticed within a second (on Linux), otherwise when there is something to
tell. With --once a look of which something
could not be had ends with the exit code of that failure.

Examples: darktop watch --json --min-severity high | jq -c 'select(.event != "gone")'
          darktop watch --json >> /var/log/darktop.ndjson
          darktop watch --json --once --reader chat --min-severity critical
          darktop watch --once --fresh`;

export const watch: CommandEntry = {
  name: 'watch',
  register: (program, perform) => {
    program
      .command('watch')
      .description('look again and again without a screen; one line for each finding that is new, changed or gone')
      .option('--json', 'write each line as one JSON object (NDJSON)')
      .addOption(
        new Option('--min-severity <severity>', 'only findings this severe or worse')
          .choices(SEVERITIES)
          .default('info'),
      )
      .addOption(
        new Option(
          '--interval <span>',
          'time between two looks, such as 5m; an appliance is left alone for 1m at least',
        )
          .argParser(intervalOf)
          .default(5 * MINUTE_MS, '5m'),
      )
      .option('--once', 'take one look, and end')
      .option('--fresh', 'tell everything that is there, and remember nothing of it')
      .option('--reader <name>', 'who reads it: what was told is remembered for each reader of its own')
      .option('--all', 'tell what is acknowledged or muted as well')
      .option('--window <span>', 'the time window that is judged: 1h, 6h, 24h, 7d, 30d (24h, unless configured)')
      .option('--ascii', 'write ASCII marks only')
      .addHelpText('after', HELP)
      .action((_options, self: Command) => {
        const options: WatchOptions = self.optsWithGlobals();
        perform(async (surroundings) => {
          const { runWatch } = await import('./watch/run-watch.ts');
          return runWatch(surroundings, options);
        });
      });
  },
};

const intervalOf = (text: string): number => {
  const ms = parseSpan(text);
  if (ms !== undefined && ms >= LEAST_INTERVAL_MS && ms <= DAY_MS) return ms;
  throw new InvalidArgumentError('Allowed is a span from 5s to 24h, such as 5m.');
};
