// A configuration file with mistakes in it, or one that is none: what is said, and what never is.
import { mkdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTables } from '../../src/config/file-tables.ts';
import { tellFailure } from '../../src/domain/failure.ts';
import { isClean } from '../../src/text/clean.ts';
import { aMachine, aProfile, CONFIG_FILE, complaintOf, PRIVATE, PUBLIC } from './builders.ts';

const complaintAbout = (text: string): string => complaintOf(readTables(text, 'config.toml'));

describe('a mistake in the file', () => {
  it.each([
    ['[profiles.acme]\nhots = "x"', 'config.toml: [profiles.acme] knows no "hots". Did you mean "host"?'],
    ['themes = "light"', 'config.toml: the top of the file knows no "themes". Did you mean "theme"?'],
    ['[refresh]\nsumary = "1m"', '[refresh] knows no "sumary". Did you mean "summary"?'],
    ['[refresh]\nx = 1', '[refresh] knows no "x". Known there: summary, network, device.'],
    ['[thresholds]\nsec_r2_high_alert = 1', 'Did you mean "sec_r2_high_alerts"?'],
    ['[thresholds]\nzzz = 1', '[thresholds] knows no "zzz". "darktop config show" lists those there are.'],
    ['host = "x"', 'the top of the file knows no "host". It belongs below a line [profiles.NAME].'],
    ['summary = "1m"', 'It belongs below a line [refresh].'],
    ['[profile.acme]\nhost = "x"', 'the top of the file knows no "profile". Did you mean "profiles"?'],
    ['[keys]\n"Open Filter" = ["q"]', '[keys] knows no "Open Filter". An action is written in small letters'],
  ])('in a name: %j', (text, complaint) => {
    expect(complaintAbout(text)).toContain(complaint);
  });

  it.each([
    [
      'theme = "dark"',
      'theme is "dark". Allowed is "default", "light", "high-contrast", "colour-blind", "monochrome".',
    ],
    ['screen_reader = "on"', 'screen_reader is "on". Allowed is true or false.'],
    ['window = "0h"', 'window is "0h". Allowed is hours or days such as "6h" or "7d".'],
    ['window = "90m"', 'window is "90m". Allowed is hours or days'],
    ['window = 24', 'window is 24. Allowed is hours or days'],
    ['copy = "xclip"', 'copy is "xclip". Allowed is "osc52", "off".'],
    ['ascii = "yes"', 'ascii is "yes". Allowed is true or false.'],
    ['mouse = 1', 'mouse is 1. Allowed is true or false.'],
    ['mouse = []', 'mouse is a list. Allowed is true or false.'],
    ['notify = "low"', 'notify is "low". Allowed is "off", "critical", "high", "medium".'],
    ['notify_by = "mail"', 'notify_by is "mail". Allowed is "bell", "desktop", "both".'],
    ['default_profile = "a b"', 'default_profile is "a b". Allowed is a name'],
    ['refresh = 5', 'refresh is not a table. Begin it with a line [refresh].'],
    ['profiles = "acme"', 'profiles is not a table'],
    ['[profiles]\nacme = "x"', 'profiles.acme is not a table. Begin it with a line [profiles.acme].'],
    ['[[profiles.acme]]\nhost = "x"', 'profiles.acme is not a table'],
    ['[profiles."a b"]\nhost = "x"', '"a b" names a profile. Allowed is'],
    ['[refresh]\nnetwork = "1s"', '[refresh] network is "1s". Allowed is a span from 5s to 1d'],
    ['[refresh]\nnetwork = 30', '[refresh] network is 30. Allowed is a span'],
    ['[thresholds]\nsec_r4_coverage_percent = 101', 'is 101. Allowed is a number from 0 to 100.'],
    ['[thresholds]\nsec_r2_high_alerts = 1.5', 'is 1.5. Allowed is a whole number from 0 to 1,000,000,000.'],
    [
      '[thresholds]\nnet_r1_high_ports = [22, "ssh"]',
      'number 2 is "ssh". Allowed is a list in which each is a whole number from 0 to 65,535.',
    ],
    ['[thresholds]\nmit_r2_high_risk_tactics = ["Lateral Movement"]', 'number 1 is "Lateral Movement"'],
    ['[keys]\nquit = "q"', '[keys] quit is "q". Allowed is a list'],
    ['[keys]\nquit = [""]', '[keys] quit number 1 is empty'],
    [
      '[profiles.acme]\nhost = "https://x/api"',
      '[profiles.acme] host holds a path: "https://x/api". Allowed is "https://host"',
    ],
    ['[profiles.acme]\nfingerprint = "abc"', '[profiles.acme] fingerprint has 3 digits. Allowed is the SHA-256'],
    ['[profiles.acme]\nclock_offset = "8d"', 'clock_offset is "8d". Allowed is a span from -7d to 7d'],
    ['[profiles.acme]\nmax_body = 5', 'max_body is 5. Allowed is a size from 1MB to 2GB'],
    ['[profiles.acme]\nlink_capacity_mbps = 0', 'link_capacity_mbps is 0. Allowed is a number from 0.1 to 10,000,000.'],
    ['[profiles.acme]\nread_timeout = 2026-01-15', 'read_timeout is a date. Allowed is a span'],
    ['[profiles.acme]\nca_file = ""', 'ca_file is empty. Allowed is the path of a file'],
    ['[profiles.acme]\ntoken_command = ""', 'token_command is not a command'],
    ['[profiles.acme]\ndialect = "x"', 'dialect is "x". Allowed is "auto", "documented", "appliance".'],
    ['[profiles.acme]\ninsecure = "no"', 'insecure is "no". Allowed is true or false.'],
    ['[profiles.acme]\nallow_http = 1', 'allow_http is 1. Allowed is true or false.'],
    ['[profiles.acme]\nproxy = "x"', 'proxy does not begin with http:// or https://. Allowed is "none" or'],
    [
      '[profiles.acme]\nproxy = "http://user:P%ZZ@host:1"',
      '[profiles.acme] proxy has a user name or password with a broken %-escape; a % itself is written %25. Allowed is',
    ],
    ['[profiles.acme]\npublic_token_file = 1', 'public_token_file is 1. Allowed is the path'],
    ['[profiles.acme]\nprivate_token_file = 1', 'private_token_file is 1. Allowed is the path'],
    ['[profiles.acme]\nconnect_timeout = "1ms"', 'connect_timeout is "1ms". Allowed is a span from 100ms to 5m'],
    ['[profiles.acme]\ndate_format = "iso"', 'date_format is "iso". Allowed is "spaced", "compact".'],
  ])('in a value: %j', (text, complaint) => {
    expect(complaintAbout(text)).toContain(complaint);
  });

  it.each([
    ['ca_file = "a"\ninsecure = true', '[profiles.acme] has ca_file and insecure. Keep one of them.'],
    ['private_token_file = "a"\ntoken_command = "b"', 'has private_token_file and token_command'],
    ['public_token = "a"\npublic_token_file = "b"', 'has public_token and public_token_file'],
  ])('in two keys that exclude each other: %j', (lines, complaint) => {
    expect(complaintAbout(`[profiles.acme]\n${lines}`)).toContain(complaint);
  });

  it('may say that a certificate is checked beside saying how', () => {
    expect(readTables('[profiles.acme]\nca_file = "a"\ninsecure = false', 'config.toml').ok).toBe(true);
  });

  it('is found in profiles that are not used too, and the others are counted', async () => {
    const text = `${aProfile('acme')}[profiles.beta]\nhots = "x"\nproxi = "none"`;
    const complaint = complaintOf(await aMachine().load(text, { flags: { profile: 'acme' } }));
    expect(complaint).toContain('[profiles.beta] knows no "hots"');
    expect(complaint).toContain('(And 1 more.)');
  });

  it.each([
    ['theme = "light', 'config.toml, line 1, column 9: unfinished string.'],
    ['\n\nascii = yes', 'config.toml, line 3, column 9: invalid value.'],
    ['a = 1\na = 2', 'config.toml, line 2, column 1: trying to redefine'],
    ['[profiles.__proto__]\nhost = "x"', 'line 1, column 2: document contains an unsafe property'],
    [`a = ${'['.repeat(500)}`, 'excessively nested'],
  ])('in the syntax has a line and a column: %j', (text, complaint) => {
    expect(complaintAbout(text)).toContain(complaint);
  });

  it('never makes a token readable', () => {
    const mistakes = [
      `[profiles.acme]\nprivate_token = "${PRIVATE}`,
      `[profiles.acme]\nprivate_token = ${PRIVATE}`,
      `[profiles.acme]\nprivate_token = "${PRIVATE}"\nx = = 1`,
      `[profiles.acme]\nprivate_token = "${PRIVATE}"\nprivate_token = "${PRIVATE}"`,
      `[profiles.acme]\nprivat_token = "${PRIVATE}"`,
      `[profiles.acme]\nprivate_token = ["${PRIVATE}"]`,
      `[profiles.acme]\nprivate_token = "${PRIVATE} "`,
      `[profiles.acme]\npublic_token = "${PUBLIC}\u00e9"`,
      `[profiles]\nacme = "${PRIVATE}"`,
      `private_token = "${PRIVATE}"`,
    ];
    for (const text of mistakes) {
      const complaint = complaintAbout(text);
      expect(complaint).not.toContain(PRIVATE);
      expect(complaint).not.toContain(PUBLIC);
    }
  });
});

