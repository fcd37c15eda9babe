// A report as one page of HTML that needs nothing else: no script, no picture, no font from anywhere; fit to be read and printed.
import { createHash } from 'node:crypto';
import type { Finding } from '../../domain/finding.ts';
import { formatCount } from '../../text/units.ts';
import type { ReportDocument, Section } from '../document.ts';
import type { ReportFormat } from '../format.ts';
import { htmlBlock, severityTag } from './html/blocks.ts';
import { escapeHtml, referToNonAscii } from './html/escape.ts';
import { SHEET } from './html/sheet.ts';
import {
  countFindings,
  NO_FINDINGS,
  sortFindings,
  tellGenerated,
  tellRule,
  tellSource,
  tellWindow,
} from './parts/tell-document.ts';

export const html: ReportFormat = {
  name: 'html',
  extension: 'html',
  says: 'One page with pictures, for a browser or for paper',
  write: (document, { ascii }) => {
    const page = [
      '<!DOCTYPE html>',
      '<html lang="en">',
      ...head(document),
      '<body>',
      '<main>',
      ...heading(document),
      ...(document.wasJudged ? findingsPart(document.findings) : []),
      ...document.sections.flatMap(sectionPart),
      ...notReportedPart(document),
      '<footer>darktop. Every time is in UTC.</footer>',
      '</main>',
      '</body>',
      '</html>',
      '',
    ].join('\n');
    return ascii ? referToNonAscii(page) : page;
  },
};

/** The page may do nothing but show its own style: whatever slipped through escaping could neither run nor load anything. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(SHEET).digest('base64')}'; base-uri 'none'; form-action 'none'`;

const head = (document: ReportDocument): readonly string[] => [
  '<head>',
  '<meta charset="utf-8">',
  `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
  '<meta name="viewport" content="width=device-width, initial-scale=1">',
  '<meta name="referrer" content="no-referrer">',
  `<title>${escapeHtml(`${document.title}, ${document.source.profile}`)}</title>`,
  `<style>${SHEET}</style>`,
  '</head>',
];

const heading = (document: ReportDocument): readonly string[] => [
  '<header>',
  '<p class="over">darktop report</p>',
  `<h1>${escapeHtml(document.title)}</h1>`,
  '<dl class="about">',
  ...[
    ['Source', tellSource(document.source)],
    ['Window', tellWindow(document.window)],
    ['Generated', tellGenerated(document)],
  ].map(([label = '', said = '']) => `<div><dt>${label}</dt><dd>${escapeHtml(said)}</dd></div>`),
  '</dl>',
  `<p class="lead">${escapeHtml(document.summary)}</p>`,
  '</header>',
];

const findingsPart = (findings: readonly Finding[]): readonly string[] => [
  '<section>',
  '<h2>Findings</h2>',
  ...(findings.length === 0
    ? [`<p class="empty">${NO_FINDINGS}</p>`]
    : [
        `<ul class="counts">${countFindings(findings)
          .map(({ severity, count }) => `<li>${formatCount(count)} ${severityTag(severity)}</li>`)
          .join('')}</ul>`,
        ...sortFindings(findings).map(oneFinding),
      ]),
  '</section>',
];

const oneFinding = (finding: Finding): string =>
  [
    `<article class="finding ${finding.severity}">`,
    severityTag(finding.severity),
    `<h3>${escapeHtml(finding.title)}</h3>`,
    `<p>${escapeHtml(finding.evidence)}</p>`,
    `<p><b>Do:</b> ${escapeHtml(finding.action)}</p>`,
    `<p class="rule">${escapeHtml(tellRule(finding).join('; '))}</p>`,
    '</article>',
  ].join('\n');

const sectionPart = ({ id, title, blocks }: Section): readonly string[] => [
  '<section>',
  `<h2>${escapeHtml(title)}<span class="id">${escapeHtml(id)}</span></h2>`,
  ...blocks.map(htmlBlock),
  '</section>',
];

const notReportedPart = ({ notReported }: ReportDocument): readonly string[] =>
  notReported.length === 0
    ? []
    : [
        '<section>',
        '<h2>Not reported</h2>',
        `<ul class="missing">${notReported
          .map(({ id, reason }) => `<li><b>${escapeHtml(id)}</b>: ${escapeHtml(reason)}</li>`)
          .join('\n')}</ul>`,
        '</section>',
      ];
