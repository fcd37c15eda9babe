// A report as a page of places: each figure has its own, by a name that stays, and every line keeps to its room.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentSketch, keyOf, targetsIn } from '../../src/panes/parts/document-sketch.ts';
import { shortenDocument } from '../../src/panes/parts/shorten-document.ts';
import type { Block, ReportDocument, TableBlock } from '../../src/report/document.ts';
import { bodyLines } from '../../src/report/formats/text/body-lines.ts';
import { pageFor } from '../../src/report/formats/text/page.ts';
import { displayWidth, graphemesOf } from '../../src/text/display-width.ts';
import type { Line } from '../../src/theme/line.ts';
import { spotText } from '../../src/widgets/sketch.ts';
import { type Running, runAppliance } from '../live/an-appliance.ts';
import { aDocument, aDocumentOf, aFinding, aTable } from '../report/a-document.ts';
import { everyReport } from '../report/every-report.ts';
import { hostileText } from '../report/hostile-texts.ts';

const ALONE = { width: 101, ascii: false, isBeside: false };
const BESIDE = { width: 119, ascii: false, isBeside: true };

const textOf = (line: Line): string => line.map(({ text }) => text).join('');

const bars = (...labels: readonly string[]): Block => ({
  kind: 'bars',
  as: 'count',
  bars: labels.map((label, index) => ({ label, value: index + 1, sharePercent: undefined })),
});

const facts = (...labels: readonly string[]): Block => ({
  kind: 'facts',
  facts: labels.map((label, index) => ({ label, value: index, as: 'count' })),
});

const table = (titles: readonly string[], rows: TableBlock['rows']): TableBlock => ({
  kind: 'table',
  columns: titles.map((title, index) => ({ title, as: index === 0 ? 'text' : 'count', weight: index === 0 ? 9 : 8 })),
  rows,
  leftOut: 0,
  empty: 'none',
});

const idsIn = (document: ReportDocument, style = ALONE): readonly string[] =>
  documentSketch(document, style, () => true).spots.map(({ id }) => id);

describe('a report on a page', () => {
  it('in one column says what the report says, line by line', () => {
    const document = aDocument();
    const { lines } = documentSketch(document, ALONE, () => true);
    const report = bodyLines(document, pageFor({ width: 100, ascii: false, colour: true }));
    expect(lines.map((line) => textOf(line).slice(1).trimEnd())).toEqual(report.map((line) => textOf(line).trimEnd()));
  });

  it('has a spot for each fact, bar, row and finding, on the line that says it', () => {
    const document = aDocument({
      sections: [
        { id: 'A', title: 'Facts', blocks: [facts('one', 'two', 'three', 'four', 'five')] },
        { id: 'B', title: 'Bars', blocks: [bars('red', 'green')] },
        {
          id: 'C',
          title: 'Rows',
          blocks: [
            table(
              ['name', 'n'],
              [
                ['north', 1],
                ['south', 2],
              ],
            ),
          ],
        },
      ],
    });
    for (const style of [ALONE, BESIDE, { ...ALONE, width: 401 }]) {
      const sketch = documentSketch(document, style, () => true);
      const findings = ['findings/NET-R1:b', 'findings/NET-R6:a'];
      const figures = ['A/one', 'A/two', 'A/three', 'A/four', 'A/five', 'B/red', 'B/green', 'C/north', 'C/south'];
      expect(sketch.spots.map(({ id }) => id)).toEqual([...figures, ...findings]);
      for (const spot of sketch.spots.slice(0, figures.length)) {
        expect(spotText(sketch.lines, spot)).toMatch(new RegExp(`^${spot.id.slice(2)}\\b`));
        expect(textOf(sketch.lines[spot.row] ?? [])[spot.from]).toBe(' ');
      }
      expect([...targetsIn(document).keys()].sort()).toEqual([...figures, ...findings].sort());
    }
  });

  it('has none where there is nothing behind a figure', () => {
    const document = aDocumentOf(bars('red', 'green'));
    const { spots } = documentSketch(document, ALONE, ({ label }) => label !== 'red');
    expect(spots.map(({ id }) => id)).toEqual(['NET-DEST/green']);
  });

  it('calls the same thing by the same name after a refresh, whatever its place', () => {
    const before = idsIn(aDocumentOf(bars('red', 'green', 'blue')));
    const after = idsIn(aDocumentOf(bars('blue', 'red', 'green')));
    expect([...after].sort()).toEqual([...before].sort());
  });

  it('tells apart what is called the same, and what looks as if it were', () => {
    const ids = idsIn(aDocumentOf(bars('a', 'a#2', 'a', 'a#2', '#2/a', '')));
    expect(new Set(ids).size).toBe(6);
    const document = aDocumentOf(bars('a', 'a#2', 'a'));
    for (const [id, { label }] of targetsIn(document)) expect(id.endsWith(`/${label}`)).toBe(true);
  });
});

