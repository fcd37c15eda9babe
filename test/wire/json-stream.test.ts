// The reader of JSON in chunks against JSON.parse: the same values, the same refusals.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/domain/result.ts';
import type { Elements } from '../../src/wire/json-pattern.ts';
import { type Pace, readJson } from '../../src/wire/json-stream.ts';
import { Wrong } from '../../src/wire/reading.ts';
import { bytesOf, chunksOf, cutAt, steadyPace } from './chunks.ts';

const readText = (text: string, elements: Elements = {}, pieces?: readonly number[]): Promise<Result<unknown>> =>
  readJson(chunksOf(cutAt(bytesOf(text), pieces ?? [])), 'network', elements, steadyPace());

const asIs: Elements[string] = (raw) => raw;

/** Patterns that hit somewhere in documents made of the names below. */
const EVERYWHERE: Elements = { 'a[]': asIs, 'b.*': asIs, 'c[].a[]': asIs, 'c[]': asIs, '*.b[]': asIs };

const aKey = fc.oneof(fc.constantFrom('a', 'b', 'c', '__proto__', ''), fc.string({ unit: 'binary', maxLength: 5 }));

const aDocument = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, false, 0, -0, 1e21, 5e-324, -1.5e-7, '', '\u{feff}x', '"\\/\b\f\n\r\t\u2028', '{[}]'),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.array(fc.tuple(aKey, tie('value')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
  ),
})).value;

/** The same JSON with more white space and more escapes than anybody needs. */
const aText = fc
  .tuple(aDocument, fc.constantFrom(undefined, ' ', '\t', 3), fc.boolean())
  .map(([value, space, isEscaped]) => {
    const text = JSON.stringify(value, undefined, space);
    return isEscaped ? text.replace(/[^ -~]/g, escapeOf) : text;
  });

