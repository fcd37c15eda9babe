// A report as CSV, read back by a small reader that knows nothing of the writer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/report/document.ts';
import { csv } from '../../src/report/formats/csv.ts';
import { aChart, aDocument, aDocumentOf, aHeat, aTable, NOW, someBars, someFacts } from './a-document.ts';
import { aHostileDocument } from './a-hostile-document.ts';
import { hostileNumbers, hostileTexts } from './hostile-texts.ts';
import { readCsv } from './read-csv.ts';

const STYLE = { width: 80, ascii: false, colour: false };

/** Tables are apart by an empty line. */
const readTables = (written: string): string[][][] => {
  const tables: string[][][] = [[]];
  for (const record of readCsv(written)) {
    if (record.length === 1 && record[0] === '') tables.push([]);
    else tables.at(-1)?.push(record);
  }
  return tables;
};

const tableOf = (block: Block): string[][] => readTables(csv.write(aDocumentOf(block), STYLE))[1] ?? [];

const cellOf = (value: string | number): string => {
  const table = tableOf({
    kind: 'table',
    columns: [
      { title: 'Name', as: 'text', weight: 9 },
      { title: 'Next', as: 'text', weight: 9 },
    ],
    rows: [[value, 'next']],
    leftOut: 0,
    empty: '',
  });
  expect(table[1]?.[2]).toBe('next');
  return table[1]?.[1] ?? '';
};

describe('its tables', () => {
  it('all begin with a header whose first column is "section", and every row has the id there and as many fields', () => {
    fc.assert(
      fc.property(hostileTexts, hostileNumbers, (texts, numbers) => {
        for (const [header = [], ...rows] of readTables(csv.write(aHostileDocument(texts, numbers), STYLE))) {
          expect(header[0]).toBe('section');
          expect(rows.filter((row) => row.length !== header.length)).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('end in the findings', () => {
    const last = readTables(csv.write(aDocument(), STYLE)).at(-1) ?? [];
    expect(last[0]?.slice(0, 4)).toEqual(['section', 'id', 'rule', 'severity']);
    expect(last.slice(1).map((row) => row[3])).toEqual(['critical', 'high']);
  });

  it('hold all columns with raw numbers, units in the header, times as ISO in UTC', () => {
    const [header, first] = tableOf(aTable);
    expect(header).toEqual([
      'section',
      'Destination',
      'Host',
      'Connections',
      'Bytes',
      'Share (percent)',
      'Ports',
      'Last seen (UTC)',
      'Severity',
    ]);
    expect(first).toEqual([
      'NET-DEST',
      '203.0.113.7',
      'files.partner.example',
      '1204',
      '4402341478',
      '31.4',
      '443, 8443',
      '2026-01-15T14:00:00.000Z',
      'high',
    ]);
  });

  it('hold facts, bars, charts and heat maps too, one value a row', () => {
    expect(tableOf(someFacts)[2]).toEqual([
      'NET-DEST',
      'Bytes',
      '152471060480',
      'bytes',
      "'+12.1 % against the week before",
      '',
    ]);
    expect(tableOf(someBars)[1]).toEqual(['NET-DEST', 'TCP', '120000000000', '78.7', '', '']);
    expect(tableOf(aChart())[31]?.slice(2)).toEqual([
      'connections',
      '2026-01-14T21:00:00.000Z',
      '160',
      expect.any(String),
      expect.any(String),
      '140',
      'yes',
    ]);
    expect(tableOf(aHeat)[2]).toEqual(['NET-DEST', 'Bytes between subnets', '10.1.0.0/16', '10.2.0.0/16', '120000']);
  });

  it('say how many rows were left out', () => {
    expect(csv.write(aDocumentOf(aTable), STYLE)).toContain('34 more rows left out');
  });
});

describe('its texts', () => {
  it('come back as they were: quotes, separators and line breaks included', () => {
    for (const value of ['a "quoted" name', 'a,b', 'a;b', 'two\nlines', 'two\r\nlines', ' spaced ', 'plain', '']) {
      expect(cellOf(value)).toBe(value.replace('\r\n', '\n'));
    }
  });

  it('come back as they were whatever they are, as long as nothing in them acts', () => {
    const printable = fc.string({
      unit: fc.constantFrom('a', '"', ',', ';', '\n', ' ', 'é', '東', "'", '='),
      maxLength: 30,
    });
    fc.assert(
      fc.property(printable, (value) => {
        const cell = cellOf(value);
        expect(cell === value || cell === `'${value}`).toBe(true);
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '"=1+1"', '""=1', "'=1", '＝1', ' =1'])(
    'never begin as a formula: %j',
    (value) => {
      expect(cellOf(value)).toMatch(/^'/);
    },
  );

  it('stay untouched where a number stands, negative ones included', () => {
    expect(cellOf(-12.5)).toBe('-12.5');
    expect(cellOf(1e21)).toBe('1e+21');
    expect(csv.write(aDocument({ generatedAt: NOW }), STYLE)).toContain('2026-01-15T14:02:07.000Z');
  });
});
