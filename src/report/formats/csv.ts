// A report as CSV: every table of it one below the other, raw values, the section's id in the first column of each row.
import { spanOf } from '../../domain/window.ts';
import { writeField } from '../../text/csv-field.ts';
import { isoTime } from '../../text/utc.ts';
import type { ReportDocument } from '../document.ts';
import type { ReportFormat } from '../format.ts';
import { findingsTable, notReportedTable, type Table, tablesOf } from './csv/tables.ts';

/** RFC 4180 knows no other line end, and every reader of CSV takes it; a line break inside a field stays a line feed. */
const LINE_END = '\r\n';

export const csv: ReportFormat = {
  name: 'csv',
  extension: 'csv',
  says: 'Every table with raw numbers and UTC times, for spreadsheets and data frames',
  write: (document) =>
    [
      writeTable('report', reportTable(document)),
      ...document.sections.flatMap(({ id, blocks }) =>
        blocks.flatMap((block) => tablesOf(block).map((table) => writeTable(id, table))),
      ),
      ...(document.notReported.length === 0
        ? []
        : [writeTable('not-reported', notReportedTable(document.notReported))]),
      writeTable('findings', findingsTable(document.findings)),
    ].join(LINE_END),
};

const writeTable = (section: string, { header, rows }: Table): string =>
  [['section', ...header], ...rows.map((row) => [section, ...row])]
    .map((row) => `${row.map(writeField).join(',')}${LINE_END}`)
    .join('');

const reportTable = ({ name, title, summary, source, generatedAt, window }: ReportDocument): Table => ({
  header: ['report', 'title', 'summary', 'profile', 'host', 'demo', 'generated (UTC)', 'from (UTC)', 'to (UTC)'],
  rows: [
    [
      name,
      title,
      summary,
      source.profile,
      source.host,
      source.isDemo ? 'yes' : 'no',
      isoTime(generatedAt),
      isoTime(spanOf(window).startAt),
      isoTime(window.endAt),
    ],
  ],
});
