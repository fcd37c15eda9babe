// A report with what moved since it was last made marked: beside facts and bars by how much, in tables by the direction.
import type {
  BarsBlock,
  Block,
  FactsBlock,
  ReportDocument,
  Section,
  TableBlock,
  Value,
  ValueKind,
} from '../../report/document.ts';
import { joinSaid } from '../../report/formats/parts/join-said.ts';
import { isNumeric, kindInRow, showValue } from '../../report/formats/parts/show-value.ts';
import { markOf } from '../../theme/marks.ts';
import { keyOf } from './document-sketch.ts';

type Marks = Readonly<{ ascii: boolean }>;

/** The same object where nothing can be seen to have moved. */
export const markChanges = (
  document: ReportDocument,
  before: ReportDocument | undefined,
  marks: Marks,
): ReportDocument => {
  if (before === undefined) return document;
  const old = new Map(before.sections.map((section) => [section.id, section]));
  const sections = document.sections.map((section) => markSection(section, old.get(section.id), marks));
  return sections.every((section, index) => section === document.sections[index])
    ? document
    : { ...document, sections };
};

const markSection = (section: Section, before: Section | undefined, marks: Marks): Section => {
  if (before === undefined) return section;
  const blocks = section.blocks.map((block, index) => markBlock(block, before.blocks[index], marks));
  return blocks.every((block, index) => block === section.blocks[index]) ? section : { ...section, blocks };
};

const markBlock = (block: Block, before: Block | undefined, marks: Marks): Block => {
  if (block.kind === 'facts' && before?.kind === 'facts') return markFacts(block, before, marks);
  if (block.kind === 'bars' && before?.kind === 'bars' && block.as === before.as) return markBars(block, before, marks);
  if (block.kind === 'table' && before?.kind === 'table') return markTable(block, before, marks);
  return block;
};

/** Undefined where one of them is no number, and where both are written alike. */
const movedBy = (now: Value, before: Value, as: ValueKind): number | undefined => {
  if (!isKnown(now) || !isKnown(before) || !isNumeric(as)) return undefined;
  return showValue(now, as, '') === showValue(before, as, '') ? undefined : now - before;
};

const isKnown = (value: Value): value is number => typeof value === 'number' && Number.isFinite(value);

/** Each under its name and how many there were of that name before it: an appliance may call something as we call our totals. */
const byName = <T>(all: readonly T[], nameOf: (one: T) => string): ReadonlyMap<string, T> => {
  const counts = new Map<string, number>();
  return new Map(
    all.map((one) => {
      const name = nameOf(one);
      const count = counts.get(name) ?? 0;
      counts.set(name, count + 1);
      return [`${count} ${name}`, one] as const;
    }),
  );
};

const arrow = (moved: number, marks: Marks): string => markOf(moved > 0 ? 'increasing' : 'decreasing', marks);

/** The direction alone where the amount rounds to nothing. */
const told = (moved: number, as: ValueKind, marks: Marks): string => {
  const kind = as === 'change' ? 'percent' : as;
  const amount = showValue(Math.abs(moved), kind, '');
  return /[1-9]/.test(amount) ? `${arrow(moved, marks)} ${amount}` : arrow(moved, marks);
};

const markFacts = (block: FactsBlock, before: FactsBlock, marks: Marks): FactsBlock => {
  const old = byName(before.facts, ({ label, as }) => `${as} ${label}`);
  const named = byName(block.facts, ({ label, as }) => `${as} ${label}`);
  const facts = [...named].map(([name, fact]) => {
    const moved = movedBy(fact.value, old.get(name)?.value, fact.as);
    return moved === undefined ? fact : { ...fact, note: joinSaid([told(moved, fact.as, marks), fact.note]) };
  });
  return facts.every((fact, index) => fact === block.facts[index]) ? block : { ...block, facts };
};

const markBars = (block: BarsBlock, before: BarsBlock, marks: Marks): BarsBlock => {
  const old = byName(before.bars, ({ label }) => label);
  const named = byName(block.bars, ({ label }) => label);
  const bars = [...named].map(([name, bar]) => {
    const moved = movedBy(bar.value, old.get(name)?.value, block.as);
    return moved === undefined ? bar : { ...bar, note: joinSaid([told(moved, block.as, marks), bar.note]) };
  });
  return bars.every((bar, index) => bar === block.bars[index]) ? block : { ...block, bars };
};

/** The mark stands before the number: those of a column stay below each other, whichever of them are marked. */
const markTable = (block: TableBlock, before: TableBlock, marks: Marks): TableBlock => {
  const old = byName(before.rows, (row) => keyOf(before, row));
  const named = [...byName(block.rows, (row) => keyOf(block, row))];
  const moves = block.columns.map(({ title, as }, column) => {
    const place = before.columns.findIndex((one) => one.title === title && one.as === as);
    return named.map(([name, row], index) =>
      place === -1 ? undefined : movedBy(row[column], old.get(name)?.[place], kindInRow(as, block, index)),
    );
  });
  if (moves.every((column) => column.every((moved) => moved === undefined))) return block;
  const rows = block.rows.map((row, index) =>
    row.map((value, place) => {
      const as = kindInRow(block.columns[place]?.as ?? 'text', block, index);
      const moved = moves[place]?.[index];
      return moved === undefined ? value : `${arrow(moved, marks)} ${showValue(value, as, '-')}`;
    }),
  );
  return { ...block, rows };
};
