// What a report makes of a terminal that does not know its own width.
import { describe, expect, it } from 'vitest';
import { showReportProgress } from '../../src/commands/report/report-progress.ts';
import { type ReportStyle, writeReport } from '../../src/commands/report/write-report.ts';
import type { Output, Surroundings } from '../../src/commands/setting/surroundings.ts';
import { SECOND_MS } from '../../src/domain/instant.ts';
import { REPORTS } from '../../src/report/reports/index.ts';
import { aDocument, NOW } from './a-document.ts';

const aTerminal = (columns: number | undefined): Output & Readonly<{ written: string[] }> => {
  const written: string[] = [];
  return {
    written,
    isTerminal: true,
    columns,
    write: async (text) => {
      written.push(String(text));
    },
  };
};

const someSurroundings = (terminal: Output, now: () => number): Surroundings => ({
  env: {},
  program: new URL('file:///darktop.mjs'),
  version: '0.0.0',
  input: { isTerminal: false, chunks: async function* () {} },
  out: terminal,
  err: terminal,
  now,
  random: () => 0,
  stop: new AbortController().signal,
  tellParent: undefined,
  terminal: undefined,
});

const styleIn = async (columns: number | undefined): Promise<ReportStyle | undefined> => {
  const [definition] = REPORTS;
  if (definition === undefined) throw new Error('there is no report');
  let style: ReportStyle | undefined;
  const format = {
    name: 'seen',
    extension: 'txt',
    says: 'Keeps the style it is given',
    write: (_: unknown, given: ReportStyle) => {
      style = given;
      return '';
    },
  };
  const request = { definition, target: undefined, format, periods: undefined, only: undefined };
  const taken = { document: aDocument(), failures: [], unjudged: [] };
  await writeReport(
    someSurroundings(aTerminal(columns), () => NOW),
    request,
    taken,
    {},
  );
  return style;
};

describe('a report on a terminal', () => {
  it.each([
    [0, 80],
    [undefined, 80],
    [132, 132],
  ])('of %s columns is written %i columns wide', async (columns, width) => {
    expect((await styleIn(columns))?.width).toBe(width);
  });

  it('of 0 columns is told how far the report has come all the same', () => {
    const terminal = aTerminal(0);
    let now = NOW;
    const progress = showReportProgress(someSurroundings(terminal, () => now));
    now += 2 * SECOND_MS;
    progress.update({ part: 'flows', askedCount: 3, answeredCount: 1, bytes: 2_048 });
    expect(terminal.written.join('')).toContain('1 of 3 answers, 2.0 KB received: flows');
  });
});
