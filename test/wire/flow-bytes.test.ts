// Flows read straight from bytes into columns, against JSON.parse and the reader of objects: the same rows, or the same failure.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Flow } from '../../src/domain/flow.ts';
import { failed, type Result, success } from '../../src/domain/result.ts';
import { buildFlowTable } from '../../src/flows/build-flow-table.ts';
import { flow as flowShape } from '../../src/wire/documented/flow.ts';
import { decodeNetwork } from '../../src/wire/documented/network.ts';
import { failureOfWrong } from '../../src/wire/json-trouble.ts';
import { isWrong, Wrong } from '../../src/wire/reading.ts';
import { present } from '../../src/wire/record.ts';
import { flowsOf } from '../flows/a-flow.ts';
import { decodeFlows } from './answers.ts';
import { bytesOf, chunksOf, cutAt, steadyPace } from './chunks.ts';

const readFlow = present<Flow>(flowShape);

const parse = (json: string): Readonly<{ traffic?: unknown }> | undefined => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

/** What the answer holds, told by JSON.parse and the reader of objects; undefined when it is no JSON. */
const flowsByParse = (json: string): Result<readonly Flow[] | undefined> | undefined => {
  const document = parse(json);
  if (document === undefined) return undefined;
  const { traffic } = document;
  if (traffic === undefined || traffic === null) return success(undefined);
  if (!Array.isArray(traffic)) return failed(failureOfWrong(new Wrong(traffic, 'a list', ['traffic']), 'network'));
  const flows: Flow[] = [];
  for (const [index, raw] of traffic.entries()) {
    const flow = readFlow(raw);
    if (isWrong(flow)) return failed(failureOfWrong(flow.under('traffic', index), 'network'));
    flows.push(flow);
  }
  return success(flowsOf(buildFlowTable(flows)));
};

const flowsByBytes = async (
  bytes: Uint8Array,
  cuts: readonly number[],
): Promise<Result<readonly Flow[] | undefined>> => {
  const decoded = await decodeFlows(chunksOf(cutAt(bytes, cuts)));
  return decoded.ok ? success(decoded.value.flows) : decoded;
};

/** JSON in which names may come twice and in any order, numbers and texts may be written in any way, and space is anywhere. */
const aSpace = fc.constantFrom('', '', '', ' ', '\n\t', '\r\n  ');

