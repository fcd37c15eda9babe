// Reads lines of a time and a value, in any of the usual dressings, with or without a header.
import type { Instant } from '../../domain/instant.ts';
import { clean } from '../../text/clean.ts';
import { readTime } from './read-time.ts';

export type Row =
  | Readonly<{ kind: 'point'; at: Instant; value: number | undefined }>
  | Readonly<{ kind: 'header'; valueName: string }>
  | Readonly<{ kind: 'blank' }>
  | Readonly<{ kind: 'bad'; came: string }>;

export type RowReader = Readonly<{ read(line: string): Row }>;

export const EXPECTED = 'expected is "timestamp,value", such as 2026-01-15T14:00:00Z,412';

const GAPS = new Set(['', 'nan', 'null', 'none', 'na', 'n/a', '-']);
const VALUE = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const SEPARATORS = ['\t', ';', ','] as const;
const TIME_NAME = /^(time|timestamp|date|datetime|date_time|ts|at)$/i;
const VALUE_NAME = /^(value|count|bytes|total|y)$/i;
const SHOWN = 60;
const BLANK: Row = { kind: 'blank' };

export const createRowReader = (): RowReader => {
  let separator: string | undefined;
  let timeColumn = 0;
  let valueColumn = 1;
  let isFirst = true;
  const readHeader = (fields: readonly string[]): Row | undefined => {
    if (fields.length < 2 || !fields.every((field) => /^[^\d\p{C}][^\p{C}]*$/u.test(field) && !VALUE.test(field))) {
      return undefined;
    }
    timeColumn = Math.max(
      0,
      fields.findIndex((field) => TIME_NAME.test(field)),
    );
    const named = fields.findIndex((field, column) => column !== timeColumn && VALUE_NAME.test(field));
    valueColumn = named >= 0 ? named : timeColumn === 0 ? 1 : 0;
    return { kind: 'header', valueName: fields[valueColumn] ?? '' };
  };
  return {
    read: (line) => {
      const text = line.endsWith('\r') ? line.slice(0, -1) : line;
      if (text.trim() === '') return BLANK;
      separator ??= SEPARATORS.find((candidate) => text.includes(candidate));
      const fields = fieldsOf(text, separator ?? ',');
      const wasFirst = isFirst;
      isFirst = false;
      const row = pointOf(fields, timeColumn, valueColumn);
      if (wasFirst && row.kind === 'bad') return readHeader(fields) ?? row;
      return row;
    },
  };
};

const pointOf = (fields: readonly string[], timeColumn: number, valueColumn: number): Row => {
  const time = fields[timeColumn] ?? '';
  const amount = fields[valueColumn];
  if (amount === undefined) return { kind: 'bad', came: `one field, ${shown(time)}` };
  const at = readTime(time);
  if (at === undefined) return { kind: 'bad', came: `${shown(time)} is no time` };
  if (VALUE.test(amount)) {
    const value = Number(amount);
    if (Number.isFinite(value)) return { kind: 'point', at, value };
  }
  if (GAPS.has(amount.toLowerCase())) return { kind: 'point', at, value: undefined };
  return { kind: 'bad', came: `${shown(amount)} is no number` };
};

const shown = (text: string): string => `"${clean(text, SHOWN)}"`;

/** No more than two fields are ever asked for, and most lines have no more: a list of them costs more than reading them. */
const fieldsOf = (line: string, separator: string): readonly string[] => {
  if (line.includes('"')) return quotedFields(line, separator);
  const first = line.indexOf(separator);
  if (first >= 0 && !line.includes(separator, first + 1))
    return [line.slice(0, first).trim(), line.slice(first + 1).trim()];
  return line.split(separator).map((field) => field.trim());
};

/** A quote within quotes is written twice; a line break within quotes is not known here. */
const quotedFields = (line: string, separator: string): readonly string[] => {
  const fields: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let index = 0; index < line.length; index += 1) {
    const letter = line.charAt(index);
    if (letter === '"' && isQuoted && line.charAt(index + 1) === '"') {
      field += letter;
      index += 1;
    } else if (letter === '"') {
      isQuoted = !isQuoted;
    } else if (letter === separator && !isQuoted) {
      fields.push(field.trim());
      field = '';
    } else {
      field += letter;
    }
  }
  return [...fields, field.trim()];
};
