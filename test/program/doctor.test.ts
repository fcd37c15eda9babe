// `darktop doctor` against appliances with one thing wrong each.

import { mkdtempSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Ran, runProgram, type Simulated, startSimulated } from './run-program.ts';

const FROZEN = ['--at', '2026-01-15T14:00:00Z', '--devices', '20'];

const examine = async (
  options: readonly string[],
  change: (appliance: Simulated) => { args?: readonly string[]; env?: Record<string, string> } = () => ({}),
): Promise<Ran> => {
  const appliance = await startSimulated(...FROZEN, ...options);
  try {
    const { args = [], env = {} } = change(appliance);
    return await runProgram(['doctor', ...args], { ...appliance.env, ...env });
  } finally {
    await appliance.stop();
  }
};

const marks = (out: string): Record<string, string> =>
  Object.fromEntries(
    [...out.matchAll(/^(ok|warn|FAIL|skip)\s+(\S+(?:, \S+)*)\s/gm)].map((match) => [match[2], match[1]]),
  );

const closedPort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });

describe('darktop doctor', () => {
  it('finds nothing wrong with a healthy appliance', async () => {
    const { code, out, err } = await examine([]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(marks(out)).toMatchObject({
      configuration: 'ok',
      address: 'ok',
      port: 'ok',
      signature: 'ok',
      clock: 'ok',
      dialect: 'ok',
      summarystatistics: 'ok',
      network: 'ok',
      deviceinfo: 'ok',
    });
    expect(out).toMatch(/^ok +dialect +documented, told by its answers$/m);
    expect(out).toContain('Everything needed works.');
  });

  it('finds nothing wrong with one that answers as they do in the field', async () => {
    const { code, out, err } = await examine(['--dialect', 'appliance']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(marks(out)).toMatchObject({
      dialect: 'ok',
      status: 'ok',
      summarystatistics: 'ok',
      devicesearch: 'ok',
      network: 'ok',
      deviceinfo: 'ok',
    });
    expect(out).toMatch(/^ok +dialect +appliance, told by its answers; version \d/m);
  });

  it('says that nothing is configured and examines the embedded appliance', async () => {
    const { code, out } = await runProgram(['doctor', '--devices', '20']);
    expect(code).toBe(0);
    expect(out).toContain('darktop config init');
  });

  it('tells a wrong token from everything else', async () => {
    const wrong = 'f'.repeat(40);
    const { code, out } = await examine([], () => ({ env: { DARKTOP_PRIVATE_TOKEN: wrong } }));
    expect(code).toBe(77);
    expect(marks(out)).toMatchObject({ port: 'ok', signature: 'FAIL' });
    expect(out).not.toContain(wrong);
  });

  it('says by how much the clock is wrong and what to do', async () => {
    const { code, out } = await examine(['--fault', 'skew=-45m']);
    expect(code).toBe(77);
    expect(out).toMatch(/FAIL +clock .*45 min ahead of it/);
    expect(out).toContain('clock_offset');
  });

  it('is content again with the clock offset it asked for', async () => {
    const { code, out } = await examine(['--fault', 'skew=-45m'], () => ({ args: ['--clock-offset', '-45m'] }));
    expect(code).toBe(0);
    expect(marks(out)).toMatchObject({ clock: 'ok' });
  });

  it('warns of a clock that is wrong but not yet refused', async () => {
    const { code, out } = await examine(['--fault', 'skew=-10m']);
    expect(code).toBe(0);
    expect(out).toMatch(/warn +clock +this clock is 10 min ahead of/);
  });

  it('shows the fingerprint of a self-signed certificate and how to accept it', async () => {
    const { code, out } = await examine(['--tls']);
    expect(code).toBe(69);
    expect(out).toMatch(/FAIL +trust .*self-signed/);
    expect(out).toMatch(/sha256 [0-9a-f]{64}$/m);
    expect(out).toContain('fingerprint');
  });

  it('accepts that certificate by the fingerprint it showed, or as a CA file', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'darktop-')), 'appliance.pem');
    const byFile = await examine(['--tls', '--certificate-file', file], () => ({ args: ['--ca-file', file] }));
    expect(byFile.code).toBe(0);
    const appliance = await startSimulated(...FROZEN, '--tls');
    try {
      const { out } = await runProgram(['doctor'], appliance.env);
      const fingerprint = /sha256 (\S+)/.exec(out)?.[1] ?? '';
      const again = await runProgram(['doctor', '--fingerprint', fingerprint], appliance.env);
      expect(again.out).toMatch(/ok +trust +accepted by its fingerprint/);
      expect(again.code).toBe(0);
      const other = await runProgram(['doctor', '--fingerprint', '0'.repeat(64)], appliance.env);
      expect(other.code).toBe(69);
      const insecure = await runProgram(['doctor', '--insecure'], appliance.env);
      expect(insecure.out).toMatch(/warn +trust +the certificate is not checked/);
      expect(insecure.code).toBe(0);
    } finally {
      await appliance.stop();
    }
  });

  it('says that a certificate is over, or that it is made out to somebody else', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'darktop-')), 'appliance.pem');
    const trusting = () => ({ args: ['--ca-file', file] });
    const expired = await examine(['--tls', '--certificate-file', file, '--fault', 'expired-certificate'], trusting);
    expect(expired.code).toBe(69);
    expect(expired.out).toMatch(/FAIL +trust .*(expired|over|ended)/);
    const wrongName = await examine(
      ['--tls', '--certificate-file', file, '--fault', 'wrong-name-certificate'],
      trusting,
    );
    expect(wrongName.code).toBe(69);
    expect(wrongName.out).toMatch(/FAIL +trust .*name/);
  });

  it.each([
    { fault: 'html', code: 65, says: /FAIL +answer +a login page/ },
    { fault: 'redirect', code: 77, says: /FAIL +answer .*redirects are never followed/ },
    { fault: 'drop', code: 69, says: /FAIL +answer .*closed/ },
    { fault: 'error=500', code: 69, says: /skip +signature.*FAIL +summarystatistics.*FAIL +deviceinfo/s },
    { fault: 'malformed', code: 65, says: /ok +signature.*FAIL +summarystatistics +the answer is no JSON/s },
    { fault: 'error=429@network', code: 69, says: /ok +summarystatistics.*FAIL +network .*429.*ok +deviceinfo/s },
  ])('puts the blame for $fault where it belongs', async ({ fault, code, says }) => {
    const ran = await examine(['--fault', fault]);
    expect(ran.out).toMatch(says);
    expect(ran.code).toBe(code);
  });

  it.each(['API DATE ERROR', 'INPUT ERROR'])(
    'finds out by trying that the other date format is wanted (%s)',
    async (constant) => {
      const server = createHttpServer((request, response) => {
        const isCompact = /^\d{8}T\d{6}$/.test(String(request.headers['dtapi-date']));
        response.writeHead(isCompact ? 200 : 400, { 'content-type': 'application/json' });
        response.end(JSON.stringify(isCompact ? {} : { summarystatistics: constant }));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      const env = { DARKTOP_HOST: `http://127.0.0.1:${port}`, DARKTOP_PUBLIC_TOKEN: 'a', DARKTOP_PRIVATE_TOKEN: 'b' };
      const { code, out } = await runProgram(['doctor'], env);
      server.close();
      expect(code).toBe(77);
      expect(out).toMatch(/FAIL +signature +the appliance refuses dates in the spaced form/);
      expect(out).toContain('set date_format = "compact"');
    },
  );

  it('stops at a closed port', async () => {
    const env = {
      DARKTOP_HOST: `http://127.0.0.1:${await closedPort()}`,
      DARKTOP_PUBLIC_TOKEN: 'a',
      DARKTOP_PRIVATE_TOKEN: 'b',
    };
    const { code, out } = await runProgram(['doctor'], env);
    expect(code).toBe(69);
    expect(out).toMatch(/FAIL +port .*ECONNREFUSED/);
    expect(out).not.toContain('signature');
  });

  it('names the right that is missing for each endpoint', async () => {
    const { code, out } = await examine(['--rights', 'summarystatistics']);
    expect(code).toBe(77);
    expect(marks(out)).toMatchObject({ summarystatistics: 'ok', network: 'FAIL', deviceinfo: 'FAIL' });
    expect(out).toContain('Unrestricted Devices');
  });

  it('ends with 78 and the key to set when the configuration is half done', async () => {
    const { code, out } = await runProgram(['doctor'], { DARKTOP_HOST: 'https://appliance.example' });
    expect(code).toBe(78);
    expect(out).toMatch(/FAIL +configuration .*token/);
  });
});
