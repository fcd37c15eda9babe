// Every key the configuration file knows, table by table; thresholds have a file of their own.

import { HOST, PROXY } from './host.ts';
import { type Key, optional, withDefault } from './key.ts';
import { choice, listOf, numberBetween, textOf, YES_OR_NO } from './kind.ts';
import { sizeBetween, spanBetween } from './measure-kind.ts';
import { COMMAND, FINGERPRINT, TOKEN, unlessToken } from './secret-kind.ts';
import { THRESHOLD_KEYS } from './thresholds.ts';

const NAME = textOf('a name of letters, digits, ".", "_" and "-"', /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);

const PATH = textOf('the path of a file; a relative one starts at the folder of this file, ~/ at your home');
const TOKEN_PATH = unlessToken(PATH);

/** What may stand behind `profiles.`, in a flag or in the environment. */
export const PROFILE_NAME: Key<string> = optional(NAME, 'acme', 'The profile to use.', {
  flag: 'profile',
  variable: 'DARKTOP_PROFILE',
});

const WINDOW = textOf('hours or days such as "6h" or "7d"', /^[1-9]\d{0,2}[hd]$/);

export const TOP_KEYS = {
  default_profile: optional(NAME, 'acme', 'The profile to use when none is named; needless with only one.'),
  theme: withDefault(
    choice('default', 'light', 'high-contrast', 'colour-blind', 'monochrome'),
    'default',
    'The palette of the screen.',
    { flag: 'theme' },
  ),
  ascii: optional(YES_OR_NO, true, 'Draw with ASCII characters only; without it the locale decides.', {
    flag: 'ascii',
  }),
  mouse: withDefault(YES_OR_NO, false, 'Use the mouse; the terminal then needs shift to select text.', {
    flag: 'mouse',
  }),
  notify: withDefault(
    choice('off', 'critical', 'high', 'medium'),
    'off',
    'Announce new findings of this severity or a worse one, at most once a minute.',
    { flag: 'notify', variable: 'DARKTOP_NOTIFY' },
  ),
  notify_by: withDefault(
    choice('bell', 'desktop', 'both'),
    'bell',
    'How to announce them: by the bell of the terminal, by a notification of the desktop (OSC 9), or by both.',
    { flag: 'notifyBy', variable: 'DARKTOP_NOTIFY_BY' },
  ),
  sweep: withDefault(
    YES_OR_NO,
    true,
    'Look for findings slowly in the background, some 50 requests every 15 minutes, also while nobody looks at them.',
    { flag: 'sweep' },
  ),
  screen_reader: withDefault(YES_OR_NO, false, 'Speak changes as plain lines instead of drawing a screen.', {
    flag: 'screenReader',
  }),
  window: withDefault(WINDOW, '24h', 'The time window that the screen begins with.', { flag: 'window' }),
  copy: withDefault(
    choice('osc52', 'off'),
    'osc52',
    'How to copy: by asking the terminal (OSC 52, which works over SSH too), or not at all.',
  ),
};

const EVERY = spanBetween('5s', '1d');

/** One flag sets all three. */
const BY_INTERVAL = { flag: 'interval' } as const;

export const REFRESH_KEYS = {
  summary: withDefault(EVERY, '1m', 'How often the statistics are asked for.', BY_INTERVAL),
  network: withDefault(EVERY, '30s', 'How often the flows are asked for.', BY_INTERVAL),
  device: withDefault(EVERY, '5m', 'How often the open device is asked for.', BY_INTERVAL),
};

export const PROFILE_KEYS = {
  host: optional(HOST, 'https://appliance.corp.example', 'Address of the appliance; https is taken for granted.', {
    flag: 'host',
    variable: 'DARKTOP_HOST',
  }),
  public_token: optional(TOKEN, 'the-public-token', 'The public token; this file must then be readable by you alone.'),
  private_token: optional(TOKEN, 'the-private-token', 'The private token; likewise, and better in a file of its own.'),
  public_token_file: optional(TOKEN_PATH, 'public-token', 'A file that holds the public token and nothing else.'),
  private_token_file: optional(TOKEN_PATH, 'private-token', 'A file that holds the private token and nothing else.'),
  token_command: optional(
    COMMAND,
    'pass show darktrace/acme',
    'A command that prints the private token, or the public and the private token on two lines.',
  ),
  date_format: withDefault(choice('spaced', 'compact'), 'spaced', 'How requests are dated.', {
    flag: 'dateFormat',
    variable: 'DARKTOP_DATE_FORMAT',
  }),
  clock_offset: withDefault(
    spanBetween('-7d', '7d'),
    '0s',
    "What to add to this machine's clock to get the appliance's.",
    {
      flag: 'clockOffset',
      variable: 'DARKTOP_CLOCK_OFFSET',
    },
  ),
  dialect: withDefault(choice('auto', 'documented', 'appliance'), 'auto', 'How the appliance answers.', {
    flag: 'dialect',
  }),
  ca_file: optional(
    PATH,
    'acme-ca.pem',
    'A PEM file with a certificate authority to trust beside those of the system.',
    {
      flag: 'caFile',
      variable: 'DARKTOP_CA_FILE',
    },
  ),
  fingerprint: optional(
    FINGERPRINT,
    'ab:'.repeat(31).concat('ab'),
    'Accept exactly the certificate with this SHA-256.',
    {
      flag: 'fingerprint',
    },
  ),
  insecure: withDefault(YES_OR_NO, false, 'Do not check the certificate at all; the last resort.', {
    flag: 'insecure',
  }),
  proxy: optional(PROXY, 'none', 'The proxy to go through, or "none"; without it the environment decides.', {
    flag: 'proxy',
  }),
  allow_http: withDefault(
    YES_OR_NO,
    false,
    'Allow plain http:// to another machine: everything can be read on the way.',
    {
      flag: 'allowHttp',
    },
  ),
  connect_timeout: withDefault(spanBetween('100ms', '5m'), '10s', 'How long to wait for a connection.'),
  read_timeout: withDefault(spanBetween('1s', '1h'), '30s', 'How long to wait for the next bytes of an answer.'),
  max_body: withDefault(
    sizeBetween('1MB', '2GB'),
    '256MB',
    'The largest answer to read into memory; "darktop query" passes on larger ones.',
  ),
  link_capacity_mbps: optional(
    numberBetween(0.1, 10_000_000),
    1000,
    'Capacity of the link, for the capacity forecast.',
  ),
};

/** Any action may stand there; the shell knows which there are. */
export const KEY_PRESSES: Key<readonly string[]> = optional(
  listOf(textOf('a key such as "q", "ctrl+d" or "g g"', /^[!-~]+( [!-~]+){0,3}$/)),
  ['q', 'ctrl+c'],
  'The keys of an action, instead of its own.',
);

export const ACTION_NAME = /^[a-z][a-z0-9_-]{0,63}$/;

export type Schema = Readonly<Record<string, Key<unknown>>>;

/** The tables with known keys; [keys] and [profiles.NAME] are open in their own ways. */
export const TABLES = { refresh: REFRESH_KEYS, thresholds: THRESHOLD_KEYS } as const satisfies Readonly<
  Record<string, Schema>
>;

export const TOP_NAMES: readonly string[] = [...Object.keys(TOP_KEYS), ...Object.keys(TABLES), 'keys', 'profiles'];
