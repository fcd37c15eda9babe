// The table of tactics by their events instead of the kill chain.
import type { Block, ReportDocument } from '../../report/document.ts';

export const ORDER_CHOICE = 'tactics';

const EVENTS = 1;

export const orderTactics = (document: ReportDocument): ReportDocument => ({
  ...document,
  sections: document.sections.map((section) =>
    section.id === 'MIT-TACTICS'
      ? { ...section, title: 'Tactics by their events', blocks: section.blocks.map(orderBlock) }
      : section,
  ),
});

/** A cell that is marked as changed is a text with its number in it. */
const orderBlock = (block: Block): Block =>
  block.kind === 'table' ? { ...block, rows: block.rows.toSorted((a, b) => amountOf(b) - amountOf(a)) } : block;

const amountOf = (row: readonly (number | string | undefined)[]): number => {
  const cell = row[EVENTS];
  if (cell === undefined) return Number.NEGATIVE_INFINITY;
  return typeof cell === 'number' ? cell : Number(cell.replaceAll(/[^\d.]/g, ''));
};
