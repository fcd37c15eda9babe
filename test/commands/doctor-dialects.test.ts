// `darktop doctor` over appliances of the field: which dialect, how that is known, and what of it works.
import { describe, expect, it } from 'vitest';
import { doctor } from '../../src/commands/doctor.ts';
import { sendJson, sendStatus } from '../api/a-server.ts';
import { aFieldAppliance, type FieldAnswers, targetsOf } from './a-field-appliance.ts';
import { runHere } from './run-here.ts';

const examine = async (answers: FieldAnswers = {}, ...args: readonly string[]) => {
  const server = await aFieldAppliance(answers);
  const ran = await runHere(doctor, ['doctor', ...args], server.url);
  return { ...ran, targets: targetsOf(server) };
};

describe('darktop doctor over an appliance of the field', () => {
  it('tells the dialect, how it was found and the version, and asks every endpoint its own way', async () => {
    const { code, out, targets } = await examine();
    expect(code).toBe(0);
    expect(out).toMatch(/^ok +dialect +appliance, told by its answers; version 7\.1\.0 \(f35936c6\)$/m);
    for (const name of ['status', 'summarystatistics', 'devicesearch', 'network', 'deviceinfo'])
      expect(out).toMatch(new RegExp(`^ok +${name} +answers in \\d+ ms`, 'm'));
    expect(targets.map((target) => target.replace(/\d{13}/g, 'MS'))).toEqual([
      '/summarystatistics',
      '/status?fast=true&includechildren=false',
      '/summarystatistics',
      '/devicesearch?count=1&order=desc&orderBy=lastSeen',
      '/network?did=174&endtime=MS&starttime=MS',
      '/deviceinfo?did=174&intervalhours=24&showallgraphdata=false',
    ]);
  });

  it('says that it was configured, and that the answers are in the other one', async () => {
    const right = await examine({}, '--dialect', 'appliance');
    expect(right.out).toMatch(/^ok +dialect +appliance, as configured; version 7\.1\.0/m);
    const wrong = await examine({}, '--dialect', 'documented');
    expect(wrong.out).toMatch(
      /^warn +dialect +documented, as configured, but its answer is in the other one: appliance/m,
    );
    expect(wrong.out).toContain('Set dialect to appliance, or to auto.');
  });

  it('looks further where the first answer tells nothing', async () => {
    const { out } = await examine({ '/summarystatistics': (_request, response) => sendStatus(response, 500) });
    expect(out).toMatch(/^skip +signature/m);
    expect(out).toMatch(/^ok +dialect +appliance, told by its answers; version 7\.1\.0/m);
    expect(out).toMatch(/^FAIL +summarystatistics .*\(500\)/m);
    expect(out).toMatch(/^ok +network/m);
  });

  it('only warns of what can be done without', async () => {
    const { code, out } = await examine({
      '/status': (_request, response) => sendJson(response, { error: 'Forbidden' }, {}),
      '/devicesearch': (_request, response) => sendStatus(response, 500, {}, 'Internal Server Error'),
    });
    expect(out).toMatch(/^ok +dialect +appliance, told by its answers$/m);
    expect(out).toMatch(/^warn +devicesearch .*\(500\)[\s\S]*no licence[\s\S]*found by their did only/m);
    expect(out).toMatch(/^skip +deviceinfo +no device is known/m);
    expect(code).toBe(0);
  });

  it('names the right that status needs, and what is missing without it', async () => {
    const { code, out } = await examine({
      '/status': (_request, response) => sendStatus(response, 302, { location: '/403' }, 'Found. Redirecting to /403'),
    });
    expect(out).toMatch(/^warn +status .*\(302, to \/403\)[\s\S]*right Status\.[\s\S]*version, load and licences/m);
    expect(code).toBe(0);
  });

  it('says that a probe is missing', async () => {
    const { code, out } = await examine({
      '/devicesearch': (_request, response) =>
        sendJson(response, { devices: [{ did: 174 }], darktraceChildError: 'probe-2' }),
    });
    expect(out).toMatch(/^warn +devicesearch +answers in .*, but without its probe probe-2$/m);
    expect(code).toBe(0);
  });

  it('blames what takes the signature away for a redirect to the vendor', async () => {
    const { code, out } = await examine({
      '/summarystatistics': (_request, response) =>
        sendStatus(response, 302, { location: 'https://activeai.darktrace.com/redirect' }),
    });
    expect(code).toBe(77);
    expect(out).toMatch(
      /^FAIL +answer .*redirects are never followed[\s\S]*takes the DTAPI headers of the signature away/m,
    );
  });
});
