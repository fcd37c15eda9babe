// The devices that an appliance lists, as questions of a screen: silent where it cannot list them, and searched where the list is a part.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceSearchPart, hidesOutside, knownDevicesPart } from '../../src/live/questions/index.ts';
import { takeSnapshot } from '../../src/live/take-snapshot.ts';
import { anAnswer } from '../analysis/device-builders.ts';
import { OUTSIDE_SHARES, SHARES } from '../analysis/field-device.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { askAll } from '../panes/answers.ts';
import { NOW, type Running, runAppliance } from './an-appliance.ts';

let field: Running;
let documented: Running;
beforeAll(async () => {
  [field, documented] = await Promise.all([runAppliance([], 'appliance'), runAppliance()]);
});
afterAll(() => Promise.all([field.stop(), documented.stop()]));

const answerOf = async (running: Running, part = knownDevicesPart()): Promise<unknown> =>
  (await askAll([part], running))[0]?.answer.data;

describe('known devices', () => {
  it('are those that an appliance of the field lists, with names and addresses', async () => {
    expect(await answerOf(field)).toMatchObject({
      isPart: false,
      devices: expect.arrayContaining([
        expect.objectContaining({ did: 16, hostname: expect.any(String), ip: expect.any(String) }),
      ]),
    });
  });

  it('are not told by one that answers as its documents say, and nothing is asked of it', async () => {
    const before = documented.appliance.log().length;
    expect(await answerOf(documented)).toBeUndefined();
    expect(await answerOf(documented, deviceSearchPart('srv'))).toBeUndefined();
    expect(documented.appliance.log()).toHaveLength(before);
  });

  it('are searched by a part of a name', async () => {
    const found = await answerOf(field, deviceSearchPart(' srv-file '));
    expect(found).toMatchObject({
      devices: [expect.objectContaining({ hostname: expect.stringContaining('srv-file') })],
    });
    const targets = field.appliance.log().map(({ target }) => target);
    expect(targets.at(-1)).toMatch(/^\/devicesearch\?.*query=/);
  });

  it('are the same question however it is typed', () => {
    expect(deviceSearchPart('  SRV ').key).toBe(deviceSearchPart('srv').key);
  });
});

describe('everybody outside', () => {
  it('is asked about by itself only where an answer tells of all of them together', () => {
    const of = (shares: typeof SHARES | undefined) => anAnswer({ shares });
    expect(hidesOutside(of(SHARES), {})).toBe(true);
    expect(hidesOutside(of(OUTSIDE_SHARES), {})).toBe(false);
    expect(hidesOutside(of(undefined), {})).toBe(false);
    expect(hidesOutside(undefined, {})).toBe(false);
    expect(hidesOutside(of(SHARES), { odid: 7 })).toBe(false);
    expect(hidesOutside(of(SHARES), { externalDomain: 'example.com' })).toBe(false);
  });

  const look = (running: Running) =>
    takeSnapshot(
      running.asker(),
      {
        window: { endAt: NOW, hours: 24, endsNow: true },
        device: { did: 25, intervalHours: 1, parts: ['connections', 'outside'] },
      },
      {
        source: { profile: 'test', host: 'x', isDemo: false },
        at: NOW,
        linkCapacityMbps: undefined,
        thresholds: standardThresholds(),
      },
    );

  it('is told in one request more of an appliance of the field, and in none of another', async () => {
    const [there, here] = await Promise.all([look(field), look(documented)]);
    const targets = there.asked.map(({ target }) => target);
    expect(targets.filter((target) => target.includes('odid=0'))).toHaveLength(1);
    expect(there.facts.device?.outside?.shares?.externalDomains).not.toEqual([]);
    expect(here.asked).toHaveLength(1);
    expect(here.facts.device?.outside).toBeUndefined();
  });

  it('can be done without where it fails', async () => {
    const asker = field.asker();
    const snapshot = await takeSnapshot(
      {
        ...asker,
        get: async (part, name, params) =>
          'odid' in params && params.odid === 0 ? undefined : asker.get(part, name, params),
      },
      {
        window: { endAt: NOW, hours: 24, endsNow: true },
        device: { did: 25, intervalHours: 1, parts: ['connections', 'outside'] },
      },
      {
        source: { profile: 'test', host: 'x', isDemo: false },
        at: NOW,
        linkCapacityMbps: undefined,
        thresholds: standardThresholds(),
      },
    );
    expect(snapshot.facts.device?.connections?.shares).toBeDefined();
    expect(snapshot.facts.device?.outside).toBeUndefined();
  });
});
