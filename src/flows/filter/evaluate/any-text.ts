// Marks the flows that have a text anywhere: in a name, an address, a label, a protocol, a flag or a tag.
import { type FlowTable, NO_CODE } from '../../flow-table.ts';
import type { RegexValue, TextValue } from '../language/filter.ts';
import { lookUpEnds } from './end-lookup.ts';
import { type Lookup, type Marks, markCodes } from './marks.ts';
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
  markCodes(marks, table.source, found);
  markCodes(marks, table.destination, found);
  markCodes(marks, table.protocol, texts);
  markCodes(marks, table.applicationProtocol, texts);
  markCodes(marks, table.direction, texts);
  markCodes(marks, table.flags, sets);
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
