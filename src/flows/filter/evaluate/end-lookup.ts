// Which ends of flows a condition fits: asked once per end, whatever number of flows it has.
import { insideNetwork } from '../../end-addresses.ts';
import { type EndColumns, type FlowTable, NO_CODE } from '../../flow-table.ts';
import type { Condition, Value } from '../language/filter.ts';
import type { Lookup } from './marks.ts';
import { remember, textTest } from './text-test.ts';

export type EndTextColumn = 'ip' | 'hostname' | 'label' | 'mac' | 'vendor' | 'os' | 'deviceType' | 'country';

/** `index` is the place of the end in its columns, one less than its code. */
export const lookUpEnds = ({ ends }: FlowTable, test: (index: number) => boolean): Lookup => {
  const lookup = new Uint8Array(ends.count + 1);
  for (let index = 0; index < ends.count; index += 1) if (test(index)) lookup[index + 1] = 1;
  return lookup;
};

const NAMES = ['hostname', 'label', 'ip'] as const;

/** By address, network, device or name, whatever each value is. */
export const endsNamed = (table: FlowTable, condition: Condition): Lookup => {
  const { ends, texts } = table;
  const tests = condition.values.flatMap((value): readonly ((index: number) => boolean)[] => {
    if (value.kind === 'device') return [(index) => ends.did[index] === value.did];
    if (value.kind === 'address' || value.kind === 'network') {
      const isInside = insideNetwork(table, value.kind === 'address' ? value.ip : value.cidr);
      return [(index) => isInside(index + 1)];
    }
    return [];
  });
  const words = condition.values.filter(isText);
  if (words.length > 0) {
    const isWanted = remember(textTest(texts, words, { isWhole: condition.operator !== ':' }), texts.count);
    tests.push((index) => NAMES.some((name) => isWanted(ends[name][index] ?? NO_CODE)));
  }
  return lookUpEnds(table, (index) => tests.some((test) => test(index)));
};

export const endsIdentified = (table: FlowTable): Lookup =>
  lookUpEnds(table, (index) => isIdentified(table.ends, index));

const isIdentified = (ends: EndColumns, index: number): boolean =>
  NAMES.some((name) => ends[name][index] !== NO_CODE) || !Number.isNaN(ends.did[index]);

export const endsWithText = (
  table: FlowTable,
  column: EndTextColumn,
  condition: Condition,
  comparison: Readonly<{ isWhole: boolean; fold?: (text: string) => string }>,
): Lookup => {
  const isWanted = remember(textTest(table.texts, condition.values, comparison), table.texts.count);
  const codes = table.ends[column];
  return lookUpEnds(table, (index) => isWanted(codes[index] ?? NO_CODE));
};

const isText = (value: Value): boolean => value.kind === 'text' || value.kind === 'regex';
