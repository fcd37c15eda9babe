// What the bench of the console runs, what it looks for on the screen and which keys it presses.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROGRAM } from '../program/run-program.ts';

export const SIZE = { cols: 200, rows: 50 };

/** Another program, for trying the bench itself: `node test/bench/console.ts PROGRAM ARGUMENT…` */
const [program = PROGRAM, ...ownArgs] = process.argv.slice(2);
export const COMMAND = [process.execPath, program] as const;
export const IS_DARKTOP = program === PROGRAM;

/** With the appliance built in. */
export const EMBEDDED_ARGS = IS_DARKTOP ? ['--demo', '--seed', '1'] : ownArgs;
/** With one elsewhere, of which the environment tells. */
export const REMOTE_ARGS = IS_DARKTOP ? [] : ownArgs;

/** An empty home, kept from start to start as anybody's is: the compile cache stays warm. */
const HOME = mkdtempSync(join(tmpdir(), 'darktop-bench-'));
export const ENV = {
  PATH: process.env.PATH ?? '',
  HOME,
  XDG_CONFIG_HOME: join(HOME, '.config'),
  LANG: 'C.UTF-8',
  TERM: 'xterm-256color',
};

/** The line of tabs: the frame is there. */
export const FIRST_FRAME = 'Stats';
/** A figure with its unit: data is there. */
export const FIRST_DATA = /\d ?(B|kB|KB|MB|GB|kbit\/s|Mbit\/s|Gbit\/s)\b/;

/** The header tells all that needs attention, and not only a part of it: findings have been looked for in the background. */
export const SWEPT = ({ lines: [header = ''] }: Readonly<{ lines: readonly string[] }>): boolean =>
  /\d critical|\d high/.test(header) && !/\d\+ /.test(header);

/** Pressed and looked for one after the other, and round again. */
export const PANES: readonly Readonly<{ key: string; shows: string | RegExp }>[] = [
  { key: '2', shows: /\b443\b/ },
  { key: '1', shows: FIRST_DATA },
];

export const LIST = { key: '2', shows: /\b443\b/, top: 'gg', down: 'j', up: 'k' };

/** The page of flows, for a window that holds very many of them. What is `selected` is written wherever the selection goes, and at no other occasion. */
export const FLOWS = {
  // What is measured is what flows need.
  args: ['--window', '1h', '--interval', '1d', '--no-sweep'],
  key: '2',
  judged: 'suspicious',
  selected: '›',
  last: 'G',
  filterKey: '/',
  everythingKey: 'x',
  sortKey: 's',
  orders: 'Order of the flows',
} as const;

/** So many flows are in the table, none of them left out. */
export const listing = (count: number): RegExp => new RegExp(`^ {3}rows [\\d,]+-[\\d,]+ of ${told(count)}$`);

/** So many flows are there, and a filter lets some of them through. */
export const filtering = (count: number): RegExp => new RegExp(`: [\\d,]+ of ${told(count)}\\b`);

const told = (count: number): string => count.toLocaleString('en');

export const REFRESH_KEY = 'r';
export const QUIT_KEY = 'q';
