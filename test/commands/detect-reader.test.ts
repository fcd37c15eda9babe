// Lines of times and values in every usual dressing, and what is said of the others.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_LINE, readLines } from '../../src/commands/detect/read-lines.ts';
import { createRowReader } from '../../src/commands/detect/read-row.ts';
import { readTime } from '../../src/commands/detect/read-time.ts';

const AT = Date.UTC(2026, 0, 15, 14, 5, 7);

describe('a time', () => {
  it.each([
    ['2026-01-15T14:05:07Z', AT],
    ['2026-01-15T14:05:07', AT],
    ['2026-01-15 14:05:07', AT],
    ['2026-01-15 14:05:07 UTC', AT],
    ['2026-01-15T14:05:07.250Z', AT + 250],
    ['2026-01-15T14:05:07.123456789Z', AT + 123],
    ['2026-01-15T16:05:07+02:00', AT],
    ['2026-01-15T16:05:07+0200', AT],
    ['2026-01-15T08:35:07-05:30', AT],
    ['2026-01-15 14:05', AT - 7_000],
    ['2026-01-15', Date.UTC(2026, 0, 15)],
    ['2026-01-15+02:00', Date.UTC(2026, 0, 14, 22)],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    [String(AT / 1_000), AT],
    [String(AT), AT],
    [`${AT / 1_000}.5`, AT + 500],
    ['0', 0],
    ['-3600', -3_600_000],
  ])('is read: %s', (text, at) => {
    expect(readTime(text)).toBe(at);
  });

  it.each([
    '',
    'now',
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-01-15T25:00Z',
    '15/01/2026',
    '1e400',
    '1e20',
    'NaN',
    '-',
  ])('is none: "%s"', (text) => {
    expect(readTime(text)).toBeUndefined();
  });

  it('comes back as it was written, for any instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1, 0, 1), max: Date.UTC(9999, 11, 31) }), (at) => {
        expect(readTime(new Date(at).toISOString())).toBe(at);
      }),
    );
  });
});

const rowsOf = (...lines: readonly string[]) => {
  const reader = createRowReader();
  return lines.map((line) => reader.read(line));
};

const point = (value: number | undefined) => ({ kind: 'point', at: AT, value });

const TIME = '2026-01-15T14:05:07Z';

describe('a line', () => {
  it.each([
    [`${TIME},412`, 412],
    [`${TIME};412`, 412],
    [`${TIME}\t412`, 412],
    [`"${TIME}","412"`, 412],
    [`  ${TIME} , 412 `, 412],
    [`${TIME},412\r`, 412],
    [`${TIME},1e3`, 1_000],
    [`${TIME},-2.5`, -2.5],
    [`${TIME},.5`, 0.5],
    [`${TIME},412,more,columns`, 412],
    [`${TIME},`, undefined],
    [`${TIME},nan`, undefined],
    [`${TIME},NULL`, undefined],
    [`${TIME},-`, undefined],
    [`${TIME},""`, undefined],
  ])('is a point: %j', (line, value) => {
    expect(rowsOf(line)).toEqual([point(value)]);
  });

  it('may be a header, which says where the columns are', () => {
    expect(rowsOf('host,bytes,time', `pc,7,${TIME}`)).toEqual([{ kind: 'header', valueName: 'bytes' }, point(7)]);
    expect(rowsOf('timestamp;connections', `${TIME};7`)).toEqual([
      { kind: 'header', valueName: 'connections' },
      point(7),
    ]);
  });

  it('may be blank, even before the header', () => {
    expect(rowsOf('', '  \r', 'timestamp,value', `${TIME},1`).map(({ kind }) => kind)).toEqual([
      'blank',
      'blank',
      'header',
      'point',
    ]);
  });

  it.each([
    [`${TIME},many`, '"many" is no number'],
    [`${TIME},1e999`, '"1e999" is no number'],
    [`${TIME},0x10`, '"0x10" is no number'],
    ['yesterday,5', '"yesterday" is no time'],
    ['5', 'one field, "5"'],
  ])('is refused with what came: %j', (line, came) => {
    expect(rowsOf(`${TIME},1`, line)[1]).toEqual({ kind: 'bad', came });
  });

  it('is refused without its escape codes', () => {
    const [, row] = rowsOf(`${TIME},1`, '\u001b[31mred,5');
    expect(row).toEqual({ kind: 'bad', came: '"\u{fffd}[31mred" is no time' });
  });
});

const linesOf = async (chunks: readonly Uint8Array[]): Promise<readonly (string | undefined)[]> => {
  const lines: (string | undefined)[] = [];
  for await (const batch of readLines(ReadableStream.from(chunks), new AbortController().signal)) lines.push(...batch);
  return lines;
};

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('lines out of bytes', () => {
  it('are the same however the bytes are cut', async () => {
    const text = '\u{feff}a,1\nü,2\r\n\n€,3';
    const whole = bytes(text);
    for (let cut = 0; cut <= whole.length; cut += 1) {
      expect(await linesOf([whole.slice(0, cut), whole.slice(cut)])).toEqual(['a,1', 'ü,2\r', '', '€,3']);
    }
  });

  it('are not kept when they are too long, and the next one is read', async () => {
    const long = bytes('x'.repeat(LONGEST_LINE));
    expect(await linesOf([bytes('a\n'), long, long, bytes('x\nb\n'), long, long])).toEqual([
      'a',
      undefined,
      'b',
      undefined,
    ]);
  });
});
