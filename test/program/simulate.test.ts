// `darktop simulate`, as somebody uses it from a shell.
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { runProgram, startProgram, startSimulated, waitForOutput } from './run-program.ts';

const askSigned = async (env: Readonly<Record<string, string>>, target: string) => {
  const token = env.DARKTOP_PUBLIC_TOKEN ?? '';
  const date = new Date().toISOString().slice(0, 19).replace('T', ' ');
  const signature = createHmac('sha1', env.DARKTOP_PRIVATE_TOKEN ?? '')
    .update(`${target}\n${token}\n${date}`)
    .digest('hex');
  const answer = await fetch(`${env.DARKTOP_HOST}${target}`, {
    headers: { 'DTAPI-Token': token, 'DTAPI-Date': date, 'DTAPI-Signature': signature },
  });
  return { status: answer.status, json: Object(await answer.json()) };
};

describe('darktop simulate', () => {
  it('prints the address and three lines a shell can use, and ends cleanly when told to', async () => {
    const child = startProgram(['simulate', '--port', '0', '--devices', '10']);
    const out = await waitForOutput(child, /PRIVATE_TOKEN=\S+\n/);
    expect(out.match(/^export /gm)).toHaveLength(3);
    expect(out).toMatch(/^export DARKTOP_HOST=http:\/\/127\.0\.0\.1:\d+$/m);
    const code = await new Promise((resolve) => {
      child.once('close', resolve);
      child.kill('SIGTERM');
    });
    expect(code).toBe(0);
  });

  it('tells the same past to everybody who gives the same seed and clock', async () => {
    const question = ['query', 'network', 'from=2026-01-15 10:00:00', 'to=2026-01-15 10:20:00'];
    const world = ['--seed', '7', '--at', '2026-01-15T14:00:00Z', '--devices', '40'];
    const [one, two, other] = await Promise.all([
      runProgram([...question, ...world]),
      runProgram([...question, ...world]),
      runProgram([...question, ...world.with(1, '8')]),
    ]);
    expect(JSON.parse(one.out).traffic.length).toBeGreaterThan(20);
    expect(one.out).toBe(two.out);
    expect(one.out).not.toBe(other.out);
  });

  it('lets its faults be changed while it runs', async () => {
    const appliance = await startSimulated('--devices', '10');
    try {
      expect((await runProgram(['query', 'summarystatistics'], appliance.env)).code).toBe(0);
      const set = await runProgram(['simulate', 'faults', appliance.url, 'error=403@summarystatistics']);
      expect(set).toMatchObject({ code: 0, out: 'error=403@summarystatistics\n' });
      expect((await runProgram(['query', 'summarystatistics'], appliance.env)).code).toBe(77);
      const added = await runProgram(['simulate', 'faults', appliance.url, '--add', 'latency=1ms']);
      expect(added.out).toBe('error=403@summarystatistics\nlatency=1ms\n');
      expect((await runProgram(['simulate', 'faults', appliance.url, '--clear'])).out).toBe('no faults\n');
      expect((await runProgram(['query', 'summarystatistics'], appliance.env)).code).toBe(0);
      expect((await runProgram(['simulate', 'faults', appliance.url, 'nonsense'])).code).toBe(2);
    } finally {
      await appliance.stop();
    }
  });

  it('answers as appliances in the field do when told to, also about itself', async () => {
    const appliance = await startSimulated('--devices', '10', '--dialect', 'appliance', '--fault', 'usercredentials');
    try {
      const summary = await askSigned(appliance.env, '/summarystatistics');
      expect(summary.status).toBe(200);
      expect(Object.keys(summary.json)).toContain('usercredentials');
      expect((await askSigned(appliance.env, '/status?fast=true')).json).toHaveProperty('version');
      expect((await runProgram(['simulate', 'faults', appliance.url, 'statistics=object'])).code).toBe(0);
      const network = await askSigned(appliance.env, '/network');
      expect(network.json.statistics).toHaveProperty('Connection Status');
    } finally {
      await appliance.stop();
    }
  });

  it('answers as the documents say when nobody names a dialect', async () => {
    const appliance = await startSimulated('--devices', '10', '--dialect', 'auto');
    try {
      expect((await askSigned(appliance.env, '/status')).status).toBe(404);
      expect((await runProgram(['simulate', 'faults', appliance.url, 'compact'])).err).toContain('--dialect appliance');
    } finally {
      await appliance.stop();
    }
  });

  it.each([
    ['appliance', 'usercredentialcount'],
    ['auto', 'summary_period'],
  ])('embedded in another command answers by --dialect %s', async (dialect, field) => {
    const world = ['--demo', '--devices', '10', '--flows-per-hour', '10'];
    const { code, out } = await runProgram(['query', 'summarystatistics', ...world, '--dialect', dialect]);
    expect([code, Object.keys(JSON.parse(out))]).toEqual([0, expect.arrayContaining([field])]);
  });

  it.each([
    [['--dialect', 'x'], 'there is no dialect "x". Known are documented, appliance.'],
    [['--rights', 'devices'], 'there is no endpoint "devices"'],
    [['--fault', 'compact'], '"compact" needs --dialect appliance'],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await runProgram(['simulate', ...args]);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  it('says that a port is taken, and which one', async () => {
    const appliance = await startSimulated('--devices', '10');
    try {
      const { code, err } = await runProgram(['simulate', '--port', new URL(appliance.url).port]);
      expect(code).toBe(2);
      expect(err).toContain(`port ${new URL(appliance.url).port} is taken`);
    } finally {
      await appliance.stop();
    }
  });

  it('runs its clock faster when asked to', async () => {
    const appliance = await startSimulated('--devices', '10', '--at', '2026-01-15T14:00:00Z', '--speed', '36000');
    try {
      const end = async (): Promise<number> => {
        const { out } = await runProgram(['query', 'summarystatistics', 'eventtype=notice', 'hours=1'], appliance.env);
        return Date.parse(`${JSON.parse(out).time_range.end}Z`);
      };
      const first = await end();
      const second = await end();
      // Ten simulated hours a second, and starting a program takes a tenth of one at the least.
      expect(second - first).toBeGreaterThan(3_600_000);
    } finally {
      await appliance.stop();
    }
  });
});
