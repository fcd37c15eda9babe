// Which pictures there are: what is run, in a terminal of what size, and what is done there.
import type { Size } from '../terminal/cell.ts';
import type { Wanted } from '../terminal/drive.ts';
import type { PAPERS } from './paper.ts';

/** What a person would do at the console: wait until a line shows something, or none shows it any more, or press keys. */
export type Step = Readonly<{ kind: 'wait'; shows: Wanted }> | Readonly<{ kind: 'press'; keys: string }>;

export type Shot = Readonly<{
  name: string;
  args: readonly string[];
  size: Size;
  env?: Readonly<Record<string, string>>;
  /** With steps the picture is the whole screen after the last one; without, all that was printed until the program ended. */
  steps?: readonly Step[];
  /** The terminal's own colours; dark unless it says otherwise. */
  paper?: keyof typeof PAPERS;
}>;

/** The sizes the console is shown in: usual, small, large. */
export const CONSOLE_SIZES = {
  usual: { cols: 120, rows: 36 },
  small: { cols: 80, rows: 24 },
  large: { cols: 200, rows: 50 },
} as const satisfies Readonly<Record<string, Size>>;

const FROZEN = ['--at', '2026-01-15T14:00:00Z', '--seed', '1'];

const wait = (shows: Wanted): Step => ({ kind: 'wait', shows });
const gone = (text: string): Step => wait(({ lines }) => !lines.some((line) => line.includes(text)));
const press = (keys: string): Step => ({ kind: 'press', keys });

/** The answers come one by one: each has told something that only it can tell. */
const STATS = [
  wait(/\d+, \d+ new/),
  wait(/Bandwidth +in/),
  wait('coverage'),
  // The change against the window before, and who measured the bandwidth.
  wait(/ [+-]\d+ %/),
  wait(({ lines }) => lines.length < 36 || lines.some((line) => line.includes('network sensors'))),
  // With what is known of the habits of the network.
  wait(/What needs attention .*3 high/),
  gone('so far'),
];
const FLOWS = [...STATS, press('2'), wait('all flows: '), wait('suspicious')];
/** One that a story of the simulated network is about. */
const DEVICE = [
  ...STATS,
  press(':device ws-0029\r'),
  wait(/What was found +\d/),
  wait(/Connections per 1 h +last/),
  gone('still to come'),
];
/** So many keys to the right, and what stands on that page. */
const devicePage = (keys: number, shows: Wanted): readonly Step[] => [...DEVICE, press('l'.repeat(keys)), wait(shows)];

type ConsoleShot = Omit<Shot, 'args'> & Readonly<{ more?: readonly string[] }>;

