// Answers of an appliance in the field with anything anywhere: a value, or a failure that says where. Never a throw, never a wait without end.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isClean } from '../../../src/text/clean.ts';
import { tellPath } from '../../../src/wire/json-path.ts';
import { changed, type Key } from '../answers.ts';
import { bytesOf, cutAt } from '../chunks.ts';
import { type Asked, DECODERS, decodeAnswer, decodeBytes, decodeText, GOLDEN, printed } from './answers.ts';
import { CASES, textsIn, valueAt } from './places.ts';

const ASKED = Object.keys(DECODERS) as readonly Asked[];

const anyAsked = fc.constantFrom(...ASKED);
const anyCase = fc.constantFrom(...CASES);

/** Also what is almost right: words, numbers as texts, names that mean something elsewhere. */
const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    'others',
    'Never',
    '',
    '0',
    'true',
    '12%',
    '04:55:54',
    '2026-01-01 00:00:00',
    -6,
    0,
    1e308,
    false,
  ),
  fc.dictionary(
    fc.constantFrom('did', 'id', 'ip', 'name', 'time', 'timems', 'in', 'size', '7', 'devices', '__proto__', 'length'),
    fc.jsonValue({ maxDepth: 2 }),
  ),
);

describe('an answer with anything anywhere', () => {
  it('gives a value, or a failure at that place or inside it', async () => {
    expect(CASES.length).toBeGreaterThan(600);
    await fc.assert(
      fc.asyncProperty(anyCase, anyValue, async ({ asked, payload, place }, value) => {
        const decoded = await decodeAnswer(asked, changed(payload, place, value));
        if (decoded.ok) return;
        expect(decoded.failure.kind).toBe('bad-data');
        expect('path' in decoded.failure && decoded.failure.path.startsWith(tellPath(place))).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('gives a value, or a failure, also when it is of another endpoint or of none', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyAsked,
        fc.oneof(
          anyValue,
          anyCase.map(({ payload }) => payload),
        ),
        async (asked, answer) => {
          const decoded = await decodeAnswer(asked, answer);
          if (!decoded.ok) expect(decoded.failure.kind).toBe('bad-data');
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('may lack any of its parts, or have null there, wherever the rest still says what it is about', async () => {
    const needed = /\.(time|timems|protocol|rport|lport|Connections|intext|applicationprotocol|subnet|name)$/;
    for (const { asked, payload, place } of CASES.filter((each) => each.place.length > 0)) {
      for (const value of [undefined, null]) {
        const decoded = await decodeAnswer(asked, changed(payload, place, value));
        if (!needed.test(tellPath(place))) expect(decoded, tellPath(place)).toMatchObject({ ok: true });
      }
    }
  });
});

describe('an answer that is no JSON', () => {
  it('is cut off wherever it ends too early', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...GOLDEN), fc.nat(), async ([asked, payload], at) => {
        const text = printed(payload);
        const decoded = await decodeText(asked, text.slice(0, at % text.length));
        expect(decoded).toMatchObject({ ok: false, failure: { kind: 'cut-off' } });
      }),
      { numRuns: 400 },
    );
  });

  it('is told, whatever bytes it is made of', async () => {
    const strewn = fc
      .tuple(anyCase, fc.nat(), fc.uint8Array({ maxLength: 4 }), fc.nat({ max: 3 }))
      .map(([{ asked, payload }, at, noise, removed]) => {
        const bytes = bytesOf(printed(payload));
        const place = at % bytes.length;
        return [asked, Buffer.concat([bytes.subarray(0, place), noise, bytes.subarray(place + removed)])] as const;
      });
    const random = fc.tuple(anyAsked, fc.uint8Array({ maxLength: 60 }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(strewn, random), async ([asked, bytes]) => {
        const decoded = await decodeBytes(asked, [bytes]);
        if (!decoded.ok) expect(['bad-data', 'cut-off']).toContain(decoded.failure.kind);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the bytes of an answer', () => {
  it('may come one by one', async () => {
    for (const [asked, payload] of GOLDEN) {
      const bytes = bytesOf(printed(payload));
      const single = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
      const whole = await decodeBytes(asked, [bytes]);
      expect(whole.ok).toBe(true);
      expect(await decodeBytes(asked, single)).toStrictEqual(whole);
    }
  });

  it('may be cut anywhere, printed prettily or not, without changing what comes of them', async () => {
    const cuts = fc.array(fc.nat({ max: 6_000 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...GOLDEN), cuts, fc.boolean(), async ([asked, payload], places, isPretty) => {
        const bytes = bytesOf(isPretty ? printed(payload) : JSON.stringify(payload));
        expect(await decodeBytes(asked, cutAt(bytes, places))).toStrictEqual(await decodeAnswer(asked, payload));
      }),
      { numRuns: 300 },
    );
  });
});

/** In these every name is an entry of its own. */
const OPEN = /^(?:|.*(?:devicecount|saas|probes|instances))$/;

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const OBJECTS = CASES.filter(
  ({ asked, payload, place }) =>
    isObject(valueAt(payload, place)) &&
    (asked === 'enums' ? place.length > 0 : place.length === 0 || !OPEN.test(tellPath(place))),
);

describe('fields that nobody knows', () => {
  it('change nothing, whatever they hold and wherever they stand', async () => {
    expect(OBJECTS.length).toBeGreaterThan(100);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...OBJECTS),
        fc.jsonValue({ maxDepth: 3 }),
        fc.constantFrom('junk', '', 'did ', 'constructor', '"\\\u{1f600}'),
        async ({ asked, payload, place }, value, name) => {
          const larger = { [name]: value, ...(valueAt(payload, place) as object) };
          const decoded = await decodeAnswer(asked, changed(payload, place, larger));
          expect(decoded).toStrictEqual(await decodeAnswer(asked, payload));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('hostile texts', () => {
  const HOSTILE = '\u001b[2J\u202eevil\u0000\u200b\n';

  it('come out clean wherever they stand', async () => {
    for (const { asked, payload, place } of CASES.filter(
      (each) => typeof valueAt(each.payload, each.place) === 'string',
    )) {
      const decoded = await decodeAnswer(asked, changed(payload, place, `10.0.0.1${HOSTILE}`));
      expect(textsIn(decoded).filter((text) => !isClean(text))).toEqual([]);
    }
  });

  it.each<[Asked, unknown]>([
    ['plain', { devicecount: { [HOSTILE]: 1, saas: { [HOSTILE]: 1 } } }],
    ['mitre', { mitreTactics: { [HOSTILE]: { modelCount: 1 } } }],
    ['network', { statistics: { protocols: { [HOSTILE]: { in: 1 } } } }],
    ['network', { connections: [{ source: { ip: HOSTILE, type: 'subnet' } }] }],
    ['status', { probes: { [HOSTILE]: { cpu: 1 } } }],
    ['status', { [`mostRecent${HOSTILE}Traffic`.replaceAll('\n', '')]: '2026-01-01 00:00:00' }],
    ['status', { [`networkInterfacesState_${HOSTILE}`.replaceAll('\n', '')]: 'up' }],
    ['enums', { [HOSTILE]: { [HOSTILE]: 'evil' } }],
    ['devices', { darktraceChildError: HOSTILE }],
  ])('%#: come out clean where they are names', async (asked, answer) => {
    const decoded = await decodeAnswer(asked, answer);
    expect(decoded.ok).toBe(true);
    expect(textsIn(decoded).join()).toContain('evil');
    expect(textsIn(decoded).filter((text) => !isClean(text))).toEqual([]);
  });

  it.each<[Asked, unknown, Key[]]>([
    ['plain', { subnets: HOSTILE }, ['subnets']],
    ['network', { connections: { [HOSTILE]: 7 } }, ['connections', HOSTILE]],
  ])('%#: come out clean in failures', async (asked, answer, place) => {
    const decoded = await decodeAnswer(asked, answer);
    expect(decoded).toMatchObject({ ok: false, failure: { path: tellPath(place) } });
    expect(textsIn(decoded).filter((text) => !isClean(text))).toEqual([]);
  });
});

describe('a probe that did not answer', () => {
  const PARTS = GOLDEN.filter(([, payload]) => isObject(payload));

  it('is named beside what the others told', async () => {
    for (const [asked, payload] of PARTS) {
      const whole = await decodeAnswer(asked, payload);
      const part = await decodeAnswer(asked, { ...(payload as object), darktraceChildError: 'vsensor-2' });
      expect(part, asked).toStrictEqual({ ...whole, missingProbe: 'vsensor-2' });
    }
  });

  it.each<[unknown, string | undefined]>([
    ['', undefined],
    [null, undefined],
    [false, undefined],
    [[], undefined],
    [12, '12'],
    [['vsensor-1', 'vsensor-2'], 'vsensor-1, vsensor-2'],
    [{ hostname: 'vsensor-1' }, 'vsensor-1'],
    [{ '12': 'vsensor-1' }, 'vsensor-1'],
  ])('%j names %s', async (darktraceChildError, missingProbe) => {
    expect(await decodeAnswer('network', { darktraceChildError })).toMatchObject({ ok: true, missingProbe });
  });
});