const escapeOf = (unit: string): string =>
  /\s/.test(unit) && unit < '\u0080' ? unit : `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 12 });

describe('a JSON document read from chunks', () => {
  it('is what JSON.parse makes of the whole, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(aText, cuts, fc.boolean(), async (text, at, isStreamed) => {
        const read = await readText(text, isStreamed ? EVERYWHERE : {}, at);
        expect(read).toStrictEqual({ ok: true, value: JSON.parse(text) });
      }),
      { numRuns: 500 },
    );
  });

  it('is read the same byte by byte', async () => {
    const text =
      '\n{"a" : [ {"q\\"}\\\\":"\\\\","é\\n\\u00e9": "😀\\ud83d\\ude00"} , -1.5e+3 , [ ] , { } , true,false , null ] , "b":{"x":"\\\\"}} ';
    const everywhere = Array.from({ length: bytesOf(text).length }, (_, index) => index);
    expect(await readText(text, EVERYWHERE, everywhere)).toStrictEqual({ ok: true, value: JSON.parse(text) });
  });

  it('is refused where JSON.parse refuses it, whatever stands in it', async () => {
    const noise = fc.constantFrom(...'{}[]",:\\0123456789.eE+-truefalsn \n\u0001é');
    const damage = fc
      .tuple(aText, fc.nat(), fc.nat({ max: 3 }), fc.array(noise, { maxLength: 3 }))
      .map(([text, at, removed, added]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + added.join('') + text.slice(place + removed);
      });
    await fc.assert(
      fc.asyncProperty(damage, cuts, fc.boolean(), async (text, at, isStreamed) => {
        const read = await readText(text, isStreamed ? EVERYWHERE : {}, at);
        const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOf(text));
        expect(read.ok ? ['value', read.value] : ['refused']).toStrictEqual(parsed(decoded));
      }),
      { numRuns: 2_000 },
    );
  });

  it('never throws on bytes of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), cuts, async (bytes, at) => {
        const read = await readJson(chunksOf(cutAt(bytes, at)), 'network', EVERYWHERE, steadyPace());
        if (!read.ok) expect(['bad-data', 'cut-off']).toContain(read.failure.kind);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a document that is not whole or not right', () => {
  it.each([
    ['', 'the answer was empty'],
    [' \n\t ', 'the answer was empty'],
    ['\u{feff}', 'the answer was empty'],
    ['{"traffic":[{"bytes":1},{"by', 'the answer ended too early, after 28 bytes in traffic[1]'],
    ['{"summary":{"total":-', 'the answer ended too early, after 21 bytes in summary.total'],
    ['{"summary":{"total":12', 'the answer ended too early, after 22 bytes in summary'],
    ['{"traffic":[{"bytes":1},{"ends":[{"b', 'the answer ended too early, after 36 bytes in traffic[1].ends[0]'],
    ['{"summary":tru', 'the answer ended too early, after 14 bytes in summary'],
    ['{"summary":"caf\\u00', 'the answer ended too early, after 19 bytes in summary'],
  ])('%j is cut off', async (text, came) => {
    const read = await readText(text, { 'traffic[]': asIs });
    expect(read).toMatchObject({ ok: false, failure: { kind: 'cut-off', what: 'network', came } });
  });

  it.each([
    ['<html>', '', 'the character < at byte 0'],
    ['{"a":1} x', '', 'the character x at byte 8'],
    ['{"a":1}{', '', 'the character { at byte 7'],
    ['{"a":1,}', '', 'the character } at byte 7'],
    [`{"a":${'7'.repeat(2_000)}}`, 'a', `the word ${'7'.repeat(39)}… at byte 5, in a`],
    ['{"traffic":[{"bytes" 1', 'traffic[0].bytes', 'the character 1 at byte 21, in traffic[0].bytes'],
    ['{"a":[1,]}', 'a[1]', 'the character ] at byte 8, in a[1]'],
    ['{"a":{"b":01}}', 'a.b', 'the word 01 at byte 10, in a.b'],
    ['{"a":nul}', 'a', 'the word nul at byte 5, in a'],
    ['{"a":NaN}', 'a', 'the word NaN at byte 5, in a'],
    ['{"a" 1}', 'a', 'the character 1 at byte 5, in a'],
    ['{"a":1 "b":2}', '', 'the character " at byte 7'],
    ["{'a':1}", '', "the character ' at byte 1"],
    ['{"a":"\\x"}', 'a', 'an escape that JSON does not know at byte 7, in a'],
    ['{"a":"\\u12g4"}', 'a', 'a \\u escape without four hexadecimal digits at byte 10, in a'],
    ['{"a":"one\ntwo"}', 'a', 'a control character inside a text at byte 9, in a'],
    ['{"traffic":[{"bytes":1},{"bytes":[1}]}]}', 'traffic[1].bytes', 'the character } at byte 35, in traffic[1].bytes'],
    ['{"traffic":[{"bytes":1 2}]}', 'traffic[0]', 'the character 2 at byte 23, in traffic[0]'],
    ['{"traffic":[{"bytes":1}}', 'traffic', 'the character } at byte 23, in traffic'],
  ])('%j is told with its path and its byte', async (text, path, came) => {
    const read = await readText(text, { 'traffic[]': asIs });
    expect(read).toMatchObject({
      ok: false,
      failure: { kind: 'bad-data', what: 'network', path, came: `the answer is no JSON: ${came}` },
    });
  });

  it('is refused when brackets nest deeper than 64, in an element or beside it', async () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}1${']'.repeat(depth)}`;
    for (const name of ['rest', 'traffic']) {
      const within = `{"${name}":${nested(63)}}`;
      expect(await readText(within, { 'traffic[]': asIs })).toStrictEqual({ ok: true, value: JSON.parse(within) });
      expect(await readText(`{"${name}":${nested(64)}}`, { 'traffic[]': asIs })).toMatchObject({
        failure: { kind: 'bad-data', path: expect.stringMatching(`^${name}(\\[0\\]){63}$`) },
      });
    }
    expect((await readText('['.repeat(1_000_000))).ok).toBe(false);
  });

  it('passes over a byte order mark, but only a whole one', async () => {
    expect(await readText('\u{feff}{"a":1}', {}, [1, 2])).toStrictEqual({ ok: true, value: { a: 1 } });
    const half = [new Uint8Array([0xef, 0xbb]), bytesOf('{}')];
    expect(await readJson(chunksOf(half), 'network', {}, steadyPace())).toMatchObject({
      failure: { kind: 'bad-data' },
    });
  });

  it('shows broken UTF-8 as replacement characters', async () => {
    const bytes = [bytesOf('{"a":["'), new Uint8Array([0x78, 0xe2, 0x82]), bytesOf('"]}')];
    for (const elements of [{}, { 'a[]': asIs }]) {
      const read = await readJson(chunksOf(bytes), 'network', elements, steadyPace());
      expect(read).toStrictEqual({ ok: true, value: { a: ['x\u{fffd}'] } });
    }
  });
});

describe('a text longer than anybody reads', () => {
  it('is cut outside of elements, and what follows it is read', async () => {
    const read = await readText(`{"text":"${'x'.repeat(3_000_000)}","next":1}`);
    const value =
      read.ok && typeof read.value === 'object' && read.value !== null ? { text: '', ...read.value } : undefined;
    expect(value).toMatchObject({ next: 1 });
    expect(value?.text).toMatch(/^x+$/);
    expect(value?.text.length).toBeLessThan(1_100_000);
  });
});

