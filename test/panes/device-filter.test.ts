// What may be typed about an open device: how it is read, what is said of mistakes, and how conditions come and go.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ASKED_FIELDS,
  type AskedField,
  askingFor,
  checkDeviceFilter,
  type DeviceFilter,
  printDeviceFilter,
  readDeviceFilter,
  withoutLastWord,
} from '../../src/panes/device/device-filter.ts';
import { hostileText } from '../report/hostile-texts.ts';

const NOTHING: DeviceFilter = { odid: undefined, port: undefined, domain: undefined, words: [] };

describe('a text about a device', () => {
  it.each<[string, Partial<DeviceFilter>]>([
    ['', {}],
    ['  \t ', {}],
    ['odid:142', { odid: 142 }],
    ['device:142', { odid: 142 }],
    ['did:142', { odid: 142 }],
    ['odid:-6', { odid: -6 }],
    ['odid:0', { odid: 0 }],
    ['odid:-0', { odid: 0 }],
    ['odid:00142', { odid: 142 }],
    ['port:0', { port: 0 }],
    ['port:65535', { port: 65_535 }],
    ['PORT:443', { port: 443 }],
    ['domain:Files.Example.COM', { domain: 'files.example.com' }],
    ['externaldomain:example.com', { domain: 'example.com' }],
    ['domain:a:b', { domain: 'a:b' }],
    [`domain:${'x'.repeat(253)}`, { domain: 'x'.repeat(253) }],
    ['  domain:example.com\tport:443  odid:9 files ', { odid: 9, port: 443, domain: 'example.com', words: ['files'] }],
  ])('%j asks the appliance for what it names', (text, told) => {
    expect(checkDeviceFilter(text)).toBeUndefined();
    expect(readDeviceFilter(text)).toEqual({ ...NOTHING, ...told });
  });

  it.each([
    'files',
    '443',
    'Files.Example.com',
    '10.0.0.9',
    '2001:db8::1',
    '2001:DB8:85a3:1234:5678:8a2e:370:7334',
    'fe80::a',
    'face::1',
    'dead:beef:cafe:babe:dead:beef:cafe:babe',
    '::',
    '::1',
    '::ffff:192.0.2.1',
    'fe80::1%eth0',
    'fd::1%eth0',
    'a:b:c:d:e:f:a::',
    'cafe:babe',
    'cafe:',
    'beef:443',
    'de:ad:be:ef:de:ad',
    'DE:AD:BE:EF:DE:AD',
    'ab:cd',
    '00:1a:2b',
    ':443',
    ':',
    '-odid:5',
    'web01:443',
    'datei-server:1',
    'größe:5',
  ])('%j is a word for destinations', (text) => {
    expect(checkDeviceFilter(text)).toBeUndefined();
    expect(readDeviceFilter(`port:22 ${text} odid:5`)).toEqual({ ...NOTHING, port: 22, odid: 5, words: [text] });
  });
});

const TO_DO = {
  fields: /There are odid:, port: and domain:, and plain words for destinations\.$/,
  odid: /^odid: takes the number of the other device, such as odid:142$/,
  port: /^port: takes a number from 0 to 65535, such as port:443$/,
  domain: /^domain: takes a domain outside, such as domain:example\.com$/,
} as const;

