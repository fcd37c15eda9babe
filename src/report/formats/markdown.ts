// A report as GitHub-flavoured Markdown, to be handed on: the findings first, then what they were found in.
import type { Finding } from '../../domain/finding.ts';
import type { ReportDocument } from '../document.ts';
import type { ReportFormat } from '../format.ts';
import { type MarkdownStyle, markdownBlock } from './markdown/blocks.ts';
import { escapeInline, escapeParagraph } from './markdown/escape.ts';
import {
  NO_FINDINGS,
  sortFindings,
  tellCounts,
  tellGenerated,
  tellRule,
  tellSource,
  tellWindow,
} from './parts/tell-document.ts';
import { tidier } from './parts/tidy.ts';

export const markdown: ReportFormat = {
  name: 'markdown',
  extension: 'md',
  says: 'GitHub-flavoured Markdown, for tickets, wikis and mails to management',
  write: (document, { ascii }) => {
    const style: MarkdownStyle = { tidy: tidier({ ascii }), ascii };
    const parts: readonly (readonly string[])[] = [
      heading(document, style),
      [escapeParagraph(document.summary, style.tidy)],
      document.wasJudged ? findingsPart(document.findings, style) : [],
      ...document.sections.flatMap(({ id, title, blocks }) => [
        [`## ${escapeInline(title, style.tidy)} (${escapeInline(id, style.tidy)})`],
        ...blocks.map((block) => markdownBlock(block, style)),
      ]),
      notReportedPart(document, style),
    ];
    return `${parts
      .filter((part) => part.length > 0)
      .map((part) => part.join('\n'))
      .join('\n\n')}\n`;
  },
};

const heading = (document: ReportDocument, { tidy }: MarkdownStyle): readonly string[] => [
  `# ${escapeInline(document.title, tidy)}`,
  '',
  `- **Source:** ${escapeInline(tellSource(document.source), tidy)}`,
  `- **Window:** ${escapeInline(tellWindow(document.window), tidy)}`,
  `- **Generated:** ${escapeInline(tellGenerated(document), tidy)}`,
];

const findingsPart = (findings: readonly Finding[], style: MarkdownStyle): readonly string[] => [
  '## Findings',
  '',
  ...(findings.length === 0
    ? [NO_FINDINGS]
    : [`${tellCounts(findings)}.`, '', ...sortFindings(findings).flatMap((finding) => oneFinding(finding, style))]),
];

/** Lines of one item of the list; two spaces keep them in it. */
const oneFinding = (finding: Finding, { tidy }: MarkdownStyle): readonly string[] => [
  `- **${finding.severity}**: ${escapeInline(finding.title, tidy)}`,
  ...[
    escapeParagraph(finding.evidence, tidy),
    `Do: ${escapeInline(finding.action, tidy)}`,
    escapeInline(tellRule(finding).join('; '), tidy),
  ].map((line) => `  - ${line}`),
];

const notReportedPart = ({ notReported }: ReportDocument, { tidy }: MarkdownStyle): readonly string[] =>
  notReported.length === 0
    ? []
    : [
        '## Not reported',
        '',
        ...notReported.map(({ id, reason }) => `- ${escapeParagraph(id, tidy)}: ${escapeInline(reason, tidy)}`),
      ];
