// A report as Markdown, read by small readers of the rules that GitHub publishes for tables and links.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/report/document.ts';
import { markdown } from '../../src/report/formats/markdown.ts';
import { aDocument, aDocumentOf, aTable } from './a-document.ts';
import { aHostileDocument } from './a-hostile-document.ts';
import { hostileNumbers, hostileTexts } from './hostile-texts.ts';

const write = (...blocks: Block[]): string =>
  markdown.write(aDocumentOf(...blocks), { width: 80, ascii: false, colour: false });

/** Cells of a row: a pipe divides them unless a backslash stands before it, and a backslash before a backslash is none. */
const cellsOf = (line: string): string[] => {
  const cells = [''];
  for (let index = 0; index < line.length; index += 1) {
    const one = line[index] ?? '';
    if (one === '\\') {
      cells[cells.length - 1] += one + (line[index + 1] ?? '');
      index += 1;
    } else if (one === '|') cells.push('');
    else cells[cells.length - 1] += one;
  }
  return cells.slice(1, -1).map((cell) => cell.trim());
};

/** What a reader makes of a line, without code and escapes: what still begins something there, was not defused. */
const bare = (line: string): string => line.replace(/\\[!-/:-@[-`{-~]/g, '').replace(/(`+)[^`].*?\1/g, '');

const paragraph = (text: string): string => {
  const lines = write({ kind: 'note', text }).split('\n');
  return lines.at(-2) ?? '';
};

const cell = (text: string): string => {
  const written = write({
    kind: 'table',
    columns: [
      { title: 'Name', as: 'text', weight: 9 },
      { title: 'Bytes', as: 'bytes', weight: 9 },
    ],
    rows: [[text, 5]],
    leftOut: 0,
    empty: '',
  });
  const row = cellsOf(written.split('\n').at(-2) ?? '');
  expect(row).toHaveLength(2);
  expect(row[1]).toBe('5 B');
  return row[0] ?? '';
};

describe('its tables', () => {
  it('keep their number of columns whatever stands in the cells', () => {
    fc.assert(
      fc.property(hostileTexts, hostileNumbers, (texts, numbers) => {
        const written = markdown.write(aHostileDocument(texts, numbers), { width: 80, ascii: false, colour: false });
        let columns: number | undefined;
        for (const line of written.split('\n')) {
          if (!line.startsWith('|')) columns = undefined;
          else {
            columns ??= cellsOf(line).length;
            expect(cellsOf(line)).toHaveLength(columns);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('align numbers at the right and texts at the left', () => {
    expect(write(aTable)).toContain('| --- | --- | ---: | ---: | ---: | --- | --- | --- |');
  });
});

describe('bars', () => {
  it('leave no empty code behind where a length is not known', () => {
    const written = write({
      kind: 'bars',
      as: 'count',
      bars: [
        { label: 'tcp', value: Number.NaN, sharePercent: 4 },
        { label: 'udp', value: 3, sharePercent: 9 },
      ],
    });
    expect(written).not.toContain('``');
    expect(written).toContain('| udp | 3 | 9.0 % | `████████████` |  |');
  });
});

describe('a text', () => {
  it('brings no HTML, link, picture, emphasis or code of its own into the page', () => {
    fc.assert(
      fc.property(hostileTexts, hostileNumbers, (texts, numbers) => {
        const written = markdown.write(aHostileDocument(texts, numbers), { width: 80, ascii: false, colour: false });
        for (const line of written.split('\n')) {
          expect(bare(line)).not.toMatch(/<[a-z/!]|\]\(|!\[|https?:\/\/|www\.|@/i);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a|b', 'a\\|b'],
    ['*bold* _it_ ~~s~~', '\\*bold\\* \\_it\\_ \\~\\~s\\~\\~'],
    ['<b>&amp;', '&lt;b&gt;&amp;amp;'],
    ['[x](y)', '\\[x\\](y)'],
    ['model_breaches', 'model_breaches'],
    ['http://evil.example/a|b', '`http://evil.example/a`\\|`b`'],
    ['see www.evil.example now', 'see `www.evil.example` now'],
    ['finance-07@corp.example', '`finance-07@corp.example`'],
    ['00:ab:11:22:33:44', '`00:ab:11:22:33:44`'],
    ['`x`', '\\`x\\`'],
    [':smile:', '`:smile:`'],
    ['well:smile:done', '`well:smile:done`'],
    [':+1: and :100:', '`:+1:` and `:100:`'],
    ['2001:db8:abcd::7', '`2001:db8:abcd::7`'],
    ['[x](javascript:alert(1))', '`[x](javascript:alert(1))`'],
    ['mailto:finance-07', '`mailto:finance-07`'],
    ['ask @finance-07', 'ask `@finance-07`'],
    ['see #123 and GH-45', 'see `#123` and `GH-45`'],
    ['corp/network#7', '`corp/network#7`'],
  ])('%j in a cell is written %j', (text, written) => {
    expect(cell(text)).toBe(written);
  });

  it.each([
    'In the 24 h up to 2026-01-15 14:00Z: 237 security events; 1 critical and 2 high findings.',
    '3 of 3 tactics in the 7 days up to 2026-01-15T14:00:07Z: Initial Access, Lateral Movement.',
    'a ratio of 3:1:2, at 14:00:30, in 1h:24h:7d',
    'Do: ask the owner (10.1.2.3:443: HTTPS)',
    '2001:db8:85a3::8a2e:370:7334 and fe80::1:2:3',
    'score:0.94 weighed: 0.96',
    '00:50:56:AB:92:FD',
  ])('that only tells, %j, stays as it is', (told) => {
    expect(paragraph(told)).toBe(told);
    expect(cell(told)).toBe(told);
  });

  it.each([
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['+ item', '\\+ item'],
    ['=== rule', '\\=== rule'],
    ['1. first', '1\\. first'],
    ['> quote', '&gt; quote'],
    ['two\nlines', 'two lines'],
  ])('%j as a paragraph is written %j', (text, written) => {
    expect(paragraph(text)).toBe(written);
  });
});

it('lists findings with their severity in bold, the worst first', () => {
  const written = markdown.write(aDocument(), { width: 80, ascii: false, colour: false });
  expect(written).toContain('1 critical, 1 high.');
  expect(written.indexOf('- **critical**: SMB left the network')).toBeGreaterThan(0);
  expect(written.indexOf('- **high**: ws-0142 sent 4.1 GB to 203.0.113.7')).toBeGreaterThan(
    written.indexOf('**critical**'),
  );
});
