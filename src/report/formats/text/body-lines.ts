// Everything of a report below its heading, as lines: a text file holds them, and a screen shows them.
import { clip, displayWidth } from '../../../text/display-width.ts';
import { wrapWords } from '../../../text/wrap-words.ts';
import type { Line } from '../../../theme/line.ts';
import type { Block, ReportDocument, Section } from '../../document.ts';
import { tellCounts } from '../parts/tell-document.ts';
import { blockItems } from './blocks.ts';
import { findingItems, notReportedLines } from './findings.ts';
import { around, type Item, itemLines } from './item.ts';
import { type Page, paragraph } from './page.ts';

export const bodyLines = (document: ReportDocument, page: Page): readonly Line[] => {
  const parts: readonly (readonly Line[])[] = [
    paragraph(document.summary, page),
    ...document.sections.map((section) => itemLines(sectionItems(section, page).flatMap(({ items }) => items))),
    itemLines(findingsItems(document, page)),
    itemLines(notReportedItems(document, page)),
  ];
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : [[], ...part]));
};

export type BlockItems = Readonly<{ block: Block | undefined; items: readonly Item[] }>;

/** Its title, and then its blocks with a blank line between two of them. */
export const sectionItems = ({ id, title, blocks }: Section, page: Page): readonly BlockItems[] => [
  { block: undefined, items: around(ruleLines(title, id, page)) },
  ...blocks.map(
    (block, index): BlockItems => ({
      block,
      items: [...around(index === 0 ? [] : [[]]), ...blockItems(block, page)],
    }),
  ),
];

export const findingsItems = (document: ReportDocument, page: Page): readonly Item[] =>
  document.wasJudged
    ? [...around(ruleLines('Findings', tellCounts(document.findings), page)), ...findingItems(document.findings, page)]
    : [];

export const notReportedItems = (document: ReportDocument, page: Page): readonly Item[] =>
  document.notReported.length === 0
    ? []
    : around([...ruleLines('Not reported', '', page), ...notReportedLines(document.notReported, page)]);

/** `── Title ─────────────── NET-DEST`; a title too long for that goes on below its beginning. */
const ruleLines = (title: string, right: string, page: Page): readonly Line[] => {
  const { rule, cut } = page.glyphs;
  const end = clip(page.tidy(right), Math.floor(page.width * 0.6), cut);
  const spent = end === '' ? 0 : displayWidth(end) + 1;
  const [name = '', ...more] = wrapWords(page.tidy(title), { width: page.width - spent - 6, mostLines: 3, cut });
  const length = Math.max(0, page.width - 4 - displayWidth(name) - spent);
  return [
    [
      { text: `${rule.repeat(2)} `, meaning: 'dim' },
      { text: name, meaning: 'heading' },
      { text: ` ${rule.repeat(length)}${end === '' ? '' : ` ${end}`}`, meaning: 'dim' },
    ],
    ...more.map((text): Line => [{ text: '   ' }, { text, meaning: 'heading' }]),
  ];
};
