// /summarystatistics as appliances of the field answer it.
import { afterEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/instant.ts';
import { ask, stopAppliances } from '../../simulator-server/ask.ts';
import {
  aDevice,
  aFlow,
  aNotice,
  anEvent,
  device,
  fakeEngine,
  NOW_AT,
  peer,
} from '../../simulator-server/fake-engine.ts';
import { aFieldAppliance, anOddAppliance, shapeOf, sumOf, told } from './field-appliance.ts';

afterEach(stopAppliances);

const attackOn = (tactic: string, techniqueId: string) => ({ tactic, techniqueId, techniqueName: 'A technique' });

describe('without a parameter', () => {
  const engine = fakeEngine({
    nowAt: NOW_AT + 13 * MINUTE_MS,
    devices: [
      aDevice(1, { owner: 'sales-01@corp.example' }),
      aDevice(2, { typeName: 'server' }),
      aDevice(3, { typeName: 'camera', criticality: 'high' }),
    ],
    flows: [
      aFlow({ bytesOut: 7_000, bytesIn: 400 }),
      aFlow({ bytesOut: 2_000, bytesIn: 0, startAt: NOW_AT - 2 * DAY_MS }),
    ],
    events: [
      anEvent({ kind: 'antigena_actions', did: 1 }),
      anEvent({ kind: 'antigena_actions', did: 1 }),
      anEvent({ kind: 'antigena_actions', did: 2, at: NOW_AT - 8 * DAY_MS }),
      anEvent(),
    ],
  });

  it('tells the deployment in plain numbers', async () => {
    const answer = await told(await aFieldAppliance({ engine }), '/summarystatistics');
    expect(shapeOf(answer)).toEqual({
      usercredentialcount: 'number',
      subnets: 'number',
      patterns: 'number',
      bandwidth: [{ timems: 'number', time: 'string', kb: 'number' }],
      antigenaDevices: 'number',
      antigenaActions: 'number',
      devicecount: {
        desktop: 'number',
        server: 'number',
        camera: 'number',
        licenseIPCount: 'number',
        totalClient: 'number',
        totalServer: 'number',
        totalOther: 'number',
        total: 'number',
      },
    });
    expect(answer).toMatchObject({
      usercredentialcount: 1,
      subnets: 1,
      antigenaDevices: 1,
      antigenaActions: 2,
      devicecount: {
        desktop: 1,
        server: 1,
        camera: 1,
        licenseIPCount: 3,
        totalClient: 1,
        totalServer: 1,
        totalOther: 1,
        total: 3,
      },
    });
  });

  it('tells 28 days of kilobytes, each from the time of day that it is now', async () => {
    const { bandwidth } = await told(await aFieldAppliance({ engine }), '/summarystatistics');
    expect(bandwidth).toHaveLength(28);
    expect(bandwidth.at(-1)).toEqual({ timems: NOW_AT + 15 * MINUTE_MS - DAY_MS, time: '2026-01-14 12:15:00', kb: 7 });
    expect(bandwidth.at(-3)).toMatchObject({ time: '2026-01-12 12:15:00', kb: 2 });
    expect(sumOf(bandwidth, 'kb')).toBe(9);
  });

  it('counts only devices that were seen within seven days', async () => {
    const gone = fakeEngine({ lastSeenAt: (did) => NOW_AT - did * 3 * DAY_MS });
    const { devicecount } = await told(await aFieldAppliance({ engine: gone }), '/summarystatistics');
    expect(devicecount).toMatchObject({ total: 2, licenseIPCount: 0 });
  });

  it('can tell the credentials under their other name', async () => {
    const answer = await told(await anOddAppliance(['usercredentials'], { engine }), '/summarystatistics');
    expect([answer.usercredentials, answer.usercredentialcount]).toEqual([1, undefined]);
  });
});

describe('an event type', () => {
  const engine = fakeEngine({
    devices: [aDevice(1), aDevice(2, { hasCsensor: true })],
    events: [anEvent(), anEvent({ did: 2 }), anEvent({ at: NOW_AT - 5 * HOUR_MS, did: undefined })],
    notices: [aNotice(), aNotice({ at: NOW_AT - 27 * DAY_MS })],
    flows: [
      ...Array.from({ length: 80 }, () => aFlow()),
      aFlow({ source: device(2, { hasCsensor: true }), destination: peer() }),
    ],
  });

  it.each([
    ['modelevents', 3, 2],
    ['networkmodelevents', 2, 1],
    ['csensormodelevents', 1, 1],
    ['saasmodelevents', 0, 0],
    ['loginputmodelevents', 0, 0],
    ['notices', 2, 1],
    ['networknotices', 2, 1],
    ['csensornotices', 0, 0],
    ['network', 81, 81],
    ['csensor', 1, 1],
    ['loginput', 20, 20],
    ['devicedetails', 2, 2],
    ['networkdevicedetails', 2, 2],
    ['saas', 0, 0],
  ])('%s is counted by the hour over 28 days: %d, and %d in the last', async (eventType, total, last) => {
    const answer = await told(await aFieldAppliance({ engine }), `/summarystatistics?eventtype=${eventType}`);
    expect(shapeOf(answer)).toEqual({
      events: 'boolean',
      data: [{ timems: 'number', time: 'string', events: 'number' }],
    });
    expect(answer.events).toBe(true);
    expect(answer.data).toHaveLength(672);
    expect(answer.data.at(-1)).toEqual({ timems: NOW_AT - HOUR_MS, time: '2026-01-15 11:00:00', events: last });
    expect(sumOf(answer.data, 'events')).toBe(total);
  });

  it('can be asked for up to an earlier hour', async () => {
    const appliance = await aFieldAppliance({ engine });
    for (const until of [`endtime=${NOW_AT - 4 * HOUR_MS}`, 'to=2026-01-15%2008:00:00']) {
      const { data } = await told(appliance, `/summarystatistics?eventtype=modelevents&${until}`);
      expect([data.length, data.at(-1).time, data.at(-1).events]).toEqual([672, '2026-01-15 07:00:00', 1]);
    }
  });

  it.each(['eventtype=notices&hours=3', 'hours=24', 'mitreTactics=true&hours=1'])(
    'is refused with hours, as anything is: %s',
    async (query) => {
      const answer = await ask(await aFieldAppliance({ engine }), `/summarystatistics?${query}`);
      expect([answer.status, answer.body]).toEqual([400, '{"summarystatistics":"INPUT ERROR"}']);
    },
  );

  it('takes hours where an appliance does, and tells so many before the end', async () => {
    const appliance = await anOddAppliance(['hours-taken'], { engine });
    const { data } = await told(appliance, '/summarystatistics?eventtype=modelevents&to=2026-01-15%2012:00:00&hours=3');
    expect(data.map(({ time }: { time: string }) => time.slice(11, 13))).toEqual(['09', '10', '11']);
  });

  it('is refused altogether where an appliance does so', async () => {
    const appliance = await anOddAppliance(['eventtype-refused'], { engine });
    expect((await ask(appliance, '/summarystatistics?eventtype=notices')).status).toBe(400);
    expect((await ask(appliance, '/summarystatistics?csensor=true')).status).toBe(200);
  });
});

describe('csensor', () => {
  it('tells the volume that cSensors saw, or the volume of the network', async () => {
    const csensor = device(2, { hasCsensor: true });
    const engine = fakeEngine({
      flows: [
        aFlow({ source: csensor, bytesOut: 3_000, bytesIn: 0 }),
        aFlow({ bytesOut: 1_000, bytesIn: 500 }),
        aFlow({ bytesOut: 500, bytesIn: 0 }),
      ],
    });
    const appliance = await aFieldAppliance({ engine });
    const [csensors, network] = await Promise.all(
      ['true', 'false'].map((flag) => told(appliance, `/summarystatistics?csensor=${flag}`)),
    );
    expect(shapeOf(csensors)).toEqual({
      csensor: 'boolean',
      bandwidth: [{ timems: 'number', time: 'string', kb: 'number' }],
    });
    expect([csensors.csensor, sumOf(csensors.bandwidth, 'kb')]).toEqual([true, 3]);
    expect([network.csensor, sumOf(network.bandwidth, 'kb')]).toEqual([false, 2]);
  });
});

describe('mitreTactics', () => {
  const engine = fakeEngine({
    flows: [aFlow(), aFlow({ destination: peer() }), aFlow({ destination: peer() })],
    events: [
      anEvent({ attack: attackOn('credential_access', 'T1110') }),
      anEvent({ attack: attackOn('privilege_escalation', 'T1078') }),
      anEvent({ attack: attackOn('command_and_control', 'T1105') }),
      anEvent(),
      anEvent({ attack: attackOn('impact', 'T1486'), at: NOW_AT - 29 * DAY_MS }),
    ],
  });

  it('tells tactics by slug, with counts that overlap', async () => {
    const answer = await told(await aFieldAppliance({ engine }), '/summarystatistics?mitreTactics=true');
    expect(shapeOf(answer)).toEqual({
      mitreTactics: [
        {
          tactic: 'string',
          name: 'string',
          totalCount: 'number',
          scoreCount: 'number',
          modelEstimate: 'number',
          modelCount: 'number',
        },
      ],
      modelCount: 'number',
      startTime: 'number',
      totalCount: 'number',
    });
    expect(answer).toMatchObject({ modelCount: 4, startTime: NOW_AT - 28 * DAY_MS, totalCount: 3 });
    expect(
      answer.mitreTactics.map(({ tactic, name, modelCount }: Record<string, unknown>) => [tactic, name, modelCount]),
    ).toEqual([
      ['command-and-control', 'Command and Control', 1],
      ['credential-access', 'Credential Access', 1],
      ['defense-evasion', 'Defense Evasion', 1],
      ['persistence', 'Persistence', 1],
      ['privilege-escalation', 'Privilege Escalation', 1],
    ]);
    // One event serves three tactics.
    expect(sumOf(answer.mitreTactics, 'modelCount')).toBe(5);
  });

  it('wins in a mix, and nobody complains', async () => {
    const appliance = await aFieldAppliance({ engine });
    const mixed = await told(appliance, '/summarystatistics?eventtype=notices&csensor=true&mitreTactics=true');
    expect(mixed).toEqual(await told(appliance, '/summarystatistics?mitreTactics=true'));
  });
});
