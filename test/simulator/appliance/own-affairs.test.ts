// What the field's appliance says of itself, of its codes and metrics, and of what its models found.
import { afterEach, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/instant.ts';
import { ask, stopAppliances } from '../../simulator-server/ask.ts';
import { aDevice, aFlow, anEvent, fakeEngine, NOW_AT } from '../../simulator-server/fake-engine.ts';
import { aFieldAppliance, shapeOf, told } from './field-appliance.ts';

afterEach(stopAppliances);

describe('/status', () => {
  const engine = fakeEngine({ flows: [aFlow({ bytesOut: 450_000, bytesIn: 0 })], devices: [aDevice(1)] });

  it('is one flat object, with probes unless they are left out', async () => {
    const appliance = await aFieldAppliance({ engine });
    const answer = await told(appliance, '/status');
    expect(answer).toMatchObject({
      time: '2026-01-15 12:00',
      installed: '02/15/24',
      version: expect.stringMatching(/^\d+\.\d+\.\d+ \(\w+\)$/),
      bundleVersion: expect.any(String),
      hostname: expect.any(String),
      type: 'master',
      cpu: expect.any(Number),
      diskSpaceUsed_: expect.any(Number),
      bandwidthCurrent: 0,
      bandwidthAverage: 1_000,
      bandwidthAverageString: '0.00 Mbps',
      bandwidth7DayPeak: 8_000,
      eventsPerMinuteCurrent: { network: 0 },
      osPacketsProcessed: expect.any(String),
      activeDevices4Weeks: 1,
      newDevicesHour: 0,
      subnets: 1,
      networkInterfacesState_eth0: 'up',
      uptime: expect.stringMatching(/^\d+:\d\d:\d\d$/),
      probes: { '12': { hostname: 'probe-12' } },
    });
    expect(answer.subnetData).toHaveLength(1);
  });

  it('says less when it has to be fast and without its children', async () => {
    const answer = await told(await aFieldAppliance({ engine }), '/status?fast=true&includechildren=false');
    for (const left of ['probes', 'subnetData', 'bandwidth7DayPeak']) expect(answer).not.toHaveProperty(left);
    expect(answer).toHaveProperty('version');
  });
});

describe('/metrics', () => {
  it('is a list, of which one may be asked for by its number', async () => {
    const appliance = await aFieldAppliance();
    const metrics = await told(appliance, '/metrics');
    const volume = await told(appliance, '/metrics/17');
    expect(shapeOf(volume)).toEqual({
      mlid: 'number',
      name: 'string',
      label: 'string',
      units: 'string',
      filtertypes: ['string'],
      unitsinterval: 'number',
      lengthscale: 'number',
    });
    expect(metrics).toContainEqual(volume);
    expect(new Set(metrics.map(({ name }: { name: string }) => name)).size).toBe(metrics.length);
    expect(metrics.some((metric: object) => !('units' in metric))).toBe(true);
    expect((await ask(appliance, '/metrics/99999')).status).toBe(404);
  });

  it('names what /network can be asked for', async () => {
    const appliance = await aFieldAppliance();
    for (const { name } of await told(appliance, '/metrics'))
      expect((await told(appliance, `/network?metric=${name}`)).metric.name).toBe(name);
  });
});

describe('/enums', () => {
  it('tells codes as texts, by category', async () => {
    const answer = await told(await aFieldAppliance(), '/enums');
    expect(Object.keys(answer)).toEqual(
      expect.arrayContaining(['Country', 'Protocol', 'Application protocol', 'Vendor', 'Internal source device type']),
    );
    for (const list of Object.values(answer)) expect(shapeOf(list)).toEqual([{ code: 'string', name: 'string' }]);
    expect(answer.Protocol).toContainEqual({ code: '6', name: 'TCP' });
  });
});

const BREACH = anEvent({
  did: 2,
  severity: 'high',
  attack: { tactic: 'discovery', techniqueId: 'T1046', techniqueName: 'Network Service Discovery' },
});

const engine = fakeEngine({
  events: [
    anEvent({ at: NOW_AT - 3 * HOUR_MS, did: undefined, severity: 'low' }),
    BREACH,
    anEvent({ kind: 'ai_analyst_incidents', did: 1 }),
    anEvent({ kind: 'antigena_actions', did: 3 }),
    anEvent({ kind: 'antigena_actions', did: 3, at: NOW_AT - HOUR_MS }),
    anEvent({ kind: 'antigena_actions', did: 1, at: NOW_AT - 9 * HOUR_MS }),
  ],
});

describe('/modelbreaches', () => {
  const breaches = async (query = '') => told(await aFieldAppliance({ engine }), `/modelbreaches${query}`);

  it('is a list of breaches, each with its model as it was and as it is', async () => {
    const [system, breach] = await breaches('?minimal=true');
    expect(system.device).toEqual({ did: -1 });
    expect(shapeOf(breach)).toMatchObject({
      commentCount: 'number',
      pbid: 'number',
      time: 'number',
      creationTime: 'number',
      score: 'number',
      mitreTechniques: [{ technique: 'string', techniqueID: 'string' }],
      device: { did: 'number', ip: 'string', hostname: 'string' },
      triggeredComponents: [{ time: 'number', metric: { mlid: 'number' } }],
    });
    for (const when of ['then', 'now'])
      expect(shapeOf(breach.model[when])).toMatchObject({ name: 'string', priority: 'number' });
    expect(breach).toMatchObject({ time: NOW_AT - 30 * MINUTE_MS, device: { did: 2 } });
    expect(breach.score).toBeGreaterThan(0.8);
  });

  it('leaves several fields of each when several are asked for', async () => {
    const trimmed = await breaches('?responsedata=pbid,%20score');
    expect(shapeOf(trimmed)).toEqual([{ pbid: 'number', score: 'number' }]);
    expect(await breaches('?responsedata=bogus,none')).toEqual([{}]);
  });

  it('tells a breach that is asked for by its number as an object', async () => {
    const [, breach] = await breaches();
    expect(await breaches(`?pbid=${breach.pbid}`)).toEqual(breach);
    expect(await breaches('?pbid=1')).toEqual([]);
  });

  it.each([
    ['did=2', 1],
    ['minscore=0.5', 1],
    ['count=1', 1],
    [`starttime=${NOW_AT - 2 * HOUR_MS}&endtime=${NOW_AT}`, 1],
    [`starttime=${NOW_AT - 4 * HOUR_MS}&endtime=${NOW_AT}`, 2],
  ])('with %s are %d', async (query, count) => expect(await breaches(`?${query}`)).toHaveLength(count));

  it('can tell the model flat, an address to look at, and the device elsewhere', async () => {
    const [breach] = await breaches('?did=2&historicmodelonly=true&includebreachurl=true&deviceattop=false');
    expect(breach.model.name).toBe('Device / Network Service Discovery');
    expect(breach.breachUrl).toMatch(/^https:/);
    expect(breach.device).toBeUndefined();
    expect(breach.triggeredComponents[0].device.did).toBe(2);
  });
});

describe('/aianalyst/incidentevents', () => {
  it('is a list of incidents', async () => {
    const answer = await told(await aFieldAppliance({ engine }), '/aianalyst/incidentevents');
    expect(answer).toHaveLength(1);
    expect(shapeOf(answer)).toMatchObject([
      {
        summariser: 'string',
        createdAt: 'number',
        title: 'string',
        id: 'string',
        category: 'string',
        groupScore: 'string',
        groupPreviousGroups: 'null',
        aiaScore: 'number',
        periods: [{ start: 'number', end: 'number' }],
        breachDevices: [{ hostname: 'string', ip: 'string', subnet: 'null', did: 'number' }],
        relatedBreaches: [{ modelName: 'string', pbid: 'number', threatScore: 'number', timestamp: 'number' }],
      },
    ]);
  });
});

describe('/antigena/summary', () => {
  it('counts actions, and names their devices once', async () =>
    expect(await told(await aFieldAppliance({ engine }), '/antigena/summary')).toEqual({
      pendingCount: 0,
      activeCount: 2,
      pendingActionDevices: [],
      activeActionDevices: [3],
    }));
});
