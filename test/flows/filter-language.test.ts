// The language of filters: what its texts mean, what is wrong with those that mean nothing, and that it survives whatever is typed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLOW_SCHEMA } from '../../src/flows/filter/flow-fields.ts';
import { parseFilter } from '../../src/flows/filter/language/parse-filter.ts';
import { printFilter } from '../../src/flows/filter/language/print-filter.ts';
import { anyExpression } from './any-filter.ts';

const parse = (text: string) => parseFilter(text, FLOW_SCHEMA);

const canonical = (text: string): string => {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.errors.map((error) => error.message).join('; ')}`);
  return printFilter(parsed.filter, FLOW_SCHEMA);
};

const errorsOf = (text: string) => {
  const parsed = parse(text);
  return parsed.ok ? [] : parsed.errors;
};

describe('parseFilter', () => {
  it.each([
    ['', ''],
    ['   ', ''],
    ['src:10.0.0.7', 'src:10.0.0.7'],
    ['SOURCE:10.0.0.7', 'src:10.0.0.7'],
    ['ip:10.1.2.3/8', 'ip:10.0.0.0/8'],
    ['10.1.2.3/8', 'ip:10.0.0.0/8'],
    ['src:2001:DB8::0:1', 'src:2001:db8::1'],
    ['src:::ffff:10.0.0.7', 'src:10.0.0.7'],
    ['dst:fe80::1/10', 'dst:fe80::/10'],
    ['src:#142', 'src:#142'],
    ['port:https', 'port:443'],
    ['port:80,443,1-1024', 'port:80,443,1-1024'],
    ['port: 80, 443', 'port:80,443'],
    ['dport>1024', 'dport>1024'],
    ['dport:>1024', 'dport>1024'],
    ['bytes > 10m', 'bytes>10m'],
    ['bytes>=1.5g', 'bytes>=1536m'],
    ['bytes:10mb..1GiB', 'bytes:10m..1g'],
    ['bytes:1g..10m', 'bytes:10m..1g'],
    ['bytes=5', 'bytes:5'],
    ['dur>1h30m', 'dur>1h30m'],
    ['dur>0.5h', 'dur>30m'],
    ['packets>10k', 'packets>10k'],
    ['score>=50%', 'score>=50'],
    ['score:90..50', 'score:50..90'],
    ['start>-2h', 'start>-2h'],
    ['start>2026-01-15T14:00Z', 'start>2026-01-15T14:00:00.000Z'],
    ['start>"2026-01-15 14:00"', 'start>2026-01-15T14:00:00.000Z'],
    ['start:2026-01-15', 'start:2026-01-15T00:00:00.000Z..2026-01-15T23:59:59.999Z'],
    ['start:-2h', 'start:-2h'],
    ['app:/^https?$/i', 'app:/^https?$/'],
    ['ext', 'dir:external'],
    ['!int', '!dir:internal'],
    ['not port:80', '!port:80'],
    ['!!port:443', 'port:443'],
    ['not !port:443', 'port:443'],
    ['!!!port:443', '!port:443'],
    ['!(!(a or b)) or c', 'a or b or c'],
    ['!!(a b) c', 'a b c'],
    ['dir:OUT,inbound', 'dir:OUT,inbound'],
    ['dir:"lateral"', 'dir:"lateral"'],
    ['dir:/^ext/', 'dir:/^ext/'],
    ['a and b & c && d', 'a b c d'],
    ['a b or c', '(a b) or c'],
    ['a|b||c', 'a or b or c'],
    ['(a or b) c', '(a or b) c'],
    ['((a))', 'a'],
    ['!(a b)', '!(a b)'],
    ['"or"', '"or"'],
    ['"finance team"', '"finance team"'],
    ['label:"finance \\"a\\" \\\\"', 'label:"finance \\"a\\" \\\\"'],
    ['label=Finance', 'label=Finance'],
    ['hostname:"10.0.0.1"', 'hostname:10.0.0.1'],
    ['src:"10.0.0.1"', 'src:"10.0.0.1"'],
    ['has:country', 'has:country'],
    ['!has:app', '!has:app'],
    ['has:app,proto', 'has:app or has:proto'],
    ['fe80::1', '"fe80::1"'],
    ['00:1b:44:11:3a:b7', '"00:1b:44:11:3a:b7"'],
    ['mac:00:1b:44', 'mac:00:1b:44'],
    ['did:-6', 'did:-6'],
    ['/mail|smtp/', '/mail|smtp/'],
    ['proto!=tcp', 'proto!=tcp'],
  ])('reads %s as %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it.each([
    ['prot:tcp', 0, 4, 'unknown field "prot": did you mean "proto:"?'],
    ['destt:10.0.0.1', 0, 5, 'unknown field "destt": did you mean "dst:"?'],
    ['applicatoin:dns', 0, 11, 'unknown field "applicatoin": did you mean "app:"?'],
    ['text:foo', 0, 4, 'unknown field "text": write the word alone to search all texts'],
    ['any:foo', 0, 3, 'unknown field "any": write the word alone to search all texts'],
    ['ALL:foo', 0, 3, 'unknown field "ALL": write the word alone to search all texts'],
    [
      'dir:sideways',
      4,
      8,
      '"sideways" is not a direction: internal, external, out or in; another one that the appliance reports is put in quotes',
    ],
    [
      '/[a-/',
      1,
      4,
      'the bracket [ at character 2 is never closed: put a ] behind what it holds, or write \\[ to look for the sign itself',
    ],
    [
      'ext app:/[a]\\[b[c\\]/ d',
      15,
      7,
      'the bracket [ at character 16 is never closed: put a ] behind what it holds, or write \\[ to look for the sign itself',
    ],
    ['/mail', 0, 5, 'a regular expression stands between two slashes: /mail/; put other text in quotes'],
    ['colour:red', 0, 6, 'unknown field "colour": put it in quotes to look for it as text'],
    ['bytes>much', 6, 4, '"much" is not a number of bytes such as 10m, 1.5g or a range 10m..1g'],
    ['a (b', 2, 1, 'this ( is never closed: put a ) at the end of its part'],
    ['a) b', 1, 1, 'this ) closes nothing: take it away, or open a ( before it'],
    ['()', 0, 1, 'something to look for is missing after ('],
    ['or a', 0, 2, 'something to look for is missing before "or"'],
    ['a or', 2, 2, 'something to look for is missing after "or"'],
    ['a !', 2, 1, 'something to look for is missing after !'],
    ['src:', 0, 4, 'a value is missing after "src:"'],
    ['src: dst:10.0.0.1', 0, 4, 'a value is missing after "src:"'],
    ['port:80,', 7, 1, 'a value is missing after ","'],
    ['port:99999', 5, 5, '"99999" is not a port from 0 to 65535, a range such as 1-1024, or a service such as https'],
    ['app>5', 0, 5, '"app" is compared with : != only, not with >'],
    ['port>80,443', 0, 11, '"port>" takes one value; a list is written port:a,b'],
    ['bytes>1k..2k', 6, 6, 'a range needs no >: write bytes:1k..2k'],
    ['dur>30', 4, 2, '"30" is not a span of time with its unit, such as 90s, 5m, 1h30m or a range 1h..4h'],
    ['score>101', 6, 3, '"101" is not a per cent from 0 to 100, such as 50, or a range 50..90'],
    ['"open', 0, 5, 'a closing " is missing'],
    ['label:""', 6, 2, '"" is not a text such as "finance", or /an expression/'],
    ['14:00', 0, 5, '"14:00" does not begin with the name of a field: put it in quotes to look for it as text'],
    ['/\u{202e}(/', 0, 4, '"\u{fffd}(" is not a regular expression: check its brackets and what stands before * + ?'],
    ['/(a/', 0, 4, '"(a" is not a regular expression: check its brackets and what stands before * + ?'],
    ['/(a+)+b/', 0, 8, 'a repetition of something that itself varies takes too long: write [ab]+ for (a|b)+'],
    ['app:/x/g', 7, 1, '"g" is no flag here: expressions never mind case, nothing else can be chosen'],
    ['has:colour', 4, 6, 'unknown field "colour": put it in quotes to look for it as text'],
  ])('says of %s where and what is wrong', (text, at, length, message) => {
    expect(errorsOf(text)).toEqual([{ at, length, message }]);
  });

  it.each(['src:10.0.0.0/33', 'src:10.300.0.1', 'dst:fe80::/129', 'ip:1.2.3.4/', 'ip:10.0/8'])(
    'refuses %s, which looks like an address and is none',
    (text) => {
      expect(errorsOf(text)).toHaveLength(1);
      expect(errorsOf(text)[0]?.message).toContain('is not an address such as 10.0.0.7');
    },
  );

  it('suggests no name of a field that help does not list', () => {
    const listed = [...FLOW_SCHEMA.fields.map((field) => field.name), 'has'];
    for (const alias of FLOW_SCHEMA.fields.flatMap((field) => field.aliases)) {
      const suggested = /did you mean "(.*):"/.exec(errorsOf(`${alias}x:1`)[0]?.message ?? '')?.[1];
      expect(listed).toContain(suggested);
    }
  });

  it('tells every mistake of a text, in its order', () => {
    expect(errorsOf('prot:tcp bytes>x port:y').map((error) => error.at)).toEqual([0, 15, 22]);
  });

  it.each([
    ['brackets', `${'('.repeat(5000)}a${')'.repeat(5000)}`, 'nest at most 50 deep'],
    ['negations', `${'!'.repeat(10_000)}a`, 'nest at most 50 deep'],
    ['conditions', 'a '.repeat(5000), 'at most 500 conditions'],
    ['characters', 'a'.repeat(20_001), 'at most 20000 characters'],
  ])('refuses too many %s with one message', (_, text, message) => {
    const errors = errorsOf(text);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain(message);
  });

  it('reads every filter that it prints as the same filter', () => {
    fc.assert(
      fc.property(anyExpression, (filter) => {
        expect(parse(printFilter(filter, FLOW_SCHEMA))).toEqual({ ok: true, filter });
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['sid:3', 'sid:3 bytes>1m', 'port:445 (sid:3)', 'viewsubnet:3 dir:external'])('takes %s', (text) => {
    expect(errorsOf(text)).toEqual([]);
  });

  it.each([
    ['!sid:3', 1],
    ['sid:3 or port:1', 0],
    ['port:1 !(sid:3 port:2)', 9],
    ['sid:3 sid:4', 6],
    ['has:sid', 4],
    ['sid:3,4', 0],
  ])('refuses %s, since only the appliance can tell which subnet a flow is of', (text, at) => {
    expect(errorsOf(text)).toEqual([
      {
        at,
        length: 3,
        message: 'only the appliance can tell sid: give it once, with one value, and neither behind ! nor in an "or"',
      },
    ]);
  });

  it('never throws, places its errors inside the text, and prints again what it could read', () => {
    const pieces = fc.constantFrom(
      'src',
      ':',
      '"',
      '/',
      '(',
      ')',
      '!',
      'or',
      ' ',
      ',',
      '10.0.0.0/8',
      '>',
      '<=',
      '=',
      '[',
      '\\',
      '{9}',
      '*',
      'bytes',
      '10m',
      'has',
      '..',
      '-',
      '|',
      '&',
      '\u{202e}',
      '\ud800',
      '\u{1f600}',
      '\u0000',
      'start',
      '-2h',
      '#7',
      'ext',
      '::',
    );
    const text = fc.oneof(
      fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const parsed = parse(typed);
        if (parsed.ok) {
          expect(parse(printFilter(parsed.filter, FLOW_SCHEMA))).toEqual(parsed);
          return;
        }
        expect(parsed.errors.length).toBeGreaterThan(0);
        for (const { at, length, message } of parsed.errors) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(length).toBeGreaterThanOrEqual(0);
          expect(at + length).toBeLessThanOrEqual(typed.length);
          expect(message).not.toMatch(/[\u{202e}\u0000]/u);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('is done with ten thousand hostile characters at once', () => {
    for (const piece of ['(', '"', '/[', 'src:', '!', 'a,', '\\', 'a:b ', '\u{1f600}', 'port:1,', '/a/', '((a)or']) {
      const typed = piece.repeat(Math.floor(10_000 / piece.length));
      expect(typeof parse(typed).ok).toBe('boolean');
    }
  });
});

describe('a regular expression', () => {
  it.each(['^https?$', 'foo.*bar', '\\.(ru|cn)$', '(foo|bar)?baz', '[a-z]+\\d{2,4}', '^\\w+-\\w+$', '(ab)+', 'a{3}'])(
    'such as %s is welcome',
    (source) => {
      expect(parse(`/${source}/`).ok).toBe(true);
    },
  );

  it.each([
    '(a+)+$',
    '(a|a)+',
    '(a?){40}',
    'a?'.repeat(30) + 'a'.repeat(30),
    '(a|a)'.repeat(30),
    'a*a*a*a*b',
    '(\\w+\\s?)*',
    '(?=(a+)+)x',
    '(a)\\1',
    'a'.repeat(201),
  ])('that could keep the program busy is refused: %s', (source) => {
    expect(parse(`/${source}/`).ok).toBe(false);
  });
});
