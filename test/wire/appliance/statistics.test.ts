// The summary statistics of an appliance in the field: four forms, and what is understood of odd ones.
import { describe, expect, it } from 'vitest';
import { changed } from '../answers.ts';
import { type Asked, decodeAnswer, toldOf } from './answers.ts';
import { CSENSOR, EVENTS, MITRE, PLAIN } from './statistics-payloads.ts';

const at = (utc: string): number => Date.parse(utc);

describe('the plain statistics', () => {
  it('tell what is counted, and the volume day by day', async () => {
    expect(await decodeAnswer('plain', PLAIN)).toStrictEqual({
      ok: true,
      missingProbe: undefined,
      value: {
        kind: 'plain',
        summary: {
          bandwidth: undefined,
          events: undefined,
          devices: { total: 204, active: undefined, new: undefined },
          alerts: undefined,
          period: undefined,
          inventory: {
            deviceKinds: {
              ...{ unknown: 6, laptop: 14, desktop: 84, server: 71, dnsserver: 1, ipphone: 2 },
              ...{ 'saas Office365': 39, 'saas Box': 3, saas: 42 },
            },
            subnetCount: 8,
            credentialCount: 448,
            patternCount: 3278640,
            respondedDeviceCount: 4,
            responseCount: 5,
            licensedIpCount: 249,
          },
        },
        course: [
          { at: at('2026-01-01T11:40:00Z'), bytes: 109_426_603_000 },
          { at: at('2026-01-02T11:40:00Z'), bytes: 455_956_196_000 },
        ],
      },
    });
  });

  it.each<[string, object, object]>([
    ['another name for the credentials', { usercredentials: '448' }, { credentialCount: 448 }],
    ['the credentials themselves', { usercredentials: ['a', 'b', 'c'] }, { credentialCount: 3 }],
    ['texts for numbers', { subnets: '8', patterns: '3.2e6' }, { subnetCount: 8, patternCount: 3_200_000 }],
    ['false for nothing', { antigenaDevices: false, subnets: 3 }, { respondedDeviceCount: undefined, subnetCount: 3 }],
    [
      'kinds that are no numbers',
      { devicecount: { tv: '3', odd: [], none: null, off: false } },
      { deviceKinds: { tv: 3 } },
    ],
    ['kinds inside other kinds', { devicecount: { cloud: { AWS: 2 } } }, { deviceKinds: { 'cloud AWS': 2 } }],
    [
      'kinds that look alike once clean',
      { devicecount: { 'a\u0000': 1, 'a\u0001': 2 } },
      { deviceKinds: { 'a\u{fffd}': 3 } },
    ],
    ['a list of nothing but the devices', { devicecount: [{ tv: 3 }] }, { deviceKinds: { tv: 3 } }],
  ])('understand %s', async (_what, answer, inventory) => {
    expect(await toldOf('plain', answer)).toMatchObject({ summary: { inventory } });
  });

  it('may tell nothing but how many devices there are', async () => {
    expect(await toldOf('plain', { devicecount: '7' })).toMatchObject({ summary: { devices: { total: 7 } } });
  });

  it('tell nothing of another form that came instead', async () => {
    expect(await toldOf('plain', MITRE)).toEqual({ kind: 'plain', summary: {} });
  });

  it('keep a gap between two points a gap, whatever order the points came in', async () => {
    const [first, second] = PLAIN.bandwidth;
    const points = [second, { timems: 1767700000000, kb: 5 }, first, { time: '2026-01-02 11:40', kb: '7' }];
    expect(await toldOf('plain', { bandwidth: points })).toMatchObject({
      course: [
        { at: at('2026-01-01T11:40:00Z') },
        { at: at('2026-01-02T11:40:00Z'), bytes: 7_000 },
        { at: 1767700000000, bytes: 5_000 },
      ],
    });
  });

  it.each<[string, unknown, unknown]>([
    ['a single point', PLAIN.bandwidth[0], [{ at: at('2026-01-01T11:40:00Z'), bytes: 109_426_603_000 }]],
    [
      'a map from times',
      { '1767267600000': 2, '1767181200000': '1' },
      [
        { at: 1767181200000, bytes: 1_000 },
        { at: 1767267600000, bytes: 2_000 },
      ],
    ],
    ['a map of points', { '1767267600000': { kb: 2 } }, [{ at: 1767267600000, bytes: 2_000 }]],
    [
      'nothing in a point',
      [null, {}, PLAIN.bandwidth[0]],
      [{ at: at('2026-01-01T11:40:00Z'), bytes: 109_426_603_000 }],
    ],
    ['a point without a volume', [{ timems: 1767267600000 }], [{ at: 1767267600000, bytes: undefined }]],
    ['no list', null, undefined],
  ])('understand %s', async (_what, bandwidth, course) => {
    expect(await toldOf('plain', { bandwidth })).toMatchObject({ course });
  });
});

