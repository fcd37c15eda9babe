// A report as plain text for a terminal or a mail: 80 columns hold it, wider ones are used.
import { type Line, paintLine } from '../../theme/line.ts';
import { createPaint } from '../../theme/paint.ts';
import type { ReportDocument } from '../document.ts';
import type { ReportFormat } from '../format.ts';
import { tellGenerated, tellSource, tellWindow } from './parts/tell-document.ts';
import { bodyLines } from './text/body-lines.ts';
import { type Page, pageFor, paragraph } from './text/page.ts';

export const text: ReportFormat = {
  name: 'text',
  extension: 'txt',
  says: 'Plain text for the terminal, in colour where the terminal has it',
  write: (document, style) => {
    const page = pageFor(style);
    const paint = createPaint(style);
    const lines = [...heading(document, page), [], ...bodyLines(document, page)];
    return `${lines.map((line) => paintLine(line, paint)).join('\n')}\n`;
  },
};

const LABEL = 11;

const heading = (document: ReportDocument, page: Page): readonly Line[] => [
  ...paragraph(document.title, page, { mostLines: 3, meaning: 'heading' }),
  ...[
    ['Source', tellSource(document.source)],
    ['Window', tellWindow(document.window)],
    ['Generated', tellGenerated(document)],
  ].flatMap(([label = '', said = '']) =>
    paragraph(said, page, { width: page.width - LABEL, mostLines: 4 }).map(
      (line, index): Line => [{ text: (index === 0 ? label : '').padEnd(LABEL), meaning: 'dim' }, ...line],
    ),
  ),
];
