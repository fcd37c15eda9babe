// Copies a page of text as it stands there.
import type { Line } from '../../theme/line.ts';
import type { Outcome } from '../pane.ts';

export const copyPage = (action: string, lines: readonly Line[], title: string): Outcome | undefined =>
  action === 'copy' ? { kind: 'copy', text: textOf(lines), what: `the page ${title}` } : undefined;

const textOf = (lines: readonly Line[]): string =>
  lines
    .map((line) =>
      line
        .map(({ text }) => text)
        .join('')
        .trimEnd(),
    )
    .join('\n');
