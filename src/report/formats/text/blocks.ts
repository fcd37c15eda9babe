// Which writer lays out which kind of block.
import type { Block } from '../../document.ts';
import { barItems } from './bars.ts';
import { chartLines } from './chart.ts';
import { factItems } from './facts.ts';
import { heatLines } from './heat.ts';
import { around, type Item } from './item.ts';
import { noteLines } from './note.ts';
import type { Page } from './page.ts';
import { tableItems } from './table.ts';

export const blockItems = (block: Block, page: Page): readonly Item[] => {
  switch (block.kind) {
    case 'facts':
      return factItems(block, page);
    case 'table':
      return tableItems(block, page);
    case 'bars':
      return barItems(block, page);
    case 'chart':
      return around(chartLines(block, page));
    case 'heat':
      return around(heatLines(block, page));
    case 'note':
      return around(noteLines(block, page));
  }
};
