// What can be odd about any answer of an appliance in the field.
import { afterEach, describe, expect, it } from 'vitest';
import { anAppliance, ask, stopAppliances } from '../../simulator-server/ask.ts';
import { aFlow, fakeEngine, peer } from '../../simulator-server/fake-engine.ts';
import { aFieldAppliance, anOddAppliance, faultsOf, told } from './field-appliance.ts';

afterEach(stopAppliances);

const engine = fakeEngine({ flows: [aFlow(), aFlow({ destination: peer() })] });

describe('an answer', () => {
  it.each(['/summarystatistics', '/network', '/deviceinfo?did=1&similardevices=2', '/devices', '/status'])(
    'of %s may be compact, and says the same',
    async (target) => {
      const odd = await ask(await anOddAppliance(['compact'], { engine }), target);
      expect(odd.body).toBe(JSON.stringify(odd.json));
      expect(odd.json).toEqual(await told(await aFieldAppliance({ engine }), target));
    },
  );

  it('may say which probe did not answer', async () => {
    const appliance = await anOddAppliance(['child-error=north'], { engine });
    for (const target of ['/summarystatistics', '/network', '/deviceinfo?did=1', '/enums'])
      expect((await told(appliance, target)).darktraceChildError).toBe('north');
    expect(await told(appliance, '/devices?did=1,')).toHaveLength(1);
    const unnamed = await anOddAppliance(['child-error'], { engine });
    expect((await told(unnamed, '/status?fast=true')).darktraceChildError).toBe('probe-12');
  });

  it('may hold an object where a list of one should be', async () => {
    const appliance = await anOddAppliance(['single-objects'], { engine });
    const { deviceInfo } = await told(appliance, '/deviceinfo?did=1');
    expect(deviceInfo.did).toBe(1);
    expect(deviceInfo.graphData).toEqual({ time: expect.any(Number), count: 2 });
    expect((await told(appliance, '/deviceinfo?did=1&similardevices=1')).deviceInfo).toHaveLength(2);
    expect((await told(appliance, '/devices?did=1,')).did).toBe(1);
    expect((await told(appliance, '/subnets')).sid).toBe(1);
    expect((await told(appliance, '/network')).externaldevices.country).toBe('Iceland');
  });

  it('may hide the names and addresses of devices, but not of who is outside', async () => {
    const appliance = await anOddAppliance(['anonymised'], { engine });
    for (const target of ['/network?fulldevicedetails=true', '/devices', '/deviceinfo?did=1&fulldevicedetails=true']) {
      const { body } = await ask(appliance, target);
      expect(body).not.toMatch(/ws-\d|10\.0\.1\.\d+"|00:00:5e/);
      expect(body).toMatch(/"hostname": "device-[0-9a-f]{8}"/);
    }
    const network = await told(appliance, '/network?fulldevicedetails=true');
    expect(network.externaldevices[0].hostname).toBe('cdn.news.example');
    const [device] = network.devices;
    const found = await told(appliance, `/devices?did=${device.did}`);
    expect([found.hostname, found.ip]).toEqual([device.hostname, device.ip]);
  });

  it.each([
    ['/network', 'huge=200kb', 200 * 1_024],
    ['/devices', 'huge=1mb', 1_048_576],
    ['/enums?responsedata=bogus', 'huge=1kb', 1_024],
    ['/subnets?sid=9', 'huge=70kb', 70 * 1_024],
  ])('of %s may be as long as %s says, and is JSON still', async (target, notation, byteCount) => {
    const usual = await ask(await aFieldAppliance({ engine }), target);
    const huge = await ask(await anOddAppliance([notation], { engine }), target);
    expect(huge.json).toBeDefined();
    expect(huge.body.length - usual.body.length).toBeGreaterThan(byteCount);
    expect(huge.body.length - usual.body.length).toBeLessThan(byteCount * 1.1 + 100);
  });

  it('of the documents may be huge as well', async () => {
    const appliance = await anAppliance({ engine, faults: faultsOf('huge=300kb') });
    for (const target of ['/network', '/summarystatistics', '/deviceinfo?did=1', '/network?responsedata=nothing']) {
      const { json, body } = await ask(appliance, target);
      expect(Object(json).filler.join('')).toHaveLength(300 * 1_024);
      expect(body.length).toBeGreaterThan(300 * 1_024);
    }
  });

  it('may be odd in several ways at once, and for a part of the questions', async () => {
    const draws = [0.1, 0.9];
    const appliance = await anOddAppliance(['compact:50%', 'single-objects', 'child-error=a@subnets'], {
      random: () => draws.shift() ?? 1,
    });
    expect((await ask(appliance, '/subnets')).body).toMatch(/^\{"sid":1,/);
    expect((await ask(appliance, '/subnets')).body).toMatch(/^\{\n {2}"sid": 1,/);
  });
});
