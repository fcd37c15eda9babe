// Marks the flows that have a text anywhere: in a name, an address, a label, a protocol, a flag or a tag.
import { type FlowTable, NO_CODE } from '../../flow-table.ts';
import type { RegexValue, TextValue } from '../language/filter.ts';
import { lookUpEnds } from './end-lookup.ts';
import { type Lookup, type Marks, markCodes, markEither } from './marks.ts';
import { textTest } from './text-test.ts';

const END_TEXTS = ['ip', 'hostname', 'label', 'mac', 'vendor', 'os', 'deviceType', 'country'] as const;

export const markAnyText = (marks: Marks, table: FlowTable, value: TextValue | RegexValue): void => {
  const { ends } = table;
  const texts = lookUpTexts(table, value);
  const sets = lookUpSets(table, texts);
  const found = lookUpEnds(
    table,
    (index) =>
      END_TEXTS.some((column) => texts[ends[column][index] ?? NO_CODE] === 1) ||
      sets[ends.tags[index] ?? NO_CODE] === 1,
  );
  markEither(marks, table.source, table.destination, found);
  markFew(marks, table.protocol, texts);
  markFew(marks, table.applicationProtocol, texts);
  markFew(marks, table.direction, texts);
  markFew(marks, table.flags, sets);
};

/** Columns with few different codes are seldom hit: looking at the codes saves the walk over the rows. */
const markFew = (marks: Marks, column: Uint32Array, lookup: Lookup): void => {
  if (differentCodes(column).some((code) => lookup[code] === 1)) markCodes(marks, column, lookup);
};

const known = new WeakMap<Uint32Array, readonly number[]>();

const differentCodes = (column: Uint32Array): readonly number[] => {
  const found = known.get(column);
  if (found !== undefined) return found;
  const codes = new Set<number>();
  let last = -1;
  for (let row = 0; row < column.length; row += 1) {
    const code = column[row] ?? NO_CODE;
    if (code !== last) codes.add(code);
    last = code;
  }
  const different = [...codes];
  known.set(column, different);
  return different;
};

const lookUpTexts = ({ texts }: FlowTable, value: TextValue | RegexValue): Lookup => {
  const fits = textTest(texts, [value], { isWhole: false });
  const lookup = new Uint8Array(texts.count + 1);
  for (let code = 1; code <= texts.count; code += 1) if (fits(code)) lookup[code] = 1;
  return lookup;
};

const lookUpSets = ({ sets, texts }: FlowTable, found: Lookup): Lookup => {
  const lookup = new Uint8Array(sets.count + 1);
  for (let code = 1; code <= sets.count; code += 1) {
    if (sets.textsOf(code)?.some((text) => found[texts.codeOf(text)] === 1)) lookup[code] = 1;
  }
  return lookup;
};
