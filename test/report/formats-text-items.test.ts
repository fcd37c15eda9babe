// The lines of a text report, told apart by what they are about: they are all of its lines, and each thing has its own.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block, ReportDocument } from '../../src/report/document.ts';
import { sortFindings } from '../../src/report/formats/parts/tell-document.ts';
import { blockItems } from '../../src/report/formats/text/blocks.ts';
import { bodyLines, findingsItems, notReportedItems, sectionItems } from '../../src/report/formats/text/body-lines.ts';
import type { Item } from '../../src/report/formats/text/item.ts';
import { type Page, pageFor, paragraph } from '../../src/report/formats/text/page.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import type { Line } from '../../src/theme/line.ts';
import { type Running, runAppliance } from '../live/an-appliance.ts';
import { aDocument, aDocumentOf, aFinding, aTable, someBars, someFacts } from './a-document.ts';
import { aHostileDocument } from './a-hostile-document.ts';
import { everyReport } from './every-report.ts';
import { hostileNumbers, hostileTexts } from './hostile-texts.ts';

let running: Running;
let documents: readonly ReportDocument[] = [];

beforeAll(async () => {
  running = await runAppliance(['ransomware']);
  documents = [...(await everyReport(running)), aDocument(), aDocument({ findings: [], notReported: [] })];
}, 60_000);
afterAll(() => running.stop());

const PAGES: readonly Page[] = [60, 80, 119, 120, 160].flatMap((width) => [
  pageFor({ width, ascii: false, colour: true }),
  pageFor({ width, ascii: true, colour: true }),
]);
/** A column of a screen is narrower than a report may be. */
const pageOf = (width: number, ascii = false): Page => ({ ...pageFor({ width, ascii, colour: true }), width });

const NARROW = pageOf(39);
const USUAL = pageOf(80);

const textOf = (line: Line | undefined): string => (line ?? []).map(({ text }) => text).join('');

/** Without blanks: a text may be broken into lines wherever it is long. */
const saidIn = (lines: readonly Line[]): string => lines.map(textOf).join('').replaceAll(' ', '');

const linesOf = (items: readonly Item[]): readonly Line[] => items.flatMap(({ lines }) => lines);

const placedIn = (items: readonly Item[]): readonly Item[] => items.filter(({ at }) => at !== undefined);

const aroundIn = (items: readonly Item[]): readonly string[] =>
  linesOf(items.filter(({ at }) => at === undefined)).map(textOf);

const blocksOf = (all: readonly ReportDocument[]): readonly Block[] =>
  all.flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks));

