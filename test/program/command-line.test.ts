// The built program's command line: what it says without an appliance to talk to.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/index.ts';
import { bareEnv, PROGRAM, runProgram } from './run-program.ts';

const manifest: { version: string } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

describe('the command line', () => {
  it('tells the version of the package', async () => {
    expect(await runProgram(['--version'])).toMatchObject({ code: 0, out: `${manifest.version}\n`, err: '' });
  });

  it('lists every command, the exit codes and where tokens come from', async () => {
    const { code, out, err } = await runProgram(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { name } of COMMANDS) expect(out).toMatch(new RegExp(`^  ${name}`, 'm'));
    expect(out).toContain('Exit codes: 0 ok, 2 usage, 3 a finding (--fail-on), 65 bad data, 69 unreachable');
    expect(out).toContain('Tokens are never taken from the command line');
  });

  it('lists the options of the console, as its own help does, where the program is asked for help', async () => {
    const [whole, own] = await Promise.all([runProgram(['--help']), runProgram(['console', '--help'])]);
    const options = optionsUnder('Console:', whole.out);
    expect(options).toEqual(
      [
        ...['window', 'interval', 'record', 'replay', 'theme', 'ascii', 'no-color', 'mouse', 'notify', 'notify-by'],
        ...['sweep', 'no-sweep', 'screen-reader'],
      ].map((name) => `--${name}`),
    );
    expect(optionsUnder('Console:', own.out)).toEqual(options);
    const report = await runProgram(['report', '--help']);
    expect(report.out).not.toContain('Console:');
  });

  it.each([
    ...COMMANDS.map(({ name }) => [name]),
    ['query', 'network'],
    ['query', 'deviceinfo'],
    ['query', 'summarystatistics'],
    ['config', 'show'],
    ['config', 'path'],
    ['config', 'init'],
    ['simulate', 'faults'],
  ])('has help for %s %s', async (...words) => {
    const { code, out, err } = await runProgram([...words.filter((word) => typeof word === 'string'), '--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Usage: darktop');
  });

  it.each([
    { args: ['qeury'], says: 'Did you mean "query"?' },
    { args: ['query', 'netwrk'], says: 'network' },
    { args: ['query', 'network', 'prot=443'], says: 'Did you mean' },
    { args: ['query', 'network', '443'], says: 'key=value' },
    { args: ['query', 'deviceinfo'], says: 'did' },
    { args: ['query', 'summarystatistics', 'hours=24'], says: 'eventtype' },
    { args: ['query', 'network', 'from=2026-01-01 00:00:00'], says: 'to' },
    { args: ['--devices', '0'], says: 'whole number from 1 to 5000' },
    { args: ['--at', 'yesterday'], says: 'UTC time' },
    { args: ['--scenario', 'ransomwere', 'overview'], says: 'Did you mean "ransomware"?' },
    { args: ['simulate', '--fault', 'latncy=2s'], says: 'latency' },
    { args: ['simulate', '--bind', '0.0.0.0'], says: '127.0.0.1' },
    { args: ['simulate', '--rights', 'everything'], says: 'summarystatistics' },
    { args: ['--private-token', 'x'], says: 'unknown option' },
    { args: ['simulate', '--tls', '--certificate-file', '/nowhere/at/all.pem'], says: '/nowhere/at/all.pem' },
  ])('refuses $args with exit code 2 and says what is right', async ({ args, says }) => {
    const { code, out, err } = await runProgram(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(says);
  });

  it('refuses to shape the embedded appliance when a real one is configured, rather than do nothing', async () => {
    const env = { DARKTOP_HOST: 'https://appliance.example', DARKTOP_PUBLIC_TOKEN: 'a', DARKTOP_PRIVATE_TOKEN: 'b' };
    const { code, out, err } = await runProgram(['--scenario', 'quiet'], env);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Add --demo');
    expect((await runProgram(['--demo', '--scenario', 'quiet'], env)).code).toBe(0);
  });

  it('says in one line that Node is too old, whatever it would have stumbled over', async () => {
    const pretend = `data:text/javascript,Object.defineProperty(process.versions, 'node', { value: '20.20.2' })`;
    const { code, text } = await new Promise<{ code: unknown; text: string }>((resolve) => {
      execFile(process.execPath, ['--import', pretend, PROGRAM], { env: bareEnv() }, (error, out, err) =>
        resolve({ code: error?.code, text: out + err }),
      );
    });
    expect(code).toBe(78);
    expect(text).toMatch(/^darktop needs Node 22\.19 or newer; this is Node 20\.20\.2\.[^\n]*\n$/);
  });

  it('links nothing of Node before it has looked at its version', () => {
    expect(readFileSync(PROGRAM, 'utf8')).not.toMatch(/^(?:import|export)\b/m);
  });
});

/** In their order, without what they take. */
const optionsUnder = (heading: string, help: string): readonly string[] => {
  const [, below = ''] = help.split(`\n${heading}\n`);
  const [group = ''] = below.split('\n\n');
  return [...group.matchAll(/^ {2}(--[a-z-]+)/gm)].flatMap(([, name]) => name ?? []);
};
