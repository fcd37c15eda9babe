// The configuration file that `config init` writes: every key there is, commented out, with what it is for.
import { stringify } from 'smol-toml';
import type { Key } from './key.ts';
import { KEY_PRESSES, PROFILE_KEYS, type Schema, TABLES, TOP_KEYS } from './schema.ts';

/** A key is commented out by a # with no space behind it, so that prose stays prose when all of them are taken away. */
export const writeTemplate = (): string =>
  [
    INTRODUCTION,
    writeKeys(TOP_KEYS, Object.keys(TOP_KEYS)),
    ...PROFILES_SHOWN.map(({ name, about, names }) =>
      [`# ${about}\n#[profiles.${name}]`, writeKeys(PROFILE_KEYS, names)].join('\n'),
    ),
    ...Object.entries(TABLES).map(([name, schema]) => `[${name}]\n${writeKeys(schema, Object.keys(schema))}`),
    `[keys]\n${writeKey('quit', KEY_PRESSES)}`,
  ]
    .join('\n\n')
    .concat('\n');

const INTRODUCTION = `# Configuration of darktop. Stronger than this file are environment variables, and stronger than those are flags.
# To set a key, take away the # before it, and for a profile also the one before its [profiles.NAME].
# Spans are written 90s, 5m or 1h30m; all times are UTC.
# The keys theme, mouse, notify, notify_by, screen_reader, window and copy and the tables refresh and keys are for the screen.`;

const ELSEWHERE = ['public_token_file', 'private_token_file', 'token_command', 'fingerprint'];

/** Three profiles, because some keys exclude each other. */
const PROFILES_SHOWN = [
  {
    name: 'acme',
    about: 'One appliance. With tokens in it this file must be readable by you alone (chmod 600).',
    names: Object.keys(PROFILE_KEYS).filter((name) => !ELSEWHERE.includes(name)),
  },
  {
    name: 'acme-files',
    about: 'Better: tokens in files of their own, and a certificate known by its fingerprint.',
    names: ['host', 'public_token_file', 'private_token_file', 'fingerprint'],
  },
  {
    name: 'acme-command',
    about: 'Best: tokens that a password manager prints.',
    names: ['host', 'token_command'],
  },
];

const writeKeys = (schema: Schema, names: readonly string[]): string =>
  names
    .flatMap((name) => {
      const key = schema[name];
      return key === undefined ? [] : [writeKey(name, key)];
    })
    .join('\n');

const writeKey = (name: string, key: Key<unknown>): string => {
  const purpose = `# ${key.sentence} Allowed: ${key.kind.allowed}.${key.fallback === undefined ? ' Not set by default.' : ''}`;
  return `${wrap(purpose)}\n#${stringify({ [name]: key.fallback ?? key.example }).trim()}`;
};

const LINE_WIDTH = 100;

const wrap = (text: string): string => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > LINE_WIDTH) {
      lines.push(line);
      line = `# ${word}`;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join('\n');
};