describe('a row of a table', () => {
  it('has one spot where the table is continued below, on the line where it stands first', () => {
    const document = aDocumentOf({ ...aTable, keepsAll: true });
    const sketch = documentSketch(document, { ...ALONE, width: 81 }, () => true);
    expect(sketch.lines.map(textOf).filter((text) => text === ' continued')).toHaveLength(2);
    expect(sketch.spots.map(({ id }) => id)).toEqual([...targetsIn(document).keys()]);
    expect(sketch.spots.map(({ row }) => row)).toEqual([0, 1, 2].map((row) => row + (sketch.spots[0]?.row ?? 0)));
    expect(textOf(sketch.lines[(sketch.spots[0]?.row ?? 0) - 1] ?? [])).toMatch(/^ Destination/);
  });

  const column = (as: 'text' | 'count', weight: number): TableBlock['columns'][number] => ({ title: '', as, weight });

  it.each([
    ['its first heavy texts, not a later one that says what changes', 't9 t9 c9 t9', '0 1'],
    ['those behind a lighter one', 't8 t9 t9 c9', '1 2'],
    ['all it has', 't9 t9', '0 1'],
    ['its first cell, where no text is heavy', 'c9 t8', '0'],
    ['its only cell', 'c9', '0'],
  ])('is called by %s', (_, told, name) => {
    const columns = told.split(' ').map((one) => column(one.startsWith('t') ? 'text' : 'count', Number(one.slice(1))));
    const row = columns.map((_column, place) => String(place));
    expect(keyOf({ kind: 'table', columns, rows: [row], leftOut: 0, empty: '' }, row)).toBe(name);
  });
});

describe('two columns', () => {
  const sections = [10, 4, 4, 9].map((count, index) => ({
    id: `S${index}`,
    title: `Section ${index}`,
    blocks: [bars(...Array.from({ length: count }, (_, bar) => `bar ${bar}`))],
  }));

  it('are about equally high, in the order of the report', () => {
    const { lines, spots } = documentSketch(aDocument({ sections, findings: [], notReported: [] }), BESIDE, () => true);
    const left = spots.filter(({ from }) => from < 50);
    expect(new Set(left.map(({ id }) => id.slice(0, 2)))).toEqual(new Set(['S0', 'S1']));
    expect(spots.map(({ id }) => id)).toEqual(
      sections.flatMap(({ id, blocks }) => idsIn(aDocumentOf(...blocks)).map((one) => one.replace('NET-DEST', id))),
    );
    expect(lines.length).toBeLessThan(26);
  });

  it('give way to a table that needs the whole width', () => {
    const wide = table(
      ['a name that is long', ...Array.from({ length: 7 }, (_, index) => `number ${index}`)],
      [['row of the table', ...Array.from({ length: 7 }, () => 1_234_567)]],
    );
    const document = aDocument({
      sections: [
        { id: 'A', title: 'Before', blocks: [facts('x')] },
        { id: 'B', title: 'Wide', blocks: [wide] },
        { id: 'C', title: 'After', blocks: [facts('y')] },
      ],
      findings: [],
    });
    const { lines, spots } = documentSketch(document, BESIDE, () => true);
    const row = spots.find(({ id }) => id === 'B/row of the table');
    expect(textOf(lines[row?.row ?? 0] ?? []).match(/1,234,567/g)).toHaveLength(7);
  });
});

describe('two columns beside a table without rows', () => {
  it('stay two, however wide its titles would be', () => {
    const titles = ['name', ...Array.from({ length: 5 }, (_, index) => `number-${index}-of-them`)];
    const document = (rows: TableBlock['rows']): ReportDocument =>
      aDocument({
        sections: [
          { id: 'A', title: 'Left', blocks: [bars('red', 'green')] },
          { id: 'B', title: 'Right', blocks: [table(titles, rows)] },
        ],
        findings: [],
        notReported: [],
      });
    const besideOf = (rows: TableBlock['rows']): boolean =>
      documentSketch(document(rows), BESIDE, () => true).lines.some((line) => /Left.*Right/.test(textOf(line)));
    expect(besideOf([])).toBe(true);
    expect(besideOf([['all', 1, 2, 3, 4, 5]])).toBe(false);
  });
});

