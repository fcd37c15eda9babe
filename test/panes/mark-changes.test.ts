// What moved since a report was last made is marked beside it, and nothing else of the report changes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markChanges } from '../../src/panes/parts/mark-changes.ts';
import type { Block, Fact, ReportDocument, TableBlock, Value, ValueKind } from '../../src/report/document.ts';
import { showValue } from '../../src/report/formats/parts/show-value.ts';
import { aDocument, aDocumentOf } from '../report/a-document.ts';

const MARKS = { ascii: false };

const fact = (value: Value, as: ValueKind = 'count', note?: string, label = 'events'): Fact => ({
  label,
  value,
  as,
  note,
});

const facts = (...all: readonly Fact[]): ReportDocument => aDocumentOf({ kind: 'facts', facts: all });

const bars = (...all: readonly (readonly [label: string, value: number | undefined])[]): ReportDocument =>
  aDocumentOf({
    kind: 'bars',
    as: 'bytes',
    bars: all.map(([label, value]) => ({ label, value, sharePercent: undefined })),
  });

const table = (...rows: readonly (readonly Value[])[]): ReportDocument =>
  aDocumentOf({
    kind: 'table',
    columns: [
      { title: 'name', as: 'text', weight: 9 },
      { title: 'events', as: 'count', weight: 8 },
      { title: 'share', as: 'percent', weight: 7 },
    ],
    rows,
    leftOut: 0,
    empty: '',
  });

const blockOf = ({ sections }: ReportDocument): Block | undefined => sections[0]?.blocks[0];

const notes = (document: ReportDocument): readonly (string | undefined)[] => {
  const block = blockOf(document);
  if (block?.kind === 'facts') return block.facts.map(({ note }) => note);
  return block?.kind === 'bars' ? block.bars.map(({ note }) => note) : [];
};

const rowsOf = (document: ReportDocument): TableBlock['rows'] => {
  const block = blockOf(document);
  return block?.kind === 'table' ? block.rows : [];
};

describe('a figure', () => {
  it.each([
    [fact(12), fact(9), '↑ 3'],
    [fact(9), fact(12), '↓ 3'],
    [fact(12, 'count', '20 %'), fact(9), '↑ 3, 20 %'],
    [fact(5 * 1024 ** 3, 'bytes'), fact(2 * 1024 ** 3, 'bytes'), '↑ 3.0 GB'],
    [fact(63.1, 'change'), fact(60, 'change'), '↑ 3.1 %'],
    [fact(7.151, 'mbps'), fact(7.149, 'mbps'), '↑'],
    [fact(5.06), fact(5), '↑ 0.1'],
    [fact(5), fact(5.04), '↓'],
    [fact(Number.MAX_VALUE), fact(-Number.MAX_VALUE), '↑'],
  ] as const)('that moved says by how much: %o', (now, before, told) => {
    expect(notes(markChanges(facts(now), facts(before), MARKS))).toEqual([told]);
  });

  it.each([
    [fact(12), fact(12)],
    [fact(12), fact(undefined)],
    [fact(undefined), fact(12)],
    [fact(12), fact(Number.NaN)],
    [fact(Number.POSITIVE_INFINITY), fact(12)],
    [fact(12), fact(9, 'bytes')],
    [fact('high', 'severity'), fact('low', 'severity')],
    [fact(443, 'text'), fact(80, 'text')],
    [fact('increasing', 'text'), fact('stable', 'text')],
    [fact(2_000, 'instant'), fact(1_000, 'instant')],
    [fact(7.12, 'mbps'), fact(7.11, 'mbps')],
    [fact(12), fact(9, 'count', undefined, 'notices')],
  ] as const)('that did not, or of which nobody could see it, is not marked: %o', (now, before) => {
    const document = facts(now);
    expect(markChanges(document, facts(before), MARKS)).toBe(document);
  });

  it('is compared with the one of its name and number: an appliance may use our words', () => {
    const now = facts(fact(105, 'count', undefined, 'total'), fact(5, 'count', undefined, 'total'));
    const before = facts(fact(102, 'count', undefined, 'total'), fact(2, 'count', undefined, 'total'));
    expect(notes(markChanges(now, before, MARKS))).toEqual(['↑ 3', '↑ 3']);
  });
});