describe('elements', () => {
  it('are read with their key as soon as they are there, and what was made of them stays in their place', async () => {
    const seen: unknown[] = [];
    const asked: unknown[] = [];
    const note: Elements[string] = (raw, key) => {
      seen.push([key, raw]);
      return `read ${key}`;
    };
    async function* pieces() {
      for (const piece of ['{"list":[{"x":1},{"x', '":2},7],"map":{"k":null', ',"l":{}},"list":5}']) {
        asked.push(seen.length);
        yield bytesOf(piece);
      }
    }
    const read = await readJson(pieces(), 'network', { 'list[]': note, 'map.*': note }, steadyPace());
    expect(asked).toEqual([0, 1, 3]);
    expect(seen).toEqual([
      [0, { x: 1 }],
      [1, { x: 2 }],
      [2, 7],
      ['k', null],
      ['l', {}],
    ]);
    expect(read).toEqual({ ok: true, value: { list: 5, map: { k: 'read k', l: 'read l' } } });
  });

  it('inside others are read before them', async () => {
    const elements: Elements = {
      'peers[]': (raw) => ({ peer: raw }),
      'peers[].series[]': (raw) => ({ point: raw }),
    };
    const read = await readText('{"peers":[{"series":[1,{"a":2}],"n":3},4]}', elements);
    const peers = [{ peer: { series: [{ point: 1 }, { point: { a: 2 } }], n: 3 } }, { peer: 4 }];
    expect(read).toEqual({ ok: true, value: { peers } });
  });

  it('that their reader refuses end the reading, with the whole path', async () => {
    const elements: Elements = { 'peers[].series[]': (raw) => new Wrong(raw, 'a number', ['bytes', 2]) };
    const read = await readText('{"peers":[{"series":[]},{"series":["\\u001bodd"]}]}', elements);
    const path = 'peers[1].series[0].bytes[2]';
    expect(read).toEqual({
      ok: false,
      failure: {
        kind: 'bad-data',
        what: 'network',
        path,
        came: `${path} is the text "\u{fffd}odd"`,
        advice: 'Expected there: a number.',
      },
    });
  });

  it('of any length are read, but those too long to be read in one go are refused', async () => {
    const long = (bytes: number): string => JSON.stringify({ traffic: [{ a: 1 }, { text: ['é'.repeat(bytes / 2)] }] });
    const read = await readText(long(300_000), { 'traffic[]': asIs }, [50_000, 50_001, 120_003]);
    expect(read).toStrictEqual({ ok: true, value: JSON.parse(long(300_000)) });
    expect(await readText(long(600_000), { 'traffic[]': asIs })).toMatchObject({
      failure: { kind: 'bad-data', path: 'traffic[1]', advice: 'Expected there: at most 524288 bytes in one element.' },
    });
  });
});

describe('the work on a document', () => {
  const long = bytesOf(JSON.stringify({ traffic: Array.from({ length: 40_000 }, (_, index) => ({ index })) }));

  it('is interrupted by a pause after every 4 ms of it', async () => {
    let now = 0;
    let pauses = 0;
    const pace: Pace = {
      now: () => now++,
      pause: async () => {
        pauses += 1;
      },
    };
    await readJson(chunksOf([long]), 'network', { 'traffic[]': asIs }, pace);
    const slices = now / 2;
    expect(slices).toBeGreaterThan(16);
    expect(pauses).toBe(Math.floor(slices / 4));
  });

  it('does not count the time spent waiting for bytes', async () => {
    let now = 0;
    async function* slow() {
      for (const piece of cutAt(long, [10_000, 20_000, 300_000])) {
        now += 1_000;
        yield piece;
      }
    }
    const pause = () => Promise.reject(new Error('nobody was kept waiting'));
    const read = await readJson(slow(), 'network', {}, { now: () => now, pause });
    expect(read.ok).toBe(true);
  });

  it('ends with what the chunks throw', async () => {
    async function* dying() {
      yield bytesOf('{"traffic":[');
      throw new Error('the connection died');
    }
    await expect(readJson(dying(), 'network', {}, steadyPace())).rejects.toThrow('the connection died');
  });

  it('lets go of the chunks when the answer is no good', async () => {
    let isClosed = false;
    async function* watched() {
      try {
        yield bytesOf('nonsense ');
        yield bytesOf('that nobody needs');
      } finally {
        isClosed = true;
      }
    }
    expect((await readJson(watched(), 'network', {}, steadyPace())).ok).toBe(false);
    expect(isClosed).toBe(true);
  });
});

const parsed = (text: string): readonly unknown[] => {
  try {
    return ['value', JSON.parse(text)];
  } catch {
    return ['refused'];
  }
};
