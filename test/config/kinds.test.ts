// Every kind of value: what it takes, what it makes of it, what it refuses and how it says so.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOST, isTrustworthyHttp, PROXY } from '../../src/config/host.ts';
import { choice, type Kind, listOf, numberBetween, textOf, wholeBetween, YES_OR_NO } from '../../src/config/kind.ts';
import { sizeBetween, spanBetween } from '../../src/config/measure-kind.ts';
import { COMMAND, FINGERPRINT, TOKEN } from '../../src/config/secret-kind.ts';

const readAs = (kind: Kind<unknown>, given: unknown): unknown => {
  const reading = kind.read(given);
  return reading.ok ? String(reading.value) : undefined;
};

const cameOf = (kind: Kind<unknown>, given: unknown): string => {
  const reading = kind.read(given);
  return reading.ok ? `taken as ${reading.text}` : reading.came;
};

const HEX = '0123456789abcdef'.repeat(4);

describe('a kind of value', () => {
  it.each<[string, Kind<unknown>, unknown, string]>([
    ['a choice', choice('spaced', 'compact'), 'compact', 'compact'],
    ['yes or no', YES_OR_NO, false, 'false'],
    ['a text', textOf('x'), 'a b', 'a b'],
    ['a number', numberBetween(0, 1), 0.85, '0.85'],
    ['a whole number', wholeBetween(0, 10), 10, '10'],
    ['a list', listOf(wholeBetween(0, 65_535)), [22, 23], '22,23'],
    ['an empty list', listOf(wholeBetween(0, 65_535)), [], ''],
    ['a span', spanBetween('5s', '1d'), '1h30m', '5400000'],
    ['a negative span', spanBetween('-7d', '7d'), '-94s', '-94000'],
    ['a size', sizeBetween('1MB', '2GB'), '256MB', '268435456'],
    ['a size with a space', sizeBetween('1MB', '2GB'), '2 GB', '2147483648'],
    ['a token', TOKEN, 'abc', '[secret]'],
    ['a fingerprint', FINGERPRINT, HEX, HEX],
    ['a fingerprint with colons and capitals', FINGERPRINT, HEX.toUpperCase().replace(/..(?=.)/g, '$&:'), HEX],
    ['a fingerprint with a label', FINGERPRINT, `SHA256:${HEX.toUpperCase().replace(/..(?=.)/g, '$&:')}`, HEX],
    ['a plain fingerprint with a label', FINGERPRINT, `sha256:${HEX}`, HEX],
    [
      'a fingerprint as openssl prints it',
      FINGERPRINT,
      `sha256 Fingerprint=${HEX.toUpperCase().replace(/..(?=.)/g, '$&:')}\n`,
      HEX,
    ],
    ['a fingerprint as an older openssl prints it', FINGERPRINT, `SHA256 Fingerprint=${HEX}`, HEX],
    ['a command', COMMAND, 'pass show acme', 'pass show acme'],
    ['a proxy', PROXY, 'http://proxy.corp.example:3128', 'http://proxy.corp.example:3128/'],
    ['no proxy', PROXY, 'none', 'none'],
  ])('takes %s', (_, kind, given, expected) => {
    expect(readAs(kind, given)).toBe(expected);
  });

  it.each<[string, Kind<unknown>, unknown, string]>([
    ['another word', choice('spaced', 'compact'), 'Compact', 'is "Compact"'],
    ['a text for yes or no', YES_OR_NO, 'true', 'is "true"'],
    ['a number for a text', textOf('x'), 5, 'is 5'],
    ['an empty text', textOf('x'), '', 'is empty'],
    ['a number that is too large', numberBetween(0, 1), 1.01, 'is 1.01'],
    ['no number at all', numberBetween(0, 1), Number.NaN, 'is NaN'],
    ['endless numbers', numberBetween(0, 1), Number.POSITIVE_INFINITY, 'is Infinity'],
    ['half a whole number', wholeBetween(0, 10), 0.5, 'is 0.5'],
    ['one text for a list', listOf(textOf('x')), 'q', 'is "q"'],
    ['a list with a stranger', listOf(wholeBetween(0, 65_535)), [22, 70_000], 'number 2 is 70000'],
    ['a span without a unit', spanBetween('5s', '1d'), '30', 'is "30"'],
    ['a number for a span', spanBetween('5s', '1d'), 30, 'is 30'],
    ['a span below the floor', spanBetween('5s', '1d'), '4s', 'is "4s"'],
    ['a size without a unit', sizeBetween('1MB', '2GB'), '256', 'is "256"'],
    ['a size above the limit', sizeBetween('1MB', '2GB'), '3GB', 'is "3GB"'],
    ['a table', spanBetween('5s', '1d'), { a: 1 }, 'is a table'],
    ['a date', spanBetween('5s', '1d'), new Date(0), 'is a date'],
    ['a list for a text', textOf('x'), ['a'], 'is a list'],
    ['controls, cleaned,', choice('a'), 'x\u001b[2J', 'is "x\ufffd[2J"'],
    ['a SHA-1 for a fingerprint', FINGERPRINT, 'ab'.repeat(20), 'is a SHA-1'],
    ['a SHA-1 as openssl prints it', FINGERPRINT, `SHA1 Fingerprint=${'AB:'.repeat(19)}AB`, 'is a SHA-1'],
    ['half a fingerprint with a label', FINGERPRINT, 'SHA256:AA:BB', 'has 4 digits'],
    [
      'a fingerprint of another alphabet',
      FINGERPRINT,
      `SHA256:${'x'.repeat(64)}`,
      'holds more than hexadecimal digits',
    ],
    ['a number for a fingerprint', FINGERPRINT, 5, 'is not a text'],
    ['an empty command', COMMAND, '  ', 'is not a command'],
  ])('refuses %s', (_, kind, given, came) => {
    expect(cameOf(kind, given)).toBe(came);
  });

  it('shows of a command only its program', () => {
    expect(cameOf(COMMAND, 'vault read -token=abc x')).toBe('taken as vault …');
    expect(cameOf(COMMAND, 'TOKEN=abc vault')).toBe('taken as [command] …');
  });
});

