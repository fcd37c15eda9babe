// Strings and numbers as an attacker or an accident sends them.
import fc from 'fast-check';

const CLASSICS = [
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007',
  '\u202eexe.txt',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  'a|b\\|c\\\\|d',
  '`code` ``more`` [link](http://evil.example) ![p](//evil.example)',
  '# heading\n- list\n+ list\n1. one',
  '=HYPERLINK("http://evil.example")',
  '"=1+1"',
  '-2+3',
  'www.evil.example user@evil.example http://evil.example',
  '日本語の長い名前'.repeat(20),
  '👩‍👩‍👧‍👦👍🏽🇩🇪'.repeat(10),
  'x'.repeat(10_000),
  '2001:db8:85a3:1234:5678:8a2e:370:7334',
  'a,b;c\td\r\ne',
  '\u2028\u2029\ufeff\u200b',
  'e\u0301\u0301\u0301\u0301\u0301',
  '\ud800 lone',
  '',
] as const;

export const hostileText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...CLASSICS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc.string({
      unit: fc.constantFrom(' ', '|', '`', '\\', '<', '*', '東', '.', '-', '1', '\n'),
      maxLength: 80,
    }),
  },
);

export const hostileNumber = fc.oneof(
  fc.constantFrom(undefined, 0, -1, 1e308, -1e308, 5e-324, 0.04, 1e21, 8.64e15, Number.NaN, Number.POSITIVE_INFINITY),
  fc.integer(),
  fc.double({ noNaN: true }),
);

export const hostileTexts = fc.array(hostileText, { minLength: 1, maxLength: 9 });
export const hostileNumbers = fc.array(hostileNumber, { minLength: 1, maxLength: 7 });

/** Everything that steers a terminal or turns the direction of reading, but for the line feed. Written out, not asked of the code under test. */
export const ACTING =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udfff]/u;