describe('bars', () => {
  it('are marked by their own values, wherever they stand now', () => {
    const now = bars(['b', 3 * 1024 ** 2], ['a', 1024 ** 2], ['new', 1]);
    expect(notes(markChanges(now, bars(['a', 1024 ** 2], ['b', 1024 ** 2]), MARKS))).toEqual([
      '↑ 2.0 MB',
      undefined,
      undefined,
    ]);
  });
});

describe('what is measured otherwise than before', () => {
  it('is not compared', () => {
    const now = bars(['a', 5]);
    const counted = aDocumentOf({
      kind: 'bars',
      as: 'count',
      bars: [{ label: 'a', value: 9, sharePercent: undefined }],
    });
    expect(markChanges(now, counted, MARKS)).toBe(now);
    const rows = table(['a', 5, 60]);
    const block = blockOf(rows);
    if (block?.kind !== 'table') throw new Error('a table');
    const other = block.columns.map((column) => ({ ...column, as: 'bytes' as const }));
    expect(markChanges(rows, aDocumentOf({ ...block, columns: other, rows: [['a', 9, 40]] }), MARKS)).toBe(rows);
  });
});

describe('charts, heat and notes', () => {
  it('are never marked', () => {
    const { sections } = aDocument();
    const pictures = sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'chart' || kind === 'heat'));
    expect(pictures.length).toBeGreaterThan(2);
    const now = aDocumentOf(...pictures, { kind: 'note', text: '5' });
    expect(markChanges(now, aDocumentOf(...pictures.toReversed(), { kind: 'note', text: '4' }), MARKS)).toBe(now);
  });
});

describe('a table', () => {
  it('has the mark before the number, so that numbers stay below each other', () => {
    const marked = markChanges(
      table(['north', 1_200, 60], ['south', 7, 40]),
      table(['south', 9, 40], ['north', 1_100, 60]),
      MARKS,
    );
    expect(rowsOf(marked)).toEqual([
      ['north', '↑ 1,200', 60],
      ['south', '↓ 7', 40],
    ]);
  });

  it('without its marks says what it said, whatever moved', () => {
    const cell = fc.option(fc.integer({ min: -2_000, max: 2_000 }), { nil: undefined });
    const some = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), cell, cell), {
      selector: ([key]) => key,
    });
    let marks = 0;
    fc.assert(
      fc.property(some, some, (now, before) => {
        const rows = rowsOf(markChanges(table(...now), table(...before), MARKS));
        const old = new Map(before.map(([key, ...cells]) => [key, cells]));
        for (const [index, [key, ...cells]] of now.entries()) {
          for (const [place, value] of cells.entries()) {
            const shown = rows[index]?.[place + 1];
            const was = old.get(key)?.[place];
            const isMoved = value !== undefined && was !== undefined && value !== was;
            const written = showValue(value, place === 0 ? 'count' : 'percent', '-');
            expect(shown).toBe(isMoved ? `${value > was ? '↑' : '↓'} ${written}` : value);
            marks += isMoved ? 1 : 0;
          }
        }
        expect(rows.map(([key]) => key)).toEqual(now.map(([key]) => key));
      }),
      { numRuns: 200 },
    );
    expect(marks).toBeGreaterThan(100);
  });

  it('in ASCII has marks that are ASCII', () => {
    const [[, cell = ''] = []] = rowsOf(markChanges(table(['a', 2, 1]), table(['a', 1, 1]), { ascii: true }));
    expect(cell).toMatch(/^[!-~] 2$/);
  });
});

describe('a report', () => {
  it('that was never made before, or has other sections, stays the same object', () => {
    const document = aDocument();
    expect(markChanges(document, undefined, MARKS)).toBe(document);
    expect(markChanges(document, aDocument({ sections: [] }), MARKS)).toBe(document);
    expect(markChanges(document, aDocument(), MARKS)).toBe(document);
  });

  it('keeps its labels, their order and their number, whatever moved', () => {
    const some = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'total'), fc.option(fc.nat({ max: 9 }), { nil: undefined })),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(some, some, (now, before) => {
        const document = facts(...now.map(([label, value]) => fact(value, 'count', undefined, label)));
        const marked = markChanges(
          document,
          facts(...before.map(([label, value]) => fact(value, 'count', undefined, label))),
          MARKS,
        );
        const told = ({ sections }: ReportDocument) =>
          sections.flatMap(({ blocks }) =>
            blocks.flatMap((block) =>
              block.kind === 'facts' ? block.facts.map(({ label, value }) => [label, value]) : [],
            ),
          );
        expect(told(marked)).toEqual(told(document));
      }),
      { numRuns: 200 },
    );
  });
});