const escaped = (text: string): string =>
  [...text]
    .map((unit) => (unit.length === 1 ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}` : unit))
    .join('');

const written = (text: string): fc.Arbitrary<string> =>
  fc.constantFrom(JSON.stringify(text), JSON.stringify(text), JSON.stringify(text), `"${escaped(text)}"`);

const aWord = fc
  .oneof(
    fc.constantFrom(
      '',
      'tcp',
      'HTTPS',
      '10.0.0.1',
      'host-1',
      'é',
      'a\u{202e}b',
      '12',
      ' 7 ',
      '2026-01-15 14:00:00',
      '"\\',
    ),
    fc.constantFrom('x'.repeat(511), 'x'.repeat(512), 'x'.repeat(513), 'é'.repeat(400)),
    fc.constantFrom(
      'abcdefg',
      'abcdefg1',
      'abcdefg2',
      'abcdefghijk1',
      'abcdefghijk2',
      'abcdefghijklmn',
      'abcdefghijklmno',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  .chain(written);

const aWhole = fc.oneof(
  { weight: 8, arbitrary: fc.nat().map(String) },
  fc.constantFrom(
    '0',
    '-0',
    '1',
    '-1',
    '70000',
    '4294967296',
    '1705320000000',
    '1e3',
    '1E+2',
    '"12"',
    '123456789012345',
  ),
);

const aNumber = fc.oneof(
  { weight: 4, arbitrary: aWhole },
  fc.constantFrom('0.5', '-2.5e-7', '1234567890123456', '12345678901234567890', '9007199254740993', '1.0', '" 7.5 "'),
  fc.double({ noNaN: true, min: -1e12, max: 1e12 }).map((value) => JSON.stringify(value)),
);

/** Not what should stand there, or larger than it can be. */
const wrong = fc.constantFrom('true', '{}', '[]', '"x"', '1e400', '01', '-', 'nul', '1.5', '[1]', '{"a":1}', '"');

const joined = (open: string, close: string, parts: fc.Arbitrary<readonly string[]>): fc.Arbitrary<string> =>
  fc
    .tuple(parts, aSpace, aSpace)
    .map(([list, before, after]) => `${open}${before}${list.join(`${after},${before}`)}${after}${close}`);

const anything = fc.oneof(
  aWhole,
  aNumber,
  aWord,
  fc.constantFrom('null', 'true', 'false', '[]', '{}', '[1,{"a":[]}]', '{"did":{"x":"}]"}}', '"\\u0000\\ud800"'),
);

const entry = (name: string, value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(written(name), aSpace, aSpace, value).map(([key, before, after, text]) => `${key}${before}:${after}${text}`);

const unknown = fc
  .constantFrom('junk', '', 'did ', '__proto__', 'byte', 'bytess', 'é', 'x'.repeat(70))
  .chain((name) => entry(name, anything));

const orNull = (value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 12, arbitrary: value }, { weight: 2, arbitrary: fc.constant('null') });

const someTexts = joined('[', ']', fc.array(orNull(aWord), { maxLength: 4 }));
type Fields = Readonly<Record<string, fc.Arbitrary<string>>>;

/** Fields in any order, some twice, and others that nobody knows; seldom one that is wrong. */
const objectOf = (fields: Fields, perWrong: number): fc.Arbitrary<string> => {
  const known = Object.entries(fields).map(([name, value]) => entry(name, orNull(value)));
  const bad = fc.constantFrom(...Object.keys(fields)).chain((name) => entry(name, wrong));
  const some = fc.oneof(
    { weight: perWrong, arbitrary: fc.oneof(...known) },
    { weight: perWrong / 10, arbitrary: unknown },
    { weight: 1, arbitrary: bad },
  );
  return joined('{', '}', fc.array(some, { maxLength: known.length + 3 }));
};

const anEnd = objectOf(
  {
    did: aWhole,
    ip: aWord,
    hostname: aWord,
    devicelabel: aWord,
    macaddress: aWord,
    vendor: fc.oneof(aWord, aNumber),
    os: aWord,
    devicetype: aWord,
    country: aWord,
    firstseen: aWhole,
    lastseen: aWhole,
    tags: someTexts,
  },
  600,
);

/** Few, so that the same come again. */
const someEnds = fc.array(anEnd, { minLength: 1, maxLength: 3 });

const aFlowText = (ends: readonly string[]): fc.Arbitrary<string> =>
  objectOf(
    {
      sourcedevice: fc.constantFrom(...ends),
      destinationdevice: fc.constantFrom(...ends),
      protocol: aWord,
      sourceport: aWhole,
      destinationport: aWhole,
      applicationprotocol: fc.oneof(aWord, aNumber),
      bytes: aNumber,
      packets: aNumber,
      duration: aNumber,
      starttime: aWhole,
      endtime: aWhole,
      direction: aWord,
      flags: someTexts,
    },
    600,
  );

const someTraffic = someEnds.chain((ends) =>
  joined(
    '[',
    ']',
    fc.array(fc.oneof({ weight: 40, arbitrary: aFlowText(ends) }, { weight: 1, arbitrary: anything }), {
      maxLength: 8,
    }),
  ),
);

const anAnswer = joined(
  '{',
  '}',
  fc.array(
    fc.oneof(
      { weight: 6, arbitrary: entry('traffic', someTraffic) },
      { weight: 2, arbitrary: unknown },
      { weight: 1, arbitrary: entry('traffic', anything) },
    ),
    { minLength: 1, maxLength: 3 },
  ),
);

const cuts = fc.oneof(fc.array(fc.nat({ max: 3_000 }), { maxLength: 30 }), fc.constant([]));

describe('flows read from bytes', () => {
  it('are the same as those that JSON.parse and the reader of objects make, or fail the same', async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(anAnswer, cuts, async (json, at) => {
        const found = await flowsByBytes(bytesOf(json), at);
        if (found.ok) read += found.value?.length ?? 0;
        expectSame(found, json);
      }),
      { numRuns: 600 },
    );
    expect(read).toBeGreaterThan(600);
  });
});

const NAMES = ['sourcedevice', 'destinationdevice', 'protocol', 'applicationprotocol', 'direction', 'bytes', 'flags'];
const FLOW = {
  sourcedevice: { did: 1 },
  destinationdevice: { did: 2 },
  protocol: 'tcp',
  applicationprotocol: 'ssh',
  direction: 'internal',
  bytes: 5,
  flags: ['ack'],
};

const expectAsParsed = async (traffic: readonly unknown[]): Promise<void> => {
  const json = JSON.stringify({ traffic });
  expect(await flowsByBytes(bytesOf(json), [])).toEqual(flowsByParse(json));
};

describe('what is recognised by its bytes', () => {
  it.each(NAMES)('(the name %s) is nothing that only looks like it', async (name) => {
    const others = [...name].map((_, at) => `${name.slice(0, at)}_${name.slice(at + 1)}`);
    for (const other of [...others, `${name}_`, name.slice(0, -1), name.slice(1)])
      await expectAsParsed([FLOW, renamed(name, other), FLOW]);
  });

  it('are texts of any length that differ in any one letter', async () => {
    for (let length = 1; length <= 20; length += 1) {
      const word = 'abcdefghijklmnopqrst'.slice(0, length);
      const words = [...word].map((_, at) => `${word.slice(0, at)}_${word.slice(at + 1)}`);
      await expectAsParsed([word, ...words, word, word.slice(1), `${word}z`].map((protocol) => ({ protocol })));
    }
  });

  it('are devices that differ in one letter, and lists that go on', async () => {
    const ends = Array.from({ length: 200 }, (_, index) => ({
      hostname: `${'x'.repeat(index)}1`,
      ip: `10.0.0.${index}`,
    }));
    const tags = [[], ['a'], ['a', 'b'], ['ab'], ['a]'], ['a', ']'], ['}'], [''], [null]];
    const hosts = ends.flatMap((end) => [end, { ...end, hostname: end.hostname.replace('1', '2') }]);
    const all = [...hosts, ...tags.map((list) => ({ did: 5, tags: list }))];
    await expectAsParsed([...all, ...all].map((sourcedevice) => ({ sourcedevice })));
    await expectAsParsed([...tags, ...tags].map((flags) => ({ flags })));
  });

  it('is one device, however it is written', async () => {
    const json =
      '{"traffic":[{"sourcedevice":{"did":1,"ip":"a"}},{"sourcedevice":{"ip":"\\u0061","x":[], "did":1.0}}]}';
    const read = await flowsByBytes(bytesOf(json), []);
    expect(read).toMatchObject({ value: [{ source: { did: 1, ip: 'a' } }, { source: { did: 1, ip: 'a' } }] });
    const table = await decodeNetwork(chunksOf([bytesOf(json)]), steadyPace());
    expect(table.ok && table.value.flows?.ends.count).toBe(1);
  });
});

/** The same flow with another name for one of its fields, in the same place. */
const renamed = (name: string, other: string): unknown =>
  Object.fromEntries(Object.entries(FLOW).map(([known, value]) => [known === name ? other : known, value]));

/** A list that stands twice fails at its first fault, whatever the second one holds. What is no JSON is told with its place. */
const expectSame = (found: Result<readonly Flow[] | undefined>, json: string): void => {
  const parsed = flowsByParse(json);
  const isTwice = (json.match(/traffic|\\u0074\\u0072\\u0061/g)?.length ?? 0) > 1;
  if (parsed === undefined) expect(found).toMatchObject({ ok: false });
  else if (!found.ok && isTwice) expect(found.failure.kind).toBe('bad-data');
  else expect(found).toEqual(parsed);
};
