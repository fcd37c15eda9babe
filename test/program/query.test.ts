// `darktop query` against the simulated appliance, each a program of its own.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram, type Simulated, startProgram, startSimulated } from './run-program.ts';

let appliance: Simulated;

beforeAll(async () => {
  appliance = await startSimulated('--at', '2026-01-15T14:00:00Z');
});

afterAll(() => appliance.stop());

const query = (...words: readonly string[]) => runProgram(['query', ...words], appliance.env);

describe('darktop query', () => {
  it('prints the JSON of the answer as it came', async () => {
    const { code, out, err } = await query('summarystatistics', 'eventtype=security', 'hours=24');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const answer = JSON.parse(out);
    expect(answer.time_range).toEqual({ start: '2026-01-14 14:00:00', end: '2026-01-15 14:00:00', hours: 24 });
    expect(answer.hourly_distribution).toHaveLength(24);
  });

  it('asks for what the parameters say', async () => {
    const { out } = await query('network', 'destinationport=53', 'from=2026-01-15 13:00:00', 'to=2026-01-15 13:10:00');
    const answer = JSON.parse(out);
    expect(answer.traffic.length).toBeGreaterThan(10);
    expect(new Set(answer.traffic.map((flow: { destinationport: number }) => flow.destinationport))).toEqual(
      new Set([53]),
    );
  });

  it('shows what would be sent without sending it, secrets masked', async () => {
    const { code, out } = await query(
      'network',
      'to=2026-01-15 13:10:00',
      'from_=2026-01-15 13:00:00',
      '--print-request',
    );
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe(
      `GET ${appliance.url}/network?from=2026-01-15%2013%3A00%3A00&to=2026-01-15%2013%3A10%3A00`,
    );
    expect(out).toMatch(/DTAPI-Signature: \[secret\]/i);
    expect(out).not.toContain(appliance.env.DARKTOP_PRIVATE_TOKEN);
    expect(out).not.toContain(appliance.env.DARKTOP_PUBLIC_TOKEN);
  });

  it('ends quietly when the reader of its output goes away', async () => {
    const child = startProgram(
      ['query', 'network', 'from=2026-01-14 14:00:00', 'to=2026-01-15 14:00:00'],
      appliance.env,
    );
    let err = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const code = await new Promise((resolve) => {
      child.stdout?.once('data', () => child.stdout?.destroy());
      child.once('close', resolve);
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('says what an unknown device means and ends with 65', async () => {
    const { code, err } = await query('deviceinfo', 'did=99999');
    expect(code).toBe(65);
    expect(err).toContain('no such device');
  });

  it('uses the embedded appliance when nothing is configured', async () => {
    const { code, out } = await runProgram(['query', 'summarystatistics']);
    expect(code).toBe(0);
    expect(JSON.parse(out).devices.total_devices).toBe(156);
  });

  it.each([
    { fault: 'error=401', code: 77, says: 'token' },
    { fault: 'error=403', code: 77, says: 'Unrestricted Devices' },
    { fault: 'error=500', code: 69, says: '500' },
    { fault: 'cut', code: 65, says: 'network' },
    { fault: 'malformed', code: 65, says: 'network' },
    { fault: 'html', code: 65, says: 'login page' },
    { fault: 'redirect', code: 77, says: 'host' },
    { fault: 'drop=body', code: 65, says: 'broke off' },
  ])('ends with $code when the appliance has the fault $fault', async ({ fault, code, says }) => {
    const faulty = await startSimulated('--at', '2026-01-15T14:00:00Z', '--fault', fault);
    try {
      const ran = await runProgram(['query', 'network', 'responsedata=summary'], faulty.env);
      expect(ran.code).toBe(code);
      expect(ran.err).toContain(says);
    } finally {
      await faulty.stop();
    }
  });
});
