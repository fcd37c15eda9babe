// Each kind of block as HTML.
import type { Severity } from '../../../domain/finding.ts';
import { formatPercent, NOT_REPORTED } from '../../../text/units.ts';
import { markOf } from '../../../theme/marks.ts';
import { shadeOf } from '../../../theme/shade-of.ts';
import type { BarsBlock, Block, Column, FactsBlock, HeatBlock, NoteBlock, TableBlock, Value } from '../../document.ts';
import { barLength, longestBar, severityBeside } from '../parts/bars.ts';
import { joinSaid } from '../parts/join-said.ts';
import { severityOf } from '../parts/severity-of.ts';
import { largestCell, tellShades } from '../parts/shades.ts';
import { isNumeric, showValue } from '../parts/show-value.ts';
import { tellLeftOut } from '../parts/tell-document.ts';
import { chartFigure } from './chart.ts';
import { escapeHtml } from './escape.ts';

const UNKNOWN = '–';

export const htmlBlock = (block: Block): string => {
  switch (block.kind) {
    case 'facts':
      return factsList(block);
    case 'table':
      return dataTable(block);
    case 'chart':
      return chartFigure(block);
    case 'bars':
      return barsTable(block);
    case 'heat':
      return heatFigure(block);
    case 'note':
      return remark(block);
  }
};

/** Mark, word and colour together. */
export const severityTag = (severity: Severity): string =>
  `<span class="sev ${severity}">${markOf(severity, { ascii: false })} ${severity}</span>`;

const factsList = ({ facts }: FactsBlock): string => {
  const items = facts.map(({ label, value, as, note, severity }) => {
    const said = besideOf(severity, note);
    return [
      `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(showValue(value, as, NOT_REPORTED))}</dd>`,
      said === '' ? '' : `<dd class="note">${said}</dd>`,
      '</div>',
    ].join('');
  });
  return `<dl class="facts">${items.join('\n')}</dl>`;
};

const dataTable = ({ columns, rows, leftOut, empty }: TableBlock): string => {
  if (rows.length === 0) return `<p class="empty">${escapeHtml(empty)}</p>`;
  const head = columns.map(({ title, as }) => `<th scope="col"${alignment(as)}>${escapeHtml(title)}</th>`);
  const body = rows.map((row) => `<tr>${columns.map((column, index) => cell(row[index], column)).join('')}</tr>`);
  const more = leftOut > 0 ? `\n<p class="more">${tellLeftOut(leftOut)}</p>` : '';
  return `${scrolling('Table', `<table><thead><tr>${head.join('')}</tr></thead>\n<tbody>${body.join('\n')}</tbody></table>`)}${more}`;
};

const cell = (value: Value, { as }: Column): string => {
  const severity = as === 'severity' ? severityOf(value) : undefined;
  if (severity !== undefined) return `<td>${severityTag(severity)}</td>`;
  const shown = escapeHtml(showValue(value, as, UNKNOWN));
  return `<td${A_LONG_WORD.test(shown) ? ' class="long"' : alignment(as)}>${shown}</td>`;
};

/** Addresses and names stay whole; what is longer than any of them may break anywhere, lest it widen the whole table. */
const A_LONG_WORD = /[^ ]{60}/;

const alignment = (as: Column['as']): string => (isNumeric(as) ? ' class="n"' : as === 'instant' ? ' class="t"' : '');

const scrolling = (name: string, content: string): string =>
  `<div class="scroll" role="region" aria-label="${escapeHtml(name)}" tabindex="0">${content}</div>`;

const barsTable = ({ bars, as }: BarsBlock): string => {
  const longest = longestBar(bars);
  const hasShare = bars.some(({ sharePercent }) => sharePercent !== undefined);
  const hasNote = bars.some((bar) => bar.note !== undefined || severityBeside(bar) !== undefined);
  const rows = bars.map((bar) => {
    const { label, value, sharePercent, note, severity } = bar;
    const width = longest > 0 ? (barLength(bar) / longest) * 100 : 0;
    const share = sharePercent === undefined ? '' : formatPercent(sharePercent);
    const beside = severityBeside(bar);
    return [
      `<tr><th scope="row">${severity !== undefined && beside === undefined ? severityTag(severity) : escapeHtml(label)}</th>`,
      `<td class="bar"><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="8"/><rect class="fill${severity === undefined ? '' : ` ${severity}`}" width="${width.toFixed(1)}" height="8"/></svg></td>`,
      `<td class="n">${escapeHtml(showValue(value, as, UNKNOWN))}</td>`,
      hasShare ? `<td class="n">${escapeHtml(share)}</td>` : '',
      hasNote ? `<td>${besideOf(beside, note)}</td>` : '',
      '</tr>',
    ].join('');
  });
  return scrolling('Bars', `<table class="bars"><tbody>${rows.join('\n')}</tbody></table>`);
};

const heatFigure = (block: HeatBlock): string => {
  const { title, as, rowLabels, columnLabels, cells } = block;
  const largest = largestCell(block);
  const head = columnLabels.map((label) => `<th scope="col">${escapeHtml(label)}</th>`).join('');
  const body = rowLabels.map((label, row) => {
    const values = columnLabels.map((_, column) => {
      const value = cells[row]?.[column];
      return `<td class="h${shadeOf(value, largest) ?? 0}">${escapeHtml(showValue(value, as, UNKNOWN))}</td>`;
    });
    return `<tr><th scope="row">${escapeHtml(label)}</th>${values.join('')}</tr>`;
  });
  const told = tellShades(block, largest).map(({ text }) => text);
  const steps = largest > 0 ? `<p class="more">Shades, the palest first: ${escapeHtml(told.join(', '))}</p>` : '';
  const table = `<table class="heat"><thead><tr><td></td>${head}</tr></thead>\n<tbody>${body.join('\n')}</tbody></table>`;
  return `<figure><figcaption>${escapeHtml(title)}</figcaption>${scrolling(title, table)}${steps}</figure>`;
};

const remark = ({ text, severity }: NoteBlock): string =>
  severity === undefined
    ? `<p>${escapeHtml(text)}</p>`
    : `<p class="remark">${severityTag(severity)} ${escapeHtml(text)}</p>`;

const besideOf = (severity: Severity | undefined, note: string | undefined): string =>
  joinSaid([severity === undefined ? '' : severityTag(severity), escapeHtml(note ?? '')], ' ');