const CONSOLE_SHOTS: readonly ConsoleShot[] = [
  { name: 'stats', size: CONSOLE_SIZES.usual, steps: STATS },
  { name: 'stats-80x24', size: CONSOLE_SIZES.small, steps: STATS },
  { name: 'stats-200x50', size: CONSOLE_SIZES.large, steps: STATS },
  {
    name: 'stats-security',
    size: CONSOLE_SIZES.usual,
    steps: [...STATS, press('l'), wait('SEC-HOURLY'), wait(/. critical, .* findings/), gone('still to come')],
  },
  {
    name: 'stats-bandwidth',
    size: CONSOLE_SIZES.usual,
    steps: [...STATS, press('ll'), wait('BW-CAPACITY'), gone('still to come')],
  },
  { name: 'stats-mitre', size: CONSOLE_SIZES.usual, steps: [...STATS, press('lll'), wait('MIT-TACTICS')] },
  {
    name: 'stats-tactic',
    size: CONSOLE_SIZES.usual,
    steps: [...STATS, press('kkkkk'), wait('›Lateral'), press('\r'), wait('MITRE › Lateral Movement')],
  },
  {
    name: 'stats-periods',
    size: CONSOLE_SIZES.usual,
    steps: [...STATS, press('hh'), wait('Periods side by side'), gone('still to come')],
  },
  { name: 'stats-light', size: CONSOLE_SIZES.usual, steps: STATS, paper: 'light', more: ['--theme', 'light'] },
  { name: 'stats-ascii', size: CONSOLE_SIZES.small, steps: STATS, env: { LANG: 'C' } },
  { name: 'stats-no-color', size: CONSOLE_SIZES.usual, steps: STATS, env: { NO_COLOR: '1' } },
  { name: 'flows', size: CONSOLE_SIZES.usual, steps: FLOWS },
  { name: 'flows-80x24', size: CONSOLE_SIZES.small, steps: FLOWS },
  { name: 'flows-200x50', size: CONSOLE_SIZES.large, steps: FLOWS },
  {
    name: 'flows-filter',
    size: CONSOLE_SIZES.usual,
    steps: [
      ...FLOWS,
      press('/port:445 bytes>10m\r'),
      wait('port 445 at either end'),
      press('/'),
      press(' src:'),
      wait(/ws-0043 .*flows/),
    ],
  },
  {
    name: 'flow',
    size: CONSOLE_SIZES.usual,
    steps: [...FLOWS, press('n'), wait('this one:'), press('\r'), wait(/destination|source MAC/), wait('first seen')],
  },
  { name: 'flows-talkers', size: CONSOLE_SIZES.usual, steps: [...FLOWS, press('lllll'), wait('NET-TALKERS')] },
  { name: 'flows-map', size: CONSOLE_SIZES.usual, steps: [...FLOWS, press('h'), wait('subnets by bytes')] },
  {
    name: 'flows-map-devices',
    size: CONSOLE_SIZES.usual,
    steps: [...FLOWS, press('h'), wait('subnets by bytes'), press('b'), wait('devices by bytes')],
  },
  { name: 'device', size: CONSOLE_SIZES.usual, steps: DEVICE },
  { name: 'device-80x24', size: CONSOLE_SIZES.small, steps: DEVICE },
  { name: 'device-200x50', size: CONSOLE_SIZES.large, steps: DEVICE },
  { name: 'device-peers', size: CONSOLE_SIZES.usual, steps: devicePage(5, 'similarity') },
  { name: 'device-external', size: CONSOLE_SIZES.usual, steps: devicePage(6, 'DEV-RISK') },
  {
    name: 'device-beside',
    size: CONSOLE_SIZES.usual,
    steps: [...DEVICE, press('v'), wait('Lay beside it'), press('\r'), wait('Side by side')],
  },
  { name: 'device-picker', size: CONSOLE_SIZES.usual, steps: [...STATS, press('3'), wait('choose a device')] },
  {
    name: 'findings',
    size: CONSOLE_SIZES.usual,
    steps: [...STATS, press('4'), wait('devices were looked at closely')],
  },
  {
    name: 'finding',
    size: CONSOLE_SIZES.usual,
    steps: [...STATS, press('4'), wait('devices were looked at closely'), press('jjjjjje'), wait('What to do')],
  },
  { name: 'help', size: CONSOLE_SIZES.usual, steps: [...STATS, press('?'), wait('Going about')] },
  { name: 'palette', size: CONSOLE_SIZES.usual, steps: [...STATS, press(':'), press('w'), wait('the span of time')] },
  { name: 'paused', size: CONSOLE_SIZES.small, steps: [...STATS, press('p'), wait('paused:')] },
  {
    name: 'offline',
    size: CONSOLE_SIZES.usual,
    steps: [wait('offline'), wait('+13 more')],
    more: ['--fault', 'error=503@summarystatistics'],
  },
];

export const SHOTS: readonly Shot[] = [
  ...CONSOLE_SHOTS.map(({ more = [], ...shot }) => ({ ...shot, args: [...FROZEN, ...more] })),
  { name: 'overview', args: ['overview', ...FROZEN], size: { cols: 80, rows: 24 } },
  { name: 'overview-ascii', args: ['overview', ...FROZEN], size: { cols: 80, rows: 24 }, env: { LANG: 'C' } },
  {
    name: 'report-external',
    args: ['report', 'external', '--only', 'NET-DEST,NET-SRC', '--top', '6', ...FROZEN],
    size: { cols: 100, rows: 60 },
  },
  {
    name: 'report-security',
    args: ['report', 'security', '--only', 'SEC-EVENTS,SEC-SEVERITY,SEC-HOURLY', ...FROZEN],
    size: { cols: 100, rows: 60 },
  },
  {
    name: 'report-security-plain',
    args: ['report', 'security', '--only', 'SEC-EVENTS,SEC-SEVERITY,SEC-HOURLY', ...FROZEN],
    size: { cols: 80, rows: 60 },
    env: { NO_COLOR: '1', LANG: 'C' },
  },
  { name: 'wrong-parameter', args: ['query', 'summarystatistics', 'hours=24'], size: { cols: 80, rows: 4 } },
];
