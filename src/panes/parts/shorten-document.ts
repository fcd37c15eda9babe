// A report cut to what a person reads on a screen: of very long lists the beginning, and how many there are beyond it.
import type { Block, ReportDocument } from '../../report/document.ts';
import { formatCount } from '../../text/units.ts';

/** Longer ones are for a file: every row costs time at every answer. */
const MOST = 60;

export const shortenDocument = (document: ReportDocument): ReportDocument =>
  document.sections.every(({ blocks }) => blocks.every((block) => lengthOf(block) <= MOST))
    ? document
    : {
        ...document,
        sections: document.sections.map((section) => ({ ...section, blocks: section.blocks.flatMap(shortened) })),
      };

const lengthOf = (block: Block): number => {
  switch (block.kind) {
    case 'facts':
      return block.facts.length;
    case 'bars':
      return block.bars.length;
    case 'table':
      return block.rows.length;
    default:
      return 0;
  }
};

const shortened = (block: Block): readonly Block[] => {
  const left = lengthOf(block) - MOST;
  if (left <= 0) return [block];
  const rest: Block = { kind: 'note', text: `and ${formatCount(left)} more; :export writes all of them` };
  switch (block.kind) {
    case 'facts':
      return [{ ...block, facts: block.facts.slice(0, MOST) }, rest];
    case 'bars':
      return [{ ...block, bars: block.bars.slice(0, MOST) }, rest];
    case 'table':
      return [{ ...block, rows: block.rows.slice(0, MOST), leftOut: block.leftOut + left }];
    default:
      return [block];
  }
};
