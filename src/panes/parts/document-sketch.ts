// A report as a page whose figures can be gone to: in two columns where there is room, what rules made of it below.
import type { Finding } from '../../domain/finding.ts';
import type { Block, ReportDocument, Section, TableBlock } from '../../report/document.ts';
import { sortFindings } from '../../report/formats/parts/tell-document.ts';
import { findingsItems, notReportedItems, sectionItems } from '../../report/formats/text/body-lines.ts';
import { type Item, itemLines } from '../../report/formats/text/item.ts';
import { type Page, pageFor, paragraph } from '../../report/formats/text/page.ts';
import { hasRoomForAll } from '../../report/formats/text/table.ts';
import type { Span } from '../../theme/line.ts';
import type { Meaning } from '../../theme/meaning.ts';
import {
  besideSketches,
  indentSketch,
  plainSketch,
  type Sketch,
  type Spot,
  stackSketches,
} from '../../widgets/sketch.ts';

export type DocumentTarget = Readonly<{
  section: string;
  /** Of the section, where two have the same id. */
  title: string;
  /** Of a fact or bar; of a row what its key columns say; of a finding its id. */
  label: string;
}>;

export type DocumentStyle = Readonly<{
  /** With the margin, in which the mark of what is selected stands. */
  width: number;
  ascii: boolean;
  /** Two columns. */
  isBeside: boolean;
  /** Looks in which text and background change places: in them a bar would say the opposite. */
  isInverse?(meaning: Meaning): boolean;
}>;

const MARGIN = 1;
const GAP = 3;
export const FINDINGS = 'findings';

/** `isOpenable`: whether there is anything behind a figure. */
export const documentSketch = (
  document: ReportDocument,
  { width, ascii, isBeside, isInverse = () => false }: DocumentStyle,
  isOpenable: (target: DocumentTarget) => boolean,
): Sketch => {
  const whole = pageOf(width - MARGIN, ascii);
  const half = pageOf(Math.floor((width - MARGIN - GAP) / 2), ascii);
  const ids = createIds();
  const sectionSketch = (section: Section, page: Page): Sketch => {
    const placed = sectionItems(section, page).flatMap(({ block, items }) => {
      const targets = block === undefined ? [] : targetsOf(section, block);
      return items.map((item): PlacedItem => ({ item, target: item.at === undefined ? undefined : targets[item.at] }));
    });
    return sketchOf(placed, page.width, ids, isOpenable);
  };
  const sorted = sortFindings(document.findings);
  const findings = sketchOf(
    findingsItems(document, whole).map((item): PlacedItem => ({ item, target: findingTarget(sorted, item) })),
    whole.width,
    ids,
    isOpenable,
  );
  const sections = bandsOf(document.sections, isBeside ? half : undefined).map((band) =>
    band.isWide
      ? stackSketches(
          band.sections.map((section) => sectionSketch(section, whole)),
          1,
        )
      : sharedOut(
          band.sections.map((section) => sectionSketch(section, half)),
          half.width,
        ),
  );
  const below = plainSketch(itemLines(notReportedItems(document, whole)));
  const summary = document.summary === '' ? [] : paragraph(document.summary, whole);
  const page = stackSketches([plainSketch(summary), ...sections, findings, below], 1);
  return indentSketch(
    { ...page, lines: page.lines.map((line) => line.map((span) => upright(span, isInverse))) },
    MARGIN,
  );
};

const BAR = /^[\u2580-\u259f ]+$/;

const upright = (span: Span, isInverse: (meaning: Meaning) => boolean): Span =>
  span.meaning !== undefined && BAR.test(span.text) && isInverse(span.meaning) ? { ...span, meaning: 'accent' } : span;

/** What each spot of the sketch is about. */
export const targetsIn = (document: ReportDocument): ReadonlyMap<string, DocumentTarget> => {
  const ids = createIds();
  const targets = [
    ...document.sections.flatMap((section) => section.blocks.flatMap((block) => targetsOf(section, block))),
    ...document.findings.map(({ id }) => ({ section: FINDINGS, title: '', label: id })),
  ];
  return new Map(targets.map((target) => [ids(target), target]));
};

