// Answers that are not what the documents say: the exact path of what is wrong, no throw, and nothing hostile gets through.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellFailure } from '../../src/domain/failure.ts';
import { isClean } from '../../src/text/clean.ts';
import { tellPath } from '../../src/wire/json-path.ts';
import { type Asked, changed, decodeAnswer, decodeText, GOLDEN, type Key, placesIn } from './answers.ts';
import { DEVICE_ANSWERS } from './device-payloads.ts';
import { FULL_TRAFFIC, TRAFFIC } from './network-payloads.ts';
import { EVENTS, MITRE } from './statistics-payloads.ts';

const valueAt = (payload: unknown, place: readonly Key[]): unknown =>
  place.reduce<unknown>(
    (value, key) => Object.entries(value ?? {}).find(([name]) => name === String(key))?.[1],
    payload,
  );

const CASES = GOLDEN.flatMap(([asked, payload]) => placesIn(payload).map((place) => ({ asked, payload, place })));

const wrongFor = (value: unknown): unknown => (typeof value === 'object' && value !== null ? 'x' : { odd: true });

describe('a wrong type', () => {
  it('is refused at every place of every documented answer, with its exact path', async () => {
    expect(CASES.length).toBeGreaterThan(250);
    for (const { asked, payload, place } of CASES) {
      const decoded = await decodeAnswer(asked, changed(payload, place, wrongFor(valueAt(payload, place))));
      expect(decoded, tellPath(place)).toMatchObject({
        ok: false,
        failure: { kind: 'bad-data', path: tellPath(place) },
      });
    }
  });

  it.each<[Asked, unknown, Key[], unknown, string]>([
    [
      'network',
      TRAFFIC,
      ['traffic', 0, 'bytes'],
      'lots',
      'traffic[0].bytes is the text "lots". Expected there: a number.',
    ],
    ['network', TRAFFIC, ['traffic', 0, 'bytes'], '', 'traffic[0].bytes is the text "". Expected there: a number.'],
    [
      'network',
      TRAFFIC,
      ['traffic', 0, 'bytes'],
      '0x10',
      'traffic[0].bytes is the text "0x10". Expected there: a number.',
    ],
    [
      'network',
      TRAFFIC,
      ['traffic', 0, 'bytes'],
      '1e999',
      'traffic[0].bytes is the text "1e999". Expected there: a number.',
    ],
    ['network', TRAFFIC, ['traffic', 0, 'bytes'], true, 'traffic[0].bytes is true. Expected there: a number.'],
    [
      'network',
      TRAFFIC,
      ['traffic', 0, 'sourceport'],
      1.5,
      'traffic[0].sourceport is the number 1.5. Expected there: a whole number.',
    ],
    ['network', TRAFFIC, ['traffic', 0, 'flags'], 'ack', 'traffic[0].flags is the text "ack". Expected there: a list.'],
    ['network', TRAFFIC, ['traffic', 0, 'flags', 1], 7, 'traffic[0].flags[1] is the number 7. Expected there: a text.'],
    ['network', TRAFFIC, ['traffic', 0], null, 'traffic[0] is null. Expected there: an object.'],
    ['network', TRAFFIC, ['traffic'], { a: 1 }, 'traffic is an object. Expected there: a list.'],
    ['network', TRAFFIC, ['summary'], [1, 2], 'summary is a list of 2. Expected there: an object.'],
    [
      'network',
      FULL_TRAFFIC,
      ['traffic', 0, 'sourcedevice', 'lastseen'],
      'soon',
      'traffic[0].sourcedevice.lastseen is the text "soon". Expected there: a time: a number, or a text like \'2026-01-15 14:00:00\' in UTC.',
    ],
    [
      'network',
      TRAFFIC,
      ['summary', 'topports', 1, 'port'],
      undefined,
      'summary.topports[1].port is missing. Expected there: the number of a port.',
    ],
    [
      'events',
      EVENTS,
      ['event_counts', 'model_breaches'],
      'many',
      'event_counts.model_breaches is the text "many". Expected there: a number.',
    ],
    [
      'events',
      EVENTS,
      ['event_counts', 'odd kind\u001b'],
      [],
      'event_counts["odd kind\u{fffd}"] is a list of 0. Expected there: a number.',
    ],
    [
      'events',
      EVENTS,
      ['hourly_distribution', 1, 'hour'],
      undefined,
      'hourly_distribution[1].hour is missing. Expected there: the time of an hour.',
    ],
    [
      'mitre',
      MITRE,
      ['mitre_tactics', 'persistence', 'techniques', 1, 'id'],
      null,
      'mitre_tactics.persistence.techniques[1].id is null. Expected there: the id of a technique.',
    ],
    [
      'co',
      DEVICE_ANSWERS.co,
      ['graphdata', 0, 'timestamp'],
      undefined,
      'graphdata[0].timestamp is missing. Expected there: the time at which the interval begins.',
    ],
    [
      'co',
      DEVICE_ANSWERS.co,
      ['graphdata', 0, 'ports', '443'],
      'x',
      'graphdata[0].ports.443 is the text "x". Expected there: a number.',
    ],
    [
      'co',
      DEVICE_ANSWERS.co,
      ['similar_devices', 1, 'graphdata', 0, 'connections'],
      false,
      'similar_devices[1].graphdata[0].connections is false. Expected there: a number.',
    ],
    [
      'co',
      DEVICE_ANSWERS.co,
      ['similar_devices', 1, 'similarity_score'],
      101,
      'similar_devices[1].similarity_score is the number 101. Expected there: a score from 0 to 1, or a percentage.',
    ],
    [
      'co',
      DEVICE_ANSWERS.co,
      ['destinations', 0, 'is_external'],
      'maybe',
      'destinations[0].is_external is the text "maybe". Expected there: true or false.',
    ],
    [
      'co',
      DEVICE_ANSWERS.co,
      ['devicedetails', '67890', 'os'],
      true,
      'devicedetails.67890.os is true. Expected there: a name or a number.',
    ],
    ['co', [], [], [], 'the answer is a list of 0. Expected there: an object.'],
    ['plain', null, [], null, 'the answer is null. Expected there: an object.'],
  ])('%#: is told so that a person knows what to look for', async (asked, payload, place, value, told) => {
    const decoded = await decodeAnswer(asked, changed(payload, place, value));
    const endpoint = asked === 'network' ? 'network' : asked === 'co' ? 'deviceinfo' : 'summarystatistics';
    expect(decoded.ok ? 'read' : tellFailure(decoded.failure)).toBe(`${endpoint}: ${told}`);
  });

  it('of a number is one too large to hold', async () => {
    const decoded = await decodeText.network('{"traffic":[{"bytes":1},{"bytes":1e999}]}');
    expect(decoded).toMatchObject({ failure: { path: 'traffic[1].bytes' } });
    expect(await decodeText.plain('{"bandwidth":{"total_bytes":-1e999}}')).toMatchObject({
      failure: { path: 'bandwidth.total_bytes', came: 'bandwidth.total_bytes is a number too large to hold' },
    });
  });
});

