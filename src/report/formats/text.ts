// A report as plain text for a terminal or a mail: 80 columns hold it, wider ones are used.
import { clip, displayWidth } from '../../text/display-width.ts';
import { type Line, paintLine } from '../../theme/line.ts';
import { createPaint } from '../../theme/paint.ts';
import type { ReportDocument, Section } from '../document.ts';
import type { ReportFormat } from '../format.ts';
import { tellCounts, tellGenerated, tellSource, tellWindow } from './parts/tell-document.ts';
import { blockLines } from './text/blocks.ts';
import { findingLines, notReportedLines } from './text/findings.ts';
import { type Page, pageFor, paragraph } from './text/page.ts';
import { wrapWords } from './text/wrap-words.ts';

export const text: ReportFormat = {
  name: 'text',
  extension: 'txt',
  says: 'Plain text for the terminal, in colour where the terminal has it',
  write: (document, style) => {
    const page = pageFor(style);
    const parts: readonly (readonly Line[])[] = [
      heading(document, page),
      paragraph(document.summary, page),
      ...document.sections.map((section) => sectionLines(section, page)),
      document.wasJudged
        ? [...ruleLines('Findings', tellCounts(document.findings), page), ...findingLines(document.findings, page)]
        : [],
      document.notReported.length === 0
        ? []
        : [...ruleLines('Not reported', '', page), ...notReportedLines(document.notReported, page)],
    ];
    const paint = createPaint(style);
    const lines = parts
      .filter((part) => part.length > 0)
      .flatMap((part, index) => (index === 0 ? part : [[], ...part]));
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

const sectionLines = ({ id, title, blocks }: Section, page: Page): readonly Line[] => [
  ...ruleLines(title, id, page),
  ...blocks.flatMap((block, index) => [...(index === 0 ? [] : [[]]), ...blockLines(block, page)]),
];

/** `── Title ─────────────── NET-DEST`; a title too long for that goes on below its beginning. */
const ruleLines = (title: string, right: string, page: Page): readonly Line[] => {
  const { rule, cut } = page.glyphs;
  const end = clip(page.tidy(right), Math.floor(page.width * 0.6), cut);
  const spent = end === '' ? 0 : displayWidth(end) + 1;
  const [name = '', ...more] = wrapWords(page.tidy(title), { width: page.width - spent - 6, mostLines: 3, cut });
  const length = page.width - 4 - displayWidth(name) - spent;
  return [
    [
      { text: `${rule.repeat(2)} `, meaning: 'dim' },
      { text: name, meaning: 'heading' },
      { text: ` ${rule.repeat(length)}${end === '' ? '' : ` ${end}`}`, meaning: 'dim' },
    ],
    ...more.map((text): Line => [{ text: '   ' }, { text, meaning: 'heading' }]),
  ];
};