describe('a token', () => {
  it.each([
    ['', 'is empty'],
    ['two words', 'holds a space or a character outside printable ASCII'],
    ['schlüssel', 'holds a space or a character outside printable ASCII'],
    ['line\n', 'holds a space or a character outside printable ASCII'],
    ['x'.repeat(513), 'has 513 characters'],
  ])('is refused without being repeated: %j', (text, came) => {
    expect(cameOf(TOKEN, text)).toBe(came);
  });

  it('never stands in a complaint or in the text that is shown', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 12, maxLength: 40 }), fc.constantFrom('', ' ', 'é'), (text, ending) => {
        expect(cameOf(TOKEN, `${text}${ending}`)).not.toContain(text);
      }),
    );
  });
});

describe('a host', () => {
  it.each([
    ['https://x.corp.example', 'https://x.corp.example'],
    ['https://x.corp.example/', 'https://x.corp.example'],
    ['https://x.corp.example:8443', 'https://x.corp.example:8443'],
    ['x.corp.example', 'https://x.corp.example'],
    ['x:8443', 'https://x:8443'],
    ['x:8443/', 'https://x:8443'],
    ['HTTPS://X.corp.example', 'https://x.corp.example'],
    ['10.1.2.3', 'https://10.1.2.3'],
    ['[2001:db8::1]:8443', 'https://[2001:db8::1]:8443'],
    ['http://localhost:8080', 'http://localhost:8080'],
  ])('is taken from %s', (given, origin) => {
    const reading = HOST.read(given);
    expect(reading.ok && reading.value.origin).toBe(origin);
    expect(reading.ok && reading.text).toBe(origin);
  });

  it.each([
    ['', 'is empty'],
    [5, 'is no text'],
    ['ftp://x', 'has the scheme ftp://'],
    ['https://x/api', 'holds a path: "https://x/api"'],
    ['https://x//', 'holds a path: "https://x//"'],
    ['https://x\\y', 'holds a path: "https://x\\y"'],
    ['https://x?a=1', 'holds a query: "https://x?a=1"'],
    ['x#y', 'holds a query: "x#y"'],
    ['https://user:hunter2@x', 'holds a user name or password'],
    ['user@x', 'holds a user name or password'],
    ['https://', 'is not an address: "https://"'],
    ['https:///', 'is not an address: "https:///"'],
    ['x:99999', 'is not an address: "x:99999"'],
    ['a b', 'holds white space or control characters: "a b"'],
    ['x\n.example', 'holds white space or control characters: "x\ufffd.example"'],
    ['x\u200b.example', 'holds white space or control characters: "x\ufffd.example"'],
  ])('is refused when it is %j', (given, came) => {
    expect(cameOf(HOST, given)).toBe(came);
  });

  it('never carries more than an origin, whatever is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string(), fc.domain()),
        (given) => {
          const reading = HOST.read(given);
          if (reading.ok) expect(reading.value.href).toBe(`${reading.value.origin}/`);
        },
      ),
    );
  });

  it.each([
    ['https://x.corp.example', true],
    ['http://127.0.0.1', true],
    ['http://127.9.9.9:80', true],
    ['http://[::1]:8080', true],
    ['http://localhost', true],
    ['http://10.0.0.1', false],
    ['http://localhost.corp.example', false],
    ['http://127.0.0.1.corp.example', false],
    ['http://128.0.0.1', false],
  ])('of %s is fit for tokens: %s', (given, isFit) => {
    expect(isTrustworthyHttp(new URL(given))).toBe(isFit);
  });
});

describe('a proxy', () => {
  it('keeps its password and does not show it', () => {
    const reading = PROXY.read('http://user:hunter2@proxy.corp.example:3128');
    expect(reading.ok && reading.value !== 'none' && reading.value.password).toBe('hunter2');
    expect(reading.ok && reading.text).toBe('http://[secret]@proxy.corp.example:3128');
  });

  it('may have escapes in its password', () => {
    expect(readAs(PROXY, 'http://user:p%40ss%25@proxy:1')).toBe('http://user:p%40ss%25@proxy:1/');
  });

  it.each([
    'proxy:3128',
    'socks5://user:hunter2@proxy',
    'http://user:hunter2@pro xy',
    'http://u:hunter2@proxy/path',
    'http://u:hunter2@',
    'http://u:hunter2%ZZ@proxy:1',
    'http://u%:hunter2@proxy:1',
    'http://u:hunter2%FF@proxy:1',
    '',
  ])('is refused without showing a password: %j', (given) => {
    expect(PROXY.read(given).ok).toBe(false);
    expect(cameOf(PROXY, given)).not.toContain('hunter2');
  });
});