/** A report has a least width; a column of it may be narrower. Wider, two facts would share a line, and neither could be stood on. */
const pageOf = (width: number, ascii: boolean): Page => ({
  ...pageFor({ width, ascii, colour: true }),
  width: Math.max(NARROWEST, Math.min(WIDEST, width)),
});

const NARROWEST = 24;
const WIDEST = 119;

/** The same thing always has the same id; what is called the same is told apart by its number. */
const createIds = (): ((target: DocumentTarget) => string) => {
  const counts = new Map<string, number>();
  return ({ section, label }) => {
    const name = `${section}/${label}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    // No section has such a sign in its name; a label may end in anything.
    return count === 1 ? name : `${section}#${count}/${label}`;
  };
};

type PlacedItem = Readonly<{ item: Item; target: DocumentTarget | undefined }>;

const sketchOf = (
  placed: readonly PlacedItem[],
  width: number,
  ids: (target: DocumentTarget) => string,
  isOpenable: (target: DocumentTarget) => boolean,
): Sketch => {
  const spots: Spot[] = [];
  const met = new Set<DocumentTarget>();
  let row = 0;
  for (const { item, target } of placed) {
    const rows = item.lines.length;
    // A row of a table that is continued below is a spot where it stands first.
    if (target !== undefined && !met.has(target)) {
      met.add(target);
      const id = ids(target);
      // Of a finding its title: all that is highlighted is sent.
      if (isOpenable(target))
        spots.push({ id, row, rows: target.section === FINDINGS ? 1 : rows, from: -MARGIN, to: width });
    }
    row += rows;
  }
  return { lines: placed.flatMap(({ item }) => item.lines), spots };
};

const targetsOf = ({ id, title }: Section, block: Block): readonly DocumentTarget[] =>
  labelsOf(block).map((label) => ({ section: id, title, label }));

const findingTarget = (sorted: readonly Finding[], { at }: Item): DocumentTarget | undefined => {
  const finding = at === undefined ? undefined : sorted[at];
  return finding === undefined ? undefined : { section: FINDINGS, title: '', label: finding.id };
};

const labelsOf = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'facts':
      return block.facts.map(({ label }) => label);
    case 'bars':
      return block.bars.map(({ label }) => label);
    case 'table':
      return block.rows.map((row) => keyOf(block, row));
    default:
      return [];
  }
};

const KEY_WEIGHT = 9;

/** What the first of the heaviest text columns say, as many as stand beside each other, or else the first one: a later one may say what changes. */
export const keyOf = ({ columns }: TableBlock, row: TableBlock['rows'][number]): string => {
  const isKey = columns.map(({ as, weight }) => as === 'text' && weight >= KEY_WEIGHT);
  const first = Math.max(0, isKey.indexOf(true));
  const next = isKey.indexOf(false, first + 1);
  return row
    .slice(first, next === -1 ? columns.length : next)
    .map((value) => String(value ?? ''))
    .join(' ');
};

type Band = Readonly<{ isWide: boolean; sections: readonly Section[] }>;

/** Sections that find room in half the width stand in two columns; one that does not takes all of it, between those before and after it. */
const bandsOf = (sections: readonly Section[], half: Page | undefined): readonly Band[] => {
  const bands: { isWide: boolean; sections: Section[] }[] = [];
  for (const section of sections) {
    const isWide =
      half === undefined || section.blocks.some((block) => block.kind === 'table' && !hasRoomForAll(block, half));
    const last = bands.at(-1);
    if (last !== undefined && last.isWide === isWide) last.sections.push(section);
    else bands.push({ isWide, sections: [section] });
  }
  return bands;
};

/** In their order, the first of them on the left, so that neither column is much higher than the other. */
const sharedOut = (sketches: readonly Sketch[], width: number): Sketch => {
  const heights = sketches.map(({ lines }) => lines.length + 1);
  const total = heights.reduce((sum, height) => sum + height, 0);
  let best = { left: sketches.length, height: total };
  let left = 0;
  for (const [index, height] of heights.entries()) {
    left += height;
    const higher = Math.max(left, total - left);
    if (higher < best.height) best = { left: index + 1, height: higher };
  }
  return besideSketches(
    stackSketches(sketches.slice(0, best.left), 1),
    stackSketches(sketches.slice(best.left), 1),
    GAP,
    width,
  );
};
