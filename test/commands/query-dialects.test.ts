// `darktop query` in either dialect: which endpoints and parameters it offers, and what leaves.
import { describe, expect, it } from 'vitest';
import { query } from '../../src/commands/query.ts';
import { openShelf } from '../../src/config/shelf.ts';
import { thisSystem } from '../../src/config/system.ts';
import { aFieldAppliance, targetsOf } from './a-field-appliance.ts';
import { runHere, STATE } from './run-here.ts';

const FIELD = ['--dialect', 'appliance'];

describe('darktop query in the dialect of the field', () => {
  it('asks the endpoints that only appliances in the field have, and prints the answer as it came', async () => {
    const server = await aFieldAppliance();
    const { code, out, err } = await runHere(query, ['query', 'status', 'fast=true', ...FIELD], server.url);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({ version: '7.1.0 (f35936c6)' });
    expect(targetsOf(server)).toEqual(['/status?fast=true']);
  });

  it('takes what a search is made of as it is typed', async () => {
    const server = await aFieldAppliance();
    const words = ['query', 'devicesearch', 'query=hostname:"ws *" os:"linux=6"', 'count=300', ...FIELD];
    expect(await runHere(query, words, server.url)).toMatchObject({ code: 0 });
    expect(targetsOf(server)).toEqual([
      '/devicesearch?count=300&query=hostname%3A%22ws%20%2A%22%20os%3A%22linux%3D6%22',
    ]);
  });

  it('takes the parameters that an endpoint has there', async () => {
    const server = await aFieldAppliance();
    const words = (eventtype: string) => ['query', 'summarystatistics', `eventtype=${eventtype}`];
    expect(await runHere(query, [...words('networknotices'), ...FIELD], server.url)).toMatchObject({ code: 0 });
    const wrong = await runHere(query, [...words('security'), ...FIELD], server.url);
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('"security" was given') });
    const documented = ['--dialect', 'documented'];
    expect(await runHere(query, [...words('security'), ...documented], server.url)).toMatchObject({ code: 0 });
    expect(await runHere(query, [...words('networknotices'), ...documented], server.url)).toMatchObject({ code: 2 });
    expect(targetsOf(server)).toHaveLength(2);
  });

  it('says of an endpoint that the configured dialect does not have how to get it', async () => {
    const server = await aFieldAppliance();
    const { code, err } = await runHere(query, ['query', 'status', '--dialect', 'documented'], server.url);
    expect(code).toBe(2);
    expect(err).toContain('no such endpoint in the documented dialect. Say --dialect appliance');
    expect(targetsOf(server)).toEqual([]);
  });

  it('asks as the documents say where nothing is known, and what only the field has as the field has it', async () => {
    const server = await aFieldAppliance();
    const lists = ['query', 'summarystatistics', 'responsedata=devices,alerts', '--print-request'];
    expect(await runHere(query, lists, server.url)).toMatchObject({
      code: 0,
      out: expect.stringContaining('/summarystatistics?responsedata=devices%2Calerts'),
    });
    expect(await runHere(query, ['query', 'subnets', 'seensince=6day'], server.url)).toMatchObject({ code: 77 });
    expect(targetsOf(server)).toEqual(['/subnets?seensince=6day']);
  });

  it('asks as the appliance was found to answer when it was last watched', async () => {
    const server = await aFieldAppliance();
    const place = { system: thisSystem(), env: STATE, profile: server.url.hostname, host: server.url.origin };
    await openShelf(place)?.write('dialect', 'appliance\n');
    const words = ['query', 'summarystatistics', 'eventtype=networknotices'];
    expect(await runHere(query, words, server.url)).toMatchObject({ code: 0 });
    expect(targetsOf(server)).toEqual(['/summarystatistics?eventtype=networknotices']);
  });

  it('tells of a mistake in the words before it looks at the configuration', async () => {
    const { code, err } = await runHere(query, ['query', 'devicesearch', 'count=301'], undefined, {
      DARKTOP_HOST: 'https://appliance.example',
    });
    expect(code).toBe(2);
    expect(err).toContain('from 1 to 300');
  });
});

describe('the help of darktop query', () => {
  it('lists what both dialects have, and what only the field has', async () => {
    const { code, out } = await runHere(query, ['query', '--help'], undefined);
    expect(code).toBe(0);
    expect(out).toMatch(/Endpoints:\n +summarystatistics.*\n.*network.*\n(?:.*\n)*? +deviceinfo/);
    expect(out).toMatch(/Of an appliance in the field only:\n +status/);
    expect(out).toMatch(/similardevices/);
  });

  it('shows the parameters of both dialects, or of the one that is said', async () => {
    const both = await runHere(query, ['query', 'summarystatistics', '--help'], undefined);
    expect(both.out).toMatch(
      /Parameters, written as key=value:[\s\S]*security, bandwidth[\s\S]*With --dialect appliance:[\s\S]*saas/,
    );
    const field = await runHere(query, ['query', 'summarystatistics', '--dialect=appliance', '--help'], undefined);
    expect(field.out).toContain('networknotices');
    expect(field.out).not.toContain('security, bandwidth');
    const documented = await runHere(query, ['--dialect', 'documented', 'query', 'network', '--help'], undefined);
    expect(documented.out).not.toContain('datatransfervolume');
  });

  it('keeps within 80 columns', async () => {
    for (const name of ['summarystatistics', 'devicesearch', 'devices', 'network']) {
      const { out } = await runHere(query, ['query', name, '--dialect', 'appliance', '--help'], undefined);
      const own = out.slice(out.indexOf('Parameters, written'));
      expect(Math.max(...own.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    }
  });
});