describe('events by the hour', () => {
  it('are told in the order of time', async () => {
    expect(await toldOf('events', EVENTS)).toEqual({
      kind: 'events',
      hourly: [
        { at: at('2026-01-01T00:00:00Z'), count: 2736675 },
        { at: at('2026-01-01T01:00:00Z'), count: 2859475 },
      ],
    });
  });

  it('that come twice count once, as they came last', async () => {
    const data = [...EVENTS.data].reverse().concat({ ...EVENTS.data[0], events: 1 } as (typeof EVENTS.data)[number]);
    expect(await toldOf('events', { data })).toMatchObject({ hourly: [{ count: 1 }, { count: 2859475 }] });
  });

  it('may be none', async () => {
    expect(await toldOf('events', { events: true, data: [] })).toEqual({ kind: 'events', hourly: [] });
    expect(await toldOf('events', { events: true })).toEqual({ kind: 'events', hourly: undefined });
  });
});

describe('the volume of sensors on devices', () => {
  it('is told with what it is of', async () => {
    expect(await toldOf('csensor', CSENSOR)).toEqual({
      kind: 'csensor',
      isCsensor: true,
      course: [{ at: at('2026-01-01T11:30:00Z'), bytes: 136_233_222_000 }],
    });
    expect(await toldOf('csensor', { csensor: 'false' })).toMatchObject({ isCsensor: false });
  });
});

describe('tactics', () => {
  it('are told by the names the documents use, with what was weighed', async () => {
    expect(await toldOf('mitre', MITRE)).toEqual({
      kind: 'mitre',
      mitre: {
        tactics: [
          { name: 'credential_access', count: 2, weighed: { eventCount: 96334873, unusualCount: 437859 } },
          { name: 'lateral_movement', count: 314, weighed: { eventCount: 99761956, unusualCount: 71360 } },
        ],
        period: { startAt: at('2025-12-02T00:00:00Z') },
      },
    });
  });

  it.each<[string, unknown, string]>([
    ['without a name', [{ tactic: 'command-and-control', modelCount: 1 }], 'command_and_control'],
    ['by name alone', [{ name: 'Initial Access', modelCount: 1 }], 'initial_access'],
    [
      'that no kill chain has',
      [{ tactic: 'inhibit-response', name: 'Inhibit Response', modelCount: 1 }],
      'Inhibit Response',
    ],
    ['that has no name at all', [{ tactic: 'impair', modelCount: 1 }], 'impair'],
    ['in a map', { 'privilege-escalation': { modelCount: 1 } }, 'privilege_escalation'],
  ])('%s are understood', async (_what, mitreTactics, name) => {
    expect(await toldOf('mitre', { mitreTactics })).toMatchObject({ mitre: { tactics: [{ name, count: 1 }] } });
  });
});

describe('a wrong value', () => {
  it.each<[Asked, unknown, string]>([
    ['plain', { subnets: { a: 1 } }, 'subnets is an object. Expected there: a number.'],
    ['plain', { devicecount: 'many' }, 'devicecount is the text "many". Expected there: an object.'],
    ['plain', { devicecount: { total: [] } }, 'devicecount.total is a list of 0. Expected there: a number.'],
    ['plain', { bandwidth: 7 }, 'bandwidth is the number 7. Expected there: a list.'],
    [
      'plain',
      { bandwidth: [{ kb: 1 }] },
      'bandwidth[0].time is missing. Expected there: the time at which the interval begins.',
    ],
    [
      'plain',
      { bandwidth: [{ timems: 1767267600000, kb: 'x' }] },
      'bandwidth[0].kb is the text "x". Expected there: a number.',
    ],
    ['plain', { bandwidth: { odd: 1 } }, 'bandwidth.odd is the number 1. Expected there: an object.'],
    [
      'events',
      { data: [null, { timems: 'soon' }] },
      `data[1].timems is the text "soon". Expected there: a time: a number, or a text like '2026-01-15 14:00:00' in UTC.`,
    ],
    [
      'mitre',
      { mitreTactics: [{ modelCount: 1 }] },
      'mitreTactics[0].tactic is missing. Expected there: the name of a tactic.',
    ],
    ['mitre', [], 'the answer is a list of 0. Expected there: an object.'],
    ['mitre', null, 'the answer is null. Expected there: an object.'],
    [
      'mitre',
      [changed(MITRE, ['startTime'], 'soon')],
      `[0].startTime is the text "soon". Expected there: a time: a number, or a text like '2026-01-15 14:00:00' in UTC.`,
    ],
  ])('%#: is told so that a person knows what to look for', async (asked, answer, told) => {
    const decoded = await decodeAnswer(asked, answer);
    if (decoded.ok) throw new Error('it was read');
    expect(`${decoded.failure.came}. ${decoded.failure.advice}`).toBe(told);
    expect(decoded.failure).toMatchObject({ kind: 'bad-data', what: 'summarystatistics' });
  });
});
