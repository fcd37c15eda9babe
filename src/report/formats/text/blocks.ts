// Which writer lays out which kind of block.

import type { Line } from '../../../theme/line.ts';
import type { Block } from '../../document.ts';
import { barLines } from './bars.ts';
import { chartLines } from './chart.ts';
import { factLines } from './facts.ts';
import { heatLines } from './heat.ts';
import { noteLines } from './note.ts';
import type { Page } from './page.ts';
import { tableLines } from './table.ts';

export const blockLines = (block: Block, page: Page): readonly Line[] => {
  switch (block.kind) {
    case 'facts':
      return factLines(block, page);
    case 'table':
      return tableLines(block, page);
    case 'chart':
      return chartLines(block, page);
    case 'bars':
      return barLines(block, page);
    case 'heat':
      return heatLines(block, page);
    case 'note':
      return noteLines(block, page);
  }
};
