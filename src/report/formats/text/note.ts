// A remark as lines, with the mark and the word of its severity where it has one.

import { indent, type Line } from '../../../theme/line.ts';
import { markOf } from '../../../theme/marks.ts';
import type { NoteBlock } from '../../document.ts';
import { type Page, paragraph } from './page.ts';

export const noteLines = ({ text, severity }: NoteBlock, page: Page): readonly Line[] => {
  if (severity === undefined) return paragraph(text, page);
  const [first = [], ...rest] = paragraph(`${severity}: ${text}`, page, { width: page.width - 2 });
  return [[{ text: `${markOf(severity, page)} `, meaning: severity }, ...first], ...indent(rest, 2)];
};
