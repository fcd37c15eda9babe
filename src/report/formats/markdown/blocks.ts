// Each kind of block as the lines of Markdown that show it.
import type { Severity } from '../../../domain/finding.ts';
import { extremesOf } from '../../../text/chart/extremes.ts';
import { resample } from '../../../text/chart/resample.ts';
import { timesOf } from '../../../text/chart/times-of.ts';
import { sparkline } from '../../../text/sparkline.ts';
import { formatCount, formatPercent, NOT_REPORTED } from '../../../text/units.ts';
import { markOf } from '../../../theme/marks.ts';
import type { BarsBlock, Block, ChartBlock, FactsBlock, HeatBlock, NoteBlock, TableBlock } from '../../document.ts';
import { barLength, longestBar, severityBeside } from '../parts/bars.ts';
import { joinSaid } from '../parts/join-said.ts';
import { isNumeric, showValue } from '../parts/show-value.ts';
import { tellLeftOut } from '../parts/tell-document.ts';
import { tellAnomalies } from '../parts/tell-series.ts';
import type { Tidy } from '../parts/tidy.ts';
import { escapeInline, escapeParagraph } from './escape.ts';
import { writeMarkdownTable } from './table.ts';

export type MarkdownStyle = Readonly<{ tidy: Tidy; ascii: boolean }>;

type Lines = readonly string[];

const UNKNOWN = '-';
const LONGEST_SPARKLINE = 48;
const LONGEST_BAR = 12;

export const markdownBlock = (block: Block, style: MarkdownStyle): Lines => {
  switch (block.kind) {
    case 'facts':
      return factsLines(block, style);
    case 'table':
      return tableLines(block, style);
    case 'chart':
      return chartLines(block, style);
    case 'bars':
      return barsLines(block, style);
    case 'heat':
      return heatLines(block, style);
    case 'note':
      return noteLines(block, style);
  }
};

const factsLines = ({ facts }: FactsBlock, { tidy }: MarkdownStyle): Lines =>
  writeMarkdownTable(
    ['Measure', 'Value', 'Note'],
    facts.map(({ label, value, as, note, severity }) => [
      escapeInline(label, tidy),
      escapeInline(showValue(value, as, NOT_REPORTED), tidy),
      besideOf(severity, note, tidy),
    ]),
    [false, facts.every(({ as }) => isNumeric(as)), false],
  );

const tableLines = ({ columns, rows, leftOut, empty }: TableBlock, { tidy }: MarkdownStyle): Lines =>
  rows.length === 0
    ? [escapeParagraph(empty, tidy)]
    : [
        ...writeMarkdownTable(
          columns.map(({ title }) => escapeInline(title, tidy)),
          rows.map((row) => columns.map(({ as }, index) => escapeInline(showValue(row[index], as, UNKNOWN), tidy))),
          columns.map(({ as }) => isNumeric(as)),
        ),
        ...(leftOut > 0 ? ['', tellLeftOut(leftOut)] : []),
      ];

const chartLines = ({ title, series, as, limit }: ChartBlock, { tidy, ascii }: MarkdownStyle): Lines => {
  const times = timesOf(series);
  const rows = series.map((one) => {
    const extremes = extremesOf(one.points);
    const columns = Math.min(LONGEST_SPARKLINE, one.points.length);
    const cells = times === undefined ? [] : resample(one.points, { ...times, columns });
    const line = sparkline(
      cells.map(({ value }) => value),
      { ascii },
    );
    return [
      escapeInline(one.name, tidy),
      // Code keeps the gaps of the line as wide as its blocks; a pipe is none of its characters.
      line.trim() === '' ? UNKNOWN : `\`${line.trim()}\``,
      ...(extremes === undefined
        ? [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN]
        : [
            showValue(extremes.least.value, as, UNKNOWN),
            showValue(extremes.most.value, as, UNKNOWN),
            showValue(extremes.most.at, 'instant', UNKNOWN),
            showValue(extremes.last.value, as, UNKNOWN),
          ]),
    ];
  });
  const unusual = series.flatMap((one) =>
    tellAnomalies(one, as).map((told) => `- unusual, ${escapeInline(one.name, tidy)}: ${escapeInline(told, tidy)}`),
  );
  return [
    `**${escapeInline(title, tidy)}**`,
    '',
    ...writeMarkdownTable(['Series', 'Course', 'Least', 'Most', 'Most at', 'Last'], rows, [
      false,
      false,
      true,
      true,
      false,
      true,
    ]),
    ...(limit === undefined
      ? []
      : ['', `${escapeParagraph(limit.label, tidy)}: ${showValue(limit.value, as, UNKNOWN)}`]),
    ...(unusual.length === 0 ? [] : ['', ...unusual]),
  ];
};

const barsLines = ({ bars, as }: BarsBlock, { tidy, ascii }: MarkdownStyle): Lines => {
  const longest = longestBar(bars);
  return writeMarkdownTable(
    ['', 'Value', 'Share', '', 'Note'],
    bars.map((bar) => [
      escapeInline(bar.label, tidy),
      escapeInline(showValue(bar.value, as, UNKNOWN), tidy),
      bar.sharePercent === undefined ? '' : escapeInline(formatPercent(bar.sharePercent), tidy),
      drawBar(barLength(bar), longest, ascii),
      besideOf(severityBeside(bar), bar.note, tidy),
    ]),
    [false, true, true, false, false],
  );
};

const drawBar = (length: number, longest: number, ascii: boolean): string => {
  if (length === 0) return '';
  const columns = Math.max(1, Math.min(LONGEST_BAR, Math.round((length / longest) * LONGEST_BAR)));
  return `\`${(ascii ? '=' : '█').repeat(columns)}\``;
};

const MOST_COLUMNS = 20;

const heatLines = ({ title, as, rowLabels, columnLabels, cells }: HeatBlock, { tidy }: MarkdownStyle): Lines => {
  const shown = columnLabels.slice(0, MOST_COLUMNS);
  const left = columnLabels.length - shown.length;
  return [
    `**${escapeInline(title, tidy)}**`,
    '',
    ...writeMarkdownTable(
      ['', ...shown.map((label) => escapeInline(label, tidy))],
      rowLabels.map((label, row) => [
        escapeInline(label, tidy),
        ...shown.map((_, column) => escapeInline(showValue(cells[row]?.[column], as, UNKNOWN), tidy)),
      ]),
      [false, ...shown.map(() => true)],
    ),
    ...(left > 0 ? ['', `and ${formatCount(left)} more columns`] : []),
  ];
};

const noteLines = ({ text, severity }: NoteBlock, { tidy, ascii }: MarkdownStyle): Lines => [
  severity === undefined
    ? escapeParagraph(text, tidy)
    : `${escapeParagraph(markOf(severity, { ascii }), tidy)} **${severity}** ${escapeInline(text, tidy)}`,
];

const besideOf = (severity: Severity | undefined, note: string | undefined, tidy: Tidy): string =>
  joinSaid([severity === undefined ? '' : `**${severity}**`, escapeInline(note ?? '', tidy)], ' ');