describe('a file that is none', () => {
  it('is refused above 1 MB', async () => {
    expect(complaintOf(await aMachine().load(`# ${'x'.repeat(10 * 1024 ** 2)}`))).toContain(
      'it is larger than 1024 KB',
    );
  });

  it.each([
    ['zeros', new Uint8Array(1000)],
    ['bytes that are no UTF-8', new Uint8Array([0x61, 0xff, 0xfe])],
  ])('is refused when it holds %s', async (_, bytes) => {
    const machine = aMachine();
    machine.write(CONFIG_FILE, bytes);
    expect(complaintOf(await machine.load(undefined))).toContain('config.toml: it is not UTF-8 text');
  });

  it('is refused when it is a folder', async () => {
    const machine = aMachine();
    mkdirSync(machine.path(CONFIG_FILE), { recursive: true });
    expect(complaintOf(await machine.load(undefined))).toContain('it is not a regular file');
  });

  it('is as good as none when it is empty, and may begin with a byte order mark', async () => {
    const machine = aMachine();
    expect((await machine.load('')).ok).toBe(true);
    expect((await machine.load('\ufefftheme = "light"')).ok).toBe(true);
  });

  it('never makes the reader throw or say something a terminal acts upon', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('profiles', 'keys', 'theme', '__proto__', 'toString', '\u001b[2J'),
    );
    const value: fc.Arbitrary<string> = fc.oneof(
      word.map((text) => JSON.stringify(text)),
      fc.constantFrom('1', '1e400', 'nan', 'true', '[1, ["a"]]', '{ a = 1 }', '2026-01-15', '9223372036854775807'),
    );
    const line = fc.oneof(
      fc.tuple(word, value).map(([name, text]) => `${JSON.stringify(name)} = ${text}`),
      fc.tuple(word, word).map((names) => `[${names.map((name) => JSON.stringify(name)).join('.')}]`),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const tables = readTables(lines.join('\n'), 'config.toml');
        if (!tables.ok) expect(isClean(tellFailure(tables.failure))).toBe(true);
      }),
    );
  });
});
