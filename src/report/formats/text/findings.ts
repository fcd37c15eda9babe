// Findings and what could not be reported, as lines.
import type { Finding } from '../../../domain/finding.ts';
import { padEnd } from '../../../text/display-width.ts';
import { indent, type Line } from '../../../theme/line.ts';
import { markOf } from '../../../theme/marks.ts';
import type { NotReported } from '../../document.ts';
import { NO_FINDINGS, sortFindings, tellRule } from '../parts/tell-document.ts';
import { around, type Item } from './item.ts';
import { type Page, paragraph } from './page.ts';

const SEVERITY_WIDTH = 11;

/** In the order of `sortFindings`. */
export const findingItems = (findings: readonly Finding[], page: Page): readonly Item[] =>
  findings.length === 0
    ? around(paragraph(NO_FINDINGS, page))
    : sortFindings(findings).flatMap((finding, at): readonly Item[] => [
        ...around(at === 0 ? [] : [[]]),
        { at, lines: oneFinding(finding, page) },
      ]);

const oneFinding = (finding: Finding, page: Page): readonly Line[] => {
  const width = page.width - SEVERITY_WIDTH;
  const [title = [], ...more] = paragraph(finding.title, page, { width, mostLines: 3 });
  const body = [
    ...more,
    ...paragraph(finding.evidence, page, { width, mostLines: 12 }),
    ...paragraph(`Do: ${finding.action}`, page, { width }),
    ...paragraph(tellRule(finding).join('; '), page, { width, meaning: 'dim' }),
  ];
  const mark = padEnd(`${markOf(finding.severity, page)} ${finding.severity}`, SEVERITY_WIDTH);
  return [
    [{ text: mark, meaning: finding.severity }, ...title.map((span) => ({ ...span, meaning: 'heading' as const }))],
    ...indent(body, SEVERITY_WIDTH),
  ];
};

export const notReportedLines = (all: readonly NotReported[], page: Page): readonly Line[] =>
  all.flatMap(({ id, reason }) => {
    const [first = [], ...rest] = paragraph(`${id}: ${reason}`, page, { width: page.width - 2 });
    return [[{ text: `${markOf('warning', page)} `, meaning: 'warning' as const }, ...first], ...indent(rest, 2)];
  });