describe('a mistake', () => {
  it.each<[string, keyof typeof TO_DO]>([
    ['prot:443', 'fields'],
    ['zzzzzz:1', 'fields'],
    ['http://example.com', 'fields'],
    ['constructor:1', 'fields'],
    ['odid:', 'odid'],
    ['odid:x', 'odid'],
    ['odid:1.5', 'odid'],
    ['odid:1e3', 'odid'],
    ['odid:+5', 'odid'],
    ['odid:9007199254740993', 'odid'],
    ['did:ws-0142', 'odid'],
    ['port:', 'port'],
    ['port:https', 'port'],
    ['port:65536', 'port'],
    ['port:-1', 'port'],
    ['port:443,80', 'port'],
    ['port:0x1bb', 'port'],
    ['domain:', 'domain'],
    [`domain:${'x'.repeat(254)}`, 'domain'],
    // Longer in small letters, which is how it is asked for.
    [`domain:${'İ'.repeat(200)}`, 'domain'],
    ['domain:a\u0007b', 'domain'],
    ['domain:\u202emoc.elpmaxe', 'domain'],
  ])('%j is told with what to do, and asks for nothing', (text, what) => {
    expect(checkDeviceFilter(text)).toMatch(TO_DO[what]);
    expect(readDeviceFilter(text)).toEqual(NOTHING);
    expect(readDeviceFilter(`files ${text}`)).toEqual({ ...NOTHING, words: ['files'] });
  });

  it.each([
    ['prot:443', 'port'],
    ['odi:1', 'odid'],
    ['domian:example.com', 'domain'],
    ['devise:1', 'device'],
  ])('%j is told as what was probably meant', (text, meant) => {
    expect(checkDeviceFilter(text)).toContain(`Did you mean ${meant}:?`);
  });

  it('is told with the name that was typed, and without a guess where none is near', () => {
    expect(checkDeviceFilter('zzzzzz:1')).toMatch(/^"zzzzzz:" is not known here\. There are/);
    expect(checkDeviceFilter(`${'z'.repeat(5_000)}:1`)?.length).toBeLessThan(200);
  });

  it.each([
    ['port:1 port:2', /^port: stands twice; the appliance is asked for one$/, { port: 1 }],
    ['odid:1 files did:2', /^odid: stands twice; /, { odid: 1, words: ['files'] }],
    ['domain:a.example externaldomain:b.example', /^domain: stands twice; /, { domain: 'a.example' }],
  ] as const)('%j asks twice for one thing, and the first stays', (text, told, kept) => {
    expect(checkDeviceFilter(text)).toMatch(told);
    expect(readDeviceFilter(text)).toEqual({ ...NOTHING, ...kept });
  });

  it('is told of the first of several', () => {
    expect(checkDeviceFilter('files port:x odid:y')).toMatch(TO_DO.port);
    expect(checkDeviceFilter('files odid:y port:x')).toMatch(TO_DO.odid);
  });
});

const label = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
const domain = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
const twoDigits = fc.stringMatching(/^[0-9a-f]{2}$/);
/** Of eight groups, or shortened in the middle. */
const ipv6 = fc.oneof(
  fc.array(fc.stringMatching(/^[0-9a-f]{1,4}$/), { minLength: 8, maxLength: 8 }).map((groups) => groups.join(':')),
  fc.tuple(fc.stringMatching(/^[0-9a-f]{1,4}$/), fc.stringMatching(/^[0-9a-f]{0,4}$/)).map((ends) => ends.join('::')),
);
const mac = fc.array(twoDigits, { minLength: 2, maxLength: 6 }).map((groups) => groups.join(':'));
const word = fc.oneof(
  domain,
  fc.ipV4(),
  ipv6,
  mac,
  fc.constantFrom('443', '-', ':8080', 'Büro', '日本', "it's", '"x"'),
);
const asked = {
  odid: fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
  port: fc.integer({ min: 0, max: 65_535 }),
  domain,
};
const anyFilter: fc.Arbitrary<DeviceFilter> = fc.record({
  odid: fc.option(asked.odid, { nil: undefined }),
  port: fc.option(asked.port, { nil: undefined }),
  domain: fc.option(asked.domain, { nil: undefined }),
  words: fc.array(word, { maxLength: 4 }),
});
const oneAsked = fc.oneof(
  asked.odid.map((odid) => ({ odid })),
  asked.port.map((port) => ({ port })),
  asked.domain.map((one) => ({ domain: one })),
);

describe('any filter', () => {
  it('is read as it was printed', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const text = printDeviceFilter(filter);
        expect(checkDeviceFilter(text)).toBeUndefined();
        expect(readDeviceFilter(text)).toEqual(filter);
      }),
    );
  });

  it('can be asked for something else of one kind, and keeps the rest', () => {
    fc.assert(
      fc.property(anyFilter, oneAsked, (filter, one) => {
        const [field, value] = fieldIn(one);
        expect(readDeviceFilter(askingFor(printDeviceFilter(filter), field, value) ?? '')).toEqual({
          ...filter,
          ...one,
        });
      }),
    );
  });

  it('loses its last word, and nothing else, until nothing is left', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        let text = printDeviceFilter(filter);
        for (let count = text === '' ? 0 : text.split(' ').length; count > 0; count -= 1) {
          const shorter = withoutLastWord(text);
          expect(text).toMatch(/\S+$/);
          expect(text.startsWith(shorter)).toBe(true);
          expect(shorter === '' ? 0 : shorter.split(' ').length).toBe(count - 1);
          expect(checkDeviceFilter(shorter)).toBeUndefined();
          text = shorter;
        }
        expect(text).toBe('');
        expect(withoutLastWord(text)).toBe('');
      }),
    );
  });
});