describe('an answer with anything anywhere', () => {
  it('gives a value, or a failure at that place or inside it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CASES),
        fc.jsonValue({ maxDepth: 3 }),
        async ({ asked, payload, place }, value) => {
          const decoded = await decodeAnswer(asked, changed(payload, place, value));
          if (decoded.ok) return;
          expect(decoded.failure.kind).toBe('bad-data');
          expect('path' in decoded.failure && decoded.failure.path.startsWith(tellPath(place))).toBe(true);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it('may lack any of its parts, or have null there', async () => {
    const needed = /\.(hour|id|protocol|port|timestamp|ip)$/;
    for (const { asked, payload, place } of CASES.filter((each) => typeof each.place.at(-1) === 'string')) {
      for (const value of [undefined, null]) {
        const decoded = await decodeAnswer(asked, changed(payload, place, value));
        if (!needed.test(tellPath(place))) expect(decoded, tellPath(place)).toMatchObject({ ok: true });
      }
    }
  });

  it('is cut off wherever it ends too early', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...GOLDEN), fc.nat(), async ([asked, payload], at) => {
        const text = JSON.stringify(payload);
        const decoded = await decodeText[asked](text.slice(0, at % text.length));
        expect(decoded).toMatchObject({ ok: false, failure: { kind: 'cut-off' } });
      }),
      { numRuns: 300 },
    );
  });
});

describe('hostile texts', () => {
  const HOSTILE = '\u001b[2J\u202eevil\u0000\u200b\n';

  it('come out clean wherever they stand, also as names', async () => {
    for (const { asked, payload, place } of CASES.filter(
      (each) => typeof valueAt(each.payload, each.place) === 'string',
    )) {
      const decoded = await decodeAnswer(asked, changed(payload, place, `10.0.0.1${HOSTILE}`));
      expect(textsIn(decoded).filter((text) => !isClean(text))).toEqual([]);
    }
    const named: readonly (readonly [Asked, unknown])[] = [
      ['events', { event_counts: { [HOSTILE]: 1 } }],
      ['mitre', { mitre_tactics: { [HOSTILE]: { count: 1 } } }],
      ['co', { graphdata: [{ timestamp: 1705324800, ports: { [HOSTILE]: 1 } }] }],
    ];
    for (const [asked, answer] of named) {
      const decoded = await decodeAnswer(asked, answer);
      expect(decoded.ok).toBe(true);
      expect(textsIn(decoded).join()).toContain('evil');
      expect(textsIn(decoded).filter((text) => !isClean(text))).toEqual([]);
    }
  });

  it('come out clean in failures', async () => {
    for (const text of [`{"event_counts":{"a":${JSON.stringify(HOSTILE)}}}`, '\u001b[2J', `{"a":tru${HOSTILE}}`]) {
      const decoded = await decodeText.events(text);
      expect(decoded.ok).toBe(false);
      expect(textsIn(decoded).filter((told) => !isClean(told))).toEqual([]);
    }
  });
});

/** All texts of a value, the names of its fields among them. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...textsIn(item)]);
};