/** What stands in one column of a line. */
const cellAt = (line: Line, place: number): string => {
  let column = 0;
  for (const grapheme of graphemesOf(textOf(line))) {
    if (column >= place) return grapheme;
    column += displayWidth(grapheme);
  }
  return ' ';
};

describe('every report of a simulated appliance', () => {
  let running: Running;
  let documents: readonly ReportDocument[] = [];

  beforeAll(async () => {
    running = await runAppliance(['ransomware']);
    documents = await everyReport(running);
  }, 60_000);
  afterAll(() => running.stop());

  it('has all of its targets as spots within its lines, on every width, with room for the mark before each line', () => {
    expect(documents.reduce((sum, document) => sum + targetsIn(document).size, 0)).toBeGreaterThan(500);
    for (const document of documents) {
      const names = [...targetsIn(document).keys()].sort();
      for (const width of [40, 41, 60, 84, 99, 120, 161, 200]) {
        for (const isBeside of [width >= 84, false]) {
          const { lines, spots } = documentSketch(document, { width, ascii: false, isBeside }, () => true);
          expect(spots.map(({ id }) => id).sort()).toEqual(names);
          expect(lines.filter((line) => displayWidth(textOf(line)) > width)).toEqual([]);
          const unmarkable = spots.filter(
            ({ row, rows, from, to }) =>
              to > width ||
              row + rows > lines.length ||
              lines.slice(row, row + rows).some((line) => cellAt(line, from) !== ' '),
          );
          expect(unmarkable).toEqual([]);
        }
      }
    }
  });

  it('calls its rows the same when they come in another order', () => {
    const tables = documents.flatMap(({ sections }) =>
      sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table')),
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const one of tables) {
      const before = targetsIn(aDocumentOf(one));
      const after = targetsIn(aDocumentOf({ ...one, rows: one.rows.toReversed() }));
      expect(new Set(after.keys())).toEqual(new Set(before.keys()));
      for (const [id, target] of before) expect(after.get(id)).toEqual(target);
    }
  });
});

describe('any report', () => {
  const block: fc.Arbitrary<Block> = fc.oneof(
    fc.array(hostileText, { maxLength: 6 }).map((labels) => bars(...labels)),
    fc.array(hostileText, { maxLength: 6 }).map((labels) => facts(...labels)),
    fc.array(fc.tuple(hostileText, fc.nat()), { maxLength: 6 }).map((rows) => table(['name', 'n'], rows)),
  );

  it('keeps its places within its lines, each by a name of its own', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(block, { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
        fc.integer({ min: 1, max: 260 }),
        fc.boolean(),
        (all, width, isBeside) => {
          const document = aDocument({
            sections: all.map((blocks, index) => ({ id: `S-${index}`, title: 'Part', blocks })),
            findings: [aFinding({ title: 'x'.repeat(300) })],
          });
          const { lines, spots } = documentSketch(document, { width, ascii: false, isBeside }, () => true);
          expect(new Set(spots.map(({ id }) => id)).size).toBe(spots.length);
          const targets = targetsIn(document);
          for (const { id, row, rows, from, to } of spots) {
            expect(targets.has(id)).toBe(true);
            expect(row).toBeGreaterThanOrEqual(0);
            expect(row + rows).toBeLessThanOrEqual(lines.length);
            expect(from).toBeGreaterThanOrEqual(0);
            expect(to).toBeGreaterThan(from);
          }
          if (width > 60 && !isBeside)
            for (const line of lines) expect(displayWidth(textOf(line))).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a list without end', () => {
  const many = Array.from({ length: 5_000 }, (_, index) => `kind ${index}`);

  it('is cut to what a person reads, and says how many there are beyond it', () => {
    const document = shortenDocument(
      aDocumentOf(
        bars(...many),
        table(
          ['name', 'n'],
          many.map((name) => [name, 1]),
        ),
      ),
    );
    const text = documentSketch(document, ALONE, () => true)
      .lines.map(textOf)
      .join('\n');
    expect(text).toContain('and 4,940 more; :export writes all of them');
    expect(text).toContain('and 4,940 more\n');
    expect(idsIn(document)).toHaveLength(120);
  });

  it('that has an end stays as it is', () => {
    const document = aDocumentOf(bars(...many.slice(0, 60)));
    expect(shortenDocument(document)).toBe(document);
  });
});
