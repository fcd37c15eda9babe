// What nobody asked for: it is checked, but changes no value, takes no memory and holds nobody up.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkJson } from '../../src/wire/check-json.ts';
import { decodeDevice } from '../../src/wire/documented/device.ts';
import { decodeNetwork } from '../../src/wire/documented/network.ts';
import { tellPath } from '../../src/wire/json-path.ts';
import type { Chunks, Pace } from '../../src/wire/json-stream.ts';
import { changed, decodeAnswer, decodeText, GOLDEN, type Key, placesIn } from './answers.ts';
import { bytesOf, chunksOf, cutAt, steadyPace } from './chunks.ts';

const objectAt = (payload: unknown, place: readonly Key[]): Readonly<Record<string, unknown>> | undefined => {
  const value = place.reduce<unknown>(
    (outer, key) => Object.entries(outer ?? {}).find(([name]) => name === String(key))?.[1],
    payload,
  );
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
};

/** In these every name is an entry of its own. */
const isMap = (place: readonly Key[]): boolean =>
  /(^|\.)(event_counts|mitre_tactics|devicedetails|ports|protocols)$/.test(tellPath(place));

const OBJECTS = GOLDEN.flatMap(([asked, payload]) =>
  placesIn(payload).flatMap((place) => {
    const object = objectAt(payload, place);
    return object === undefined || isMap(place) ? [] : [{ asked, payload, place, object }];
  }),
);

describe('fields that nobody knows', () => {
  it('change nothing, whatever they hold and wherever they stand', async () => {
    expect(OBJECTS.length).toBeGreaterThan(50);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...OBJECTS),
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom('junk', '', 'did ', 'constructor', '"\\\u{1f600}'),
        fc.boolean(),
        async ({ asked, payload, place, object }, value, name, isFirst) => {
          const larger = isFirst ? { [name]: value, ...object } : { ...object, [name]: value };
          const decoded = await decodeAnswer(asked, changed(payload, place, larger));
          expect(decoded).toStrictEqual(await decodeAnswer(asked, payload));
        },
      ),
      { numRuns: 600 },
    );
  });

  it.each([
    ['{"junk":[1,[2,x]]}', 'junk[1][1]', 'the character x at byte 14, in junk[1][1]', 'a value'],
    ['{"junk":{"a":[1,]}}', 'junk', 'the character ] at byte 16, in junk', 'a value'],
    ['{"junk":{"a":1,}}', 'junk', 'the character } at byte 15, in junk', 'a name in quotes'],
    ['{"junk":[1}', 'junk[0]', 'the character } at byte 10, in junk[0]', 'a comma or the closing bracket'],
    ['{"junk":01}', 'junk', 'the character 1 at byte 9, in junk', 'a number, true, false or null'],
    ['{"junk":["\\q"]}', 'junk[0]', 'an escape that JSON does not know at byte 11, in junk[0]', 'the rest of the text'],
    ['{"junk":"\n"}', 'junk', 'a control character inside a text at byte 9, in junk', 'the rest of the text'],
    [
      '{"similar_devices":[{},{"junk":[nul]}]}',
      'similar_devices[1].junk[0]',
      'the character ] at byte 35, in similar_devices[1].junk[0]',
      'a number, true, false or null',
    ],
  ])('%j is refused, and where', async (text, path, came, expected) => {
    expect(await decodeText.co(text)).toMatchObject({
      failure: {
        kind: 'bad-data',
        path,
        came: `the answer is no JSON: ${came}`,
        advice: `Expected there: ${expected}.`,
      },
    });
  });

  it('may be nested 64 deep, and no deeper', async () => {
    const nested = (depth: number): string => `{"junk":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    expect((await decodeText.co(nested(63))).ok).toBe(true);
    expect(await decodeText.co(nested(64))).toMatchObject({
      failure: { came: expect.stringContaining('more than 64 brackets open at once') },
    });
  });

  it('that end too early are cut off', async () => {
    expect(await decodeText.co('{"junk":[{"a":1},2')).toMatchObject({
      failure: { kind: 'cut-off', came: 'the answer ended too early, after 18 bytes in junk[1]' },
    });
  });
});

describe('a value that is passed over', () => {
  it('is right where JSON.parse takes it, and only there, however it is cut', async () => {
    const noise = fc.constantFrom(...'{}[]",:\\0123456789.eE+-truefalsn \n\u0001é');
    const damaged = fc
      .tuple(fc.json({ maxDepth: 4 }), fc.nat(), fc.nat({ max: 2 }), fc.array(noise, { maxLength: 2 }))
      .map(([text, at, removed, added]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + added.join('') + text.slice(place + removed);
      });
    await fc.assert(
      fc.asyncProperty(damaged, fc.array(fc.nat({ max: 60 }), { maxLength: 6 }), async (text, cuts) => {
        const pieces = (whole: string) => chunksOf(cutAt(bytesOf(whole), cuts));
        expect((await checkJson(pieces(text), 'network', steadyPace())).ok).toBe(isJson(text));
        const inside = `{"junk":${text}}`;
        expect((await decodeNetwork(pieces(inside), steadyPace())).ok).toBe(isJson(inside));
      }),
      { numRuns: 2_000 },
    );
  });
});

const CHUNK_BYTES = 64 * 1024;

async function* repeated(megabytes: number, head: string, unit: string, tail: string): AsyncGenerator<Uint8Array> {
  const chunk = bytesOf(unit.repeat(CHUNK_BYTES / unit.length));
  yield bytesOf(head);
  for (let length = 0; length < megabytes * 1_000_000; length += chunk.length) yield chunk;
  yield bytesOf(tail);
}

/** So much garbage the engine of Node 26 lets lie before it collects any; what is kept of 50 MB would be far more. */
const GARBAGE_BYTES = 48_000_000;

const checked = (chunks: Chunks, pace: Pace) => checkJson(chunks, 'deviceinfo', pace);
const decoded = (chunks: Chunks, pace: Pace) => decodeDevice(chunks, 'co', pace);

describe('megabytes of what nobody asked for', () => {
  it.each([
    ['a list, decoded', decoded, 50, '{"junk":[0', ',1', ']}'],
    ['names, decoded', decoded, 10, '{"junk":{"x":0', ',"abcde":[{}]', '}}'],
    ['names at the top, decoded', decoded, 10, '{"x":0', ',"abcde":1', '}'],
    ['a text, decoded', decoded, 10, '{"junk":"', '\\n', '"}'],
    ['a list in an element, decoded', decoded, 10, '{"similar_devices":[{"junk":[0', ',[]', ']}]}'],
    ['a list, checked', checked, 20, '{"junk":[0', ',1', ']}'],
    ['a list at the top, checked', checked, 10, '[0', ',{}', ']'],
  ] as const)('(%s) takes neither memory nor long', async (_what, read, megabytes, head, unit, tail) => {
    const before = process.memoryUsage().heapUsed;
    let most = before;
    const startedAt = performance.now();
    const pause = async (): Promise<void> => {
      most = Math.max(most, process.memoryUsage().heapUsed);
    };
    const outcome = await read(repeated(megabytes, head, unit, tail), { now: () => performance.now(), pause });
    expect(outcome.ok).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(most - before).toBeLessThan(GARBAGE_BYTES);
  });
});

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
