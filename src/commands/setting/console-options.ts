// The options of the console: each overrules for one run what the configuration says of the screen.
import type { Command } from 'commander';
import type { GlobalOptions } from './global-options.ts';
import { CONSOLE_OPTIONS } from './option-groups.ts';

/** What each may be, the configuration checks: it knows the same keys. */
export type ConsoleOptions = GlobalOptions &
  Readonly<{
    theme?: string;
    ascii?: boolean;
    mouse?: boolean;
    notify?: string;
    notifyBy?: string;
    /** False with --no-sweep. */
    sweep?: boolean;
    screenReader?: boolean;
    /** False with --no-color. */
    color?: boolean;
    window?: string;
    interval?: string;
    /** Files; --speed is that of the replay too. */
    record?: string;
    replay?: string;
  }>;

export const addConsoleOptions = (command: Command): Command =>
  command
    .optionsGroup(CONSOLE_OPTIONS)
    .option('--window <span>', 'the time window it begins with: 1h, 6h, 24h, 7d, 30d')
    .option('--interval <span>', 'how often everything is asked for, such as 30s or 5m')
    .option('--record <file>', 'keep what it is told in a new file, readable by you alone; no token is ever in it')
    .option('--replay <file>', 'show such a file again instead of asking an appliance; --speed 10 for ten times faster')
    .option('--theme <name>', 'its colours: default, light, high-contrast, colour-blind or monochrome')
    .option('--ascii', 'draw with ASCII characters only')
    .option('--no-color', 'no colour (as NO_COLOR does)')
    .option('--mouse', 'use the mouse; selecting text then needs shift')
    .option(
      '--notify <severity>',
      'announce new findings from critical, high or medium on, at most once a minute; or off',
    )
    .option('--notify-by <way>', 'by the bell of the terminal, a notification of the desktop, or both')
    // Both, so that neither is meant by a command line without them.
    .option('--sweep', 'look for findings in the background, whatever the configuration says')
    .option('--no-sweep', 'look for findings only while they are shown')
    .option('--screen-reader', 'speak changes as plain lines instead of drawing a screen')
    .optionsGroup('Options:');
