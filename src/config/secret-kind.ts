// Tokens, fingerprints and commands: what is secret is wrapped at once and never repeated in a complaint.
import { Secret } from '../domain/secret.ts';
import type { Kind, Reading } from './kind.ts';

const LONGEST_TOKEN = 512;

export const TOKEN: Kind<Secret> = {
  allowed: `printable ASCII without spaces, at most ${LONGEST_TOKEN} characters`,
  read: (given) => {
    if (typeof given !== 'string') return { ok: false, came: 'is not a text' };
    return readToken(given);
  },
};

/** "SHA256:…", or "sha256 Fingerprint=…" as `openssl x509 -fingerprint -sha256` prints it. */
const LABEL = /^sha-?256(?:\s+fingerprint)?\s*[:=]\s*/i;

export const FINGERPRINT: Kind<string> = {
  allowed: 'the SHA-256 of the certificate: 64 hexadecimal digits, with or without colons, or as openssl prints it',
  read: (given) => {
    if (typeof given !== 'string') return { ok: false, came: 'is not a text' };
    const digits = given.trim().replace(LABEL, '').replaceAll(':', '').toLowerCase();
    if (/^[0-9a-f]{64}$/.test(digits)) return { ok: true, value: digits, text: digits };
    if (/^sha-?1\b/.test(digits) || /^[0-9a-f]{40}$/.test(digits)) return { ok: false, came: 'is a SHA-1' };
    return {
      ok: false,
      came: /^[0-9a-f]*$/.test(digits) ? `has ${digits.length} digits` : 'holds more than hexadecimal digits',
    };
  },
};

/** Its arguments may hold what opens a vault: only the program's name is shown. */
export const COMMAND: Kind<string> = {
  allowed: 'a command line for the shell',
  read: (given) => {
    if (typeof given !== 'string' || given.trim() === '' || given.includes('\0')) {
      return { ok: false, came: 'is not a command' };
    }
    const [program = '', ...rest] = given.trim().split(/\s+/);
    const shown = /^[\w./-]{1,60}$/.test(program) ? program : '[command]';
    return { ok: true, value: given, text: rest.length === 0 ? shown : `${shown} …` };
  },
};

/** A token that was pasted where its file is asked for must not be repeated as a path. */
export const unlessToken = (path: Kind<string>): Kind<string> => ({
  allowed: path.allowed,
  read: (given) =>
    typeof given === 'string' && /^[0-9a-f]{32,}$/i.test(given.trim())
      ? { ok: false, came: 'looks like a token, not like a path' }
      : path.read(given),
});

const readToken = (text: string): Reading<Secret> => {
  if (text === '') return { ok: false, came: 'is empty' };
  if (text.length > LONGEST_TOKEN) return { ok: false, came: `has ${text.length} characters` };
  if (!/^[!-~]+$/.test(text)) return { ok: false, came: 'holds a space or a character outside printable ASCII' };
  const secret = new Secret(text);
  return { ok: true, value: secret, text: String(secret) };
};