describe('the items of a report', () => {
  it('are its lines, all of them and in their order', () => {
    expect(documents.length).toBeGreaterThan(15);
    for (const page of [...PAGES, NARROW]) {
      for (const document of documents) {
        const parts = [
          paragraph(document.summary, page),
          ...document.sections.map((section) => sectionItems(section, page).flatMap(({ items }) => linesOf(items))),
          linesOf(findingsItems(document, page)),
          linesOf(notReportedItems(document, page)),
        ].filter((part) => part.length > 0);
        const joined = parts.flatMap((part, index) => (index === 0 ? part : [[], ...part]));
        expect(bodyLines(document, page)).toEqual(joined);
      }
    }
  });

  it('are those of its blocks, each written as it is alone', () => {
    for (const { sections } of documents) {
      for (const section of sections) {
        const [heading, ...blocks] = sectionItems(section, USUAL);
        expect(heading?.block).toBeUndefined();
        expect(linesOf(heading?.items ?? []).map(textOf)[0]).toMatch(/^── /);
        expect(blocks.map(({ block }) => block)).toEqual(section.blocks);
        for (const [index, block] of section.blocks.entries()) {
          const alone = linesOf(blockItems(block, USUAL));
          expect(linesOf(blocks[index]?.items ?? [])).toEqual(index === 0 ? alone : [[], ...alone]);
        }
      }
    }
  });

  it('count in the order of the block, and say what each of them is about', () => {
    let count = 0;
    for (const block of blocksOf(documents)) {
      const names =
        block.kind === 'facts'
          ? block.facts.map(({ label }) => label)
          : block.kind === 'bars'
            ? block.bars.map(({ label }) => label)
            : block.kind === 'table'
              ? block.rows.map((row) => String(row[block.columns.findIndex(({ weight }) => weight === 9)] ?? '-'))
              : [];
      const isText = block.kind !== 'table' || block.columns.find(({ weight }) => weight === 9)?.as === 'text';
      for (const page of [USUAL, NARROW]) {
        const placed = placedIn(blockItems(block, page));
        // A table that is continued has its rows more than once.
        const times = Math.max(1, placed.length / Math.max(1, names.length));
        expect(placed.map(({ at }) => at)).toEqual(Array.from({ length: times }, () => [...names.keys()]).flat());
        for (const { at, lines } of placed) {
          const name = names[at ?? -1]?.split(' ')[0]?.slice(0, 6) ?? 'nowhere';
          if (isText) expect(saidIn(lines)).toContain(name);
          count += 1;
        }
      }
    }
    expect(count).toBeGreaterThan(500);
  });

  it('keep the width and forget nothing, whatever the names and numbers are', () => {
    fc.assert(
      fc.property(hostileTexts, hostileNumbers, fc.boolean(), (texts, numbers, ascii) => {
        const page = pageOf(39, ascii);
        const document = aHostileDocument(texts, numbers);
        for (const line of bodyLines(document, page)) expect(displayWidth(textOf(line))).toBeLessThanOrEqual(39);
        for (const block of blocksOf([document])) {
          const places = new Set(placedIn(blockItems(block, page)).map(({ at }) => at));
          if (block.kind === 'facts') expect(places.size).toBe(block.facts.length);
          if (block.kind === 'bars') expect(places.size).toBe(block.bars.length);
          if (block.kind === 'table') expect(places.size).toBe(block.rows.length);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('what stands around the items', () => {
  it('of a table: its header, what is left out, and the columns without room', () => {
    const page = pageOf(60);
    const items = blockItems(aTable, page);
    const said = aroundIn(items);
    expect(said[0]).toMatch(/^Destination +Connections +Bytes/);
    expect(said.slice(1)).toEqual(['and 34 more', expect.stringMatching(/^No room for: Host/)]);
    expect(placedIn(items).map(({ lines }) => textOf(lines[0]).split(' ')[0])).toEqual([
      '203.0.113.7',
      '2001:db8:85a3:1234:5678:8a2e:370:7334',
      '198.51.100.23',
    ]);
  });

  it('of a table that is continued: where it goes on', () => {
    const items = blockItems({ ...aTable, keepsAll: true }, USUAL);
    expect(aroundIn(items).filter((text) => text === 'continued')).toHaveLength(2);
    expect(placedIn(items).map(({ at }) => at)).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2]);
  });

  it('of facts: nothing, or all of them where two share a line', () => {
    expect(blockItems(someFacts, pageOf(119)).map(({ at, lines }) => [at, lines.length])).toEqual(
      [0, 1, 2, 3, 4, 5].map((at) => [at, 1]),
    );
    expect(placedIn(blockItems(someFacts, pageOf(160)))).toEqual([]);
    expect(aroundIn(blockItems(someFacts, pageOf(160)))).toHaveLength(3);
    expect(aroundIn(blockItems(someFacts, USUAL))).toEqual([]);
  });

  it('of findings: their title, and the blank lines between them', () => {
    const findings = ['a', 'b', 'c'].map((id) => aFinding({ id, title: `finding ${id}`, severity: 'low' }));
    const document = aDocument({
      findings: [...findings, aFinding({ id: 'd', title: 'worst', severity: 'critical' })],
    });
    const items = findingsItems(document, USUAL);
    expect(aroundIn(items)).toEqual([expect.stringMatching(/^── Findings ─/), '', '', '']);
    const placed = placedIn(items);
    expect(placed.map(({ at }) => at)).toEqual([0, 1, 2, 3]);
    for (const [index, { lines }] of placed.entries()) {
      expect(textOf(lines[0])).toContain(sortFindings(document.findings)[index]?.title);
      expect(lines.map(textOf)).not.toContain('');
    }
  });

  it('of findings: all there is where nothing was found, and nothing where nothing was judged', () => {
    const [, none] = findingsItems(aDocument({ findings: [] }), USUAL);
    expect(none?.at).toBeUndefined();
    expect(saidIn(none?.lines ?? [])).toContain('Noruleandnodetector');
    expect(findingsItems(aDocument({ wasJudged: false }), USUAL)).toEqual([]);
  });

  it('of charts, heat and notes: all there is', () => {
    const note: Block = { kind: 'note', text: 'A remark.' };
    for (const block of [...blocksOf([aDocument()]), note].filter(({ kind }) => /chart|heat|note/.test(kind))) {
      expect(placedIn(blockItems(block, USUAL))).toEqual([]);
      expect(aroundIn(blockItems(block, USUAL)).length).toBeGreaterThan(0);
    }
  });
});

describe('bars in a narrow column', () => {
  it('break their labels, and go without bars where numbers leave no room', () => {
    expect(blockItems(someBars, pageOf(40)).map(({ lines }) => textOf(lines[0]).trimEnd())).toEqual([
      '  TCP      112 GB  █████████████  78.7 %',
      '  UDP       28 GB  ███▎           19.7 %',
      '◆ Other    1.9 GB  ▎               1.3 %',
      '  Unknown       -',
    ]);
    const huge: Block = {
      kind: 'bars',
      as: 'count',
      bars: [{ label: 'all', value: 123_456_789_012_345_680_000, sharePercent: 4, note: 'much', severity: 'high' }],
    };
    expect(linesOf(blockItems(huge, NARROW)).map(textOf)).toEqual([
      '△ all: 123,456,789,012,345,683,968, 4.0',
      '%, high, much',
    ]);
    expect(bodyLines(aDocumentOf(huge), pageOf(40)).map(textOf)).toContain('── Part ─────────────────────── NET-DEST');
  });
});