/** The one thing that is asked for, and its value. */
const fieldIn = (
  one: Readonly<Partial<Record<AskedField, number | string>>>,
): readonly [AskedField, number | string] => {
  const field = ASKED_FIELDS.find((name) => one[name] !== undefined) ?? 'odid';
  return [field, one[field] ?? ''];
};

describe('asking for one thing', () => {
  it.each([
    ['', { odid: 9 }, 'odid:9'],
    ['odid:5', { odid: 9 }, 'odid:9'],
    ['did:5 files', { odid: 9 }, 'files odid:9'],
    ['files port:443 domain:a.example', { port: 22 }, 'files domain:a.example port:22'],
    ['odid:5 port:443', { domain: 'b.example' }, 'odid:5 port:443 domain:b.example'],
    ['port:443', { port: 443 }, 'port:443'],
    ['odid:5 files did:6 device:7 example', { odid: 9 }, 'files example odid:9'],
    ['port:x files', { odid: -6 }, 'files odid:-6'],
    ['prot:80 domain: files port:70000', { port: 22 }, 'files port:22'],
    ['domain:a.example files', { domain: 'B.Example' }, 'files domain:B.Example'],
    ['files cafe:babe', { odid: 9 }, 'files cafe:babe odid:9'],
    ['files', { domain: 'a b' }, undefined],
    ['files', { domain: 'a odid:5' }, undefined],
    ['files', { domain: '' }, undefined],
    ['files', { domain: 'a\u0007b' }, undefined],
    ['files', { port: 70_000 }, undefined],
    ['files', { port: 'Other' }, undefined],
    ['files', { port: 44.3 }, undefined],
    ['files', { odid: Number.NaN }, undefined],
    ['files', { odid: 1e21 }, undefined],
  ] as const)('beside %j for %j makes %j', (text, one, becomes) => {
    expect(askingFor(text, ...fieldIn(one))).toBe(becomes);
  });

  it('adds what one key takes away again', () => {
    fc.assert(
      fc.property(anyFilter, oneAsked, (filter, one) => {
        const [field, value] = fieldIn(one);
        const text = askingFor(printDeviceFilter(filter), field, value) ?? '';
        expect(withoutLastWord(text)).toBe(printDeviceFilter({ ...filter, [field]: undefined }));
      }),
    );
  });

  it('is undone word by word from the end, whatever stands between them', () => {
    expect(withoutLastWord('odid:9  port:443\tfiles ')).toBe('odid:9 port:443');
    expect(withoutLastWord('odid:9 port:x')).toBe('odid:9');
    expect(withoutLastWord('  files ')).toBe('');
  });
});

describe('whatever somebody types or pastes', () => {
  const text = fc
    .array(
      fc.oneof(
        hostileText,
        fc.tuple(fc.constantFrom('odid', 'port', 'domain', 'did', 'x'), hostileText).map((pair) => pair.join(':')),
        word,
      ),
      { maxLength: 4 },
    )
    .map((words) => words.join(' '));

  it('is told in one short clean line, or can be asked as it is read', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const wrong = checkDeviceFilter(typed);
        if (wrong !== undefined) {
          expect(wrong).toMatch(/^[ -~]+$/);
          expect(wrong.length).toBeLessThan(200);
        }
        const { odid, port, domain: told, words } = readDeviceFilter(typed);
        expect(odid === undefined || Number.isSafeInteger(odid)).toBe(true);
        expect(port === undefined || (Number.isInteger(port) && port >= 0 && port <= 65_535)).toBe(true);
        expect(told).not.toBe('');
        expect(told ?? '').not.toMatch(/[\s\p{Cc}\p{Cs}]/u);
        for (const one of words) expect(one).toMatch(/^\S+$/);
      }),
      { numRuns: 300 },
    );
  });

  it('never spoils what is asked for beside it, whatever that is called', () => {
    const value = fc.oneof(hostileText, domain, fc.integer().map(String));
    fc.assert(
      fc.property(text, fc.constantFrom(...ASKED_FIELDS), value, (typed, field, wanted) => {
        const becomes = askingFor(typed, field, wanted);
        if (becomes === undefined) return;
        expect(checkDeviceFilter(becomes)).toBeUndefined();
        expect(String(readDeviceFilter(becomes)[field])).toBe(wanted.toLowerCase());
        expect(readDeviceFilter(becomes).words).toEqual(readDeviceFilter(typed).words);
      }),
      { numRuns: 300 },
    );
  });
});
