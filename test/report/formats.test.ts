// What holds for every format of a report, whatever the document says.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS, formatOf } from '../../src/report/formats/index.ts';
import { aDocument } from './a-document.ts';
import { aHostileDocument } from './a-hostile-document.ts';
import { ACTING, hostileNumbers, hostileTexts } from './hostile-texts.ts';

const PLAIN = { width: 80, ascii: false, colour: false };

describe('the list of formats', () => {
  it('has no two of one name or extension', () => {
    expect(new Set(FORMATS.map(({ name }) => name)).size).toBe(FORMATS.length);
    expect(new Set(FORMATS.map(({ extension }) => extension)).size).toBe(FORMATS.length);
  });

  it('finds a format by its name and by the extension of a file', () => {
    expect(formatOf('markdown')?.extension).toBe('md');
    expect(formatOf('md')?.name).toBe('markdown');
    expect(formatOf('pdf')).toBeUndefined();
  });
});

describe.each(FORMATS)('$name', (format) => {
  it('lets nothing out that steers a terminal or turns the reading', () => {
    fc.assert(
      fc.property(hostileTexts, hostileNumbers, fc.boolean(), (texts, numbers, ascii) => {
        const written = format.write(aHostileDocument(texts, numbers), { ...PLAIN, ascii });
        const found = ACTING.exec(format.name === 'csv' ? written.replaceAll('\r\n', '\n') : written);
        expect(found).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('writes the same for the same document, and changes nothing of it', () => {
    const document = aDocument();
    const before = structuredClone(document);
    expect(format.write(document, PLAIN)).toBe(format.write(aDocument(), PLAIN));
    expect(document).toEqual(before);
  });

  it('never writes a number that is none', () => {
    if (format.name === 'json') return;
    fc.assert(
      fc.property(hostileNumbers, (numbers) => {
        const written = format.write(
          aHostileDocument(['name'], [Number.NaN, Number.POSITIVE_INFINITY, ...numbers]),
          PLAIN,
        );
        expect(written).not.toMatch(/NaN|Infinity|undefined|null/);
      }),
      { numRuns: 30 },
    );
  });

  it('ends in one line end', () => {
    expect(format.write(aDocument(), PLAIN)).toMatch(/[^\n\r]\r?\n$/);
  });

  it('is ASCII throughout where that is asked for, but for CSV, whose data are what they are', () => {
    if (format.name === 'csv') return;
    fc.assert(
      fc.property(hostileTexts, hostileNumbers, (texts, numbers) => {
        expect(format.write(aHostileDocument(texts, numbers), { ...PLAIN, ascii: true })).toMatch(/^[\n -~]*$/);
      }),
      { numRuns: 30 },
    );
  });

  it('has colours on a terminal only, and only as text', () => {
    const coloured = format.write(aDocument(), { ...PLAIN, colour: true });
    expect(coloured.includes('\u001b[')).toBe(format.name === 'text');
    expect(coloured.replace(/\u001b\[[0-9;]*m/g, '')).toBe(format.write(aDocument(), PLAIN));
  });

  it('says every severity in words', () => {
    const written = format.write(aDocument(), PLAIN);
    for (const severity of ['critical', 'high']) expect(written).toContain(severity);
  });

  it('holds a document without anything in it', () => {
    const empty = aDocument({ title: '', summary: '', sections: [], data: {}, findings: [], notReported: [] });
    expect(format.write(empty, PLAIN).length).toBeGreaterThan(40);
  });
});

describe('a report that no rule has judged', () => {
  it.each(['text', 'markdown', 'html'])('says nothing of findings in %s', (name) => {
    const told =
      formatOf(name)?.write(
        { ...aDocument({ findings: [] }), wasJudged: false },
        { width: 80, ascii: false, colour: false },
      ) ?? '';
    expect(told).toContain(aDocument().title);
    expect(told).not.toMatch(/no rule|>Findings<|^## Findings|── Findings/im);
  });
});
