// How each field of a flow is tested over a whole table: which rows fit a condition, and of which the field is reported.
import type { Instant } from '../../../domain/instant.ts';
import { isPrivateEnd } from '../../end-addresses.ts';
import { type FlowTable, NO_CODE } from '../../flow-table.ts';
import type { Condition } from '../language/filter.ts';
import { type EndTextColumn, endsIdentified, endsNamed, endsWithText, lookUpEnds } from './end-lookup.ts';
import {
  type Interval,
  type Lookup,
  type Marks,
  markBytes,
  markCodes,
  markEither,
  markInterval,
  markPorts,
  markTested,
} from './marks.ts';
import { intervalsOf, isInside } from './number-test.ts';
import { remember, textTest } from './text-test.ts';

/** What a filter is evaluated against: the end of the window, from which `-2h` counts back. */
export type FilterContext = Readonly<{ endAt: Instant }>;

export type FieldTest = Readonly<{
  /** Adds the rows that fit; `!=` is taken for `=`, the caller turns it around. */
  markFitting(marks: Marks, table: FlowTable, condition: Condition, context: FilterContext): void;
  markKnown(marks: Marks, table: FlowTable): void;
}>;

type Side = 'source' | 'destination';
const BOTH: readonly Side[] = ['source', 'destination'];
const EVERYTHING: Interval = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, isOpen: false };
/** Of the column of ports: nothing larger can be in it. */
const LAST_CODE = 2 ** 31 - 1;

const markSides = (marks: Marks, table: FlowTable, sides: readonly Side[], lookup: Lookup): void => {
  if (sides === BOTH) markEither(marks, table.source, table.destination, lookup);
  else for (const side of sides) markCodes(marks, table[side], lookup);
};

const ends = (sides: readonly Side[]): FieldTest => ({
  markFitting: (marks, table, condition) => markSides(marks, table, sides, endsNamed(table, condition)),
  markKnown: (marks, table) => markSides(marks, table, sides, endsIdentified(table)),
});

const devices = (sides: readonly Side[]): FieldTest => ({
  markFitting: (marks, table, condition, { endAt }) => {
    const intervals = intervalsOf(condition, endAt);
    const { did } = table.ends;
    markSides(
      marks,
      table,
      sides,
      lookUpEnds(table, (index) => isInside(did[index] ?? Number.NaN, intervals)),
    );
  },
  markKnown: (marks, table) =>
    markSides(
      marks,
      table,
      sides,
      lookUpEnds(table, (index) => !Number.isNaN(table.ends.did[index])),
    ),
});

type EndTextForm = Readonly<{ isAlwaysWhole: boolean; fold?: (text: string) => string }>;

const endText = (column: EndTextColumn, { isAlwaysWhole, ...rest }: EndTextForm): FieldTest => ({
  markFitting: (marks, table, condition) => {
    const isWhole = isAlwaysWhole || condition.operator !== ':';
    markSides(marks, table, BOTH, endsWithText(table, column, condition, { ...rest, isWhole }));
  },
  markKnown: (marks, table) =>
    markSides(
      marks,
      table,
      BOTH,
      lookUpEnds(table, (index) => table.ends[column][index] !== NO_CODE),
    ),
});

/** A set of no texts is known: the device has no tags. */
const tags: FieldTest = {
  markFitting: (marks, table, condition) => {
    const fits = setTest(table, condition);
    markSides(
      marks,
      table,
      BOTH,
      lookUpEnds(table, (index) => fits(table.ends.tags[index] ?? NO_CODE)),
    );
  },
  markKnown: (marks, table) =>
    markSides(
      marks,
      table,
      BOTH,
      lookUpEnds(table, (index) => table.ends.tags[index] !== NO_CODE),
    ),
};

const flags: FieldTest = {
  markFitting: (marks, table, condition) => markTested(marks, table.flags, table.sets.count, setTest(table, condition)),
  markKnown: (marks, table) => markTested(marks, table.flags, table.sets.count, (code) => code !== NO_CODE),
};

const setTest = (table: FlowTable, condition: Condition): ((code: number) => boolean) => {
  const regexOrText = textTestOf(table, condition);
  return remember((code) => table.sets.textsOf(code)?.some(regexOrText) ?? false, table.sets.count);
};

/** The texts of sets come as texts, not as codes. */
const textTestOf = (table: FlowTable, condition: Condition): ((text: string) => boolean) => {
  const isWanted = textTest(table.texts, condition.values, { isWhole: true });
  return (text) => isWanted(table.texts.codeOf(text));
};

const ports = (columns: readonly ('sourcePort' | 'destinationPort')[]): FieldTest => ({
  markFitting: (marks, table, condition, { endAt }) => {
    for (const { from, to, isOpen } of intervalsOf(condition, endAt)) {
      // Ports are whole numbers: over 80 is from 81. What is not reported is a number below every port.
      const first = Math.max(0, isOpen ? from + 1 : from);
      const last = Math.min(LAST_CODE, isOpen ? to - 1 : to);
      for (const column of columns) markPorts(marks, table[column], first, last);
    }
  },
  markKnown: (marks, table) => {
    for (const column of columns) markPorts(marks, table[column], 0, LAST_CODE);
  },
});

const numbers = (column: 'bytes' | 'packets' | 'durationMs' | 'startAt' | 'endAt'): FieldTest => ({
  markFitting: (marks, table, condition, { endAt }) => {
    for (const interval of intervalsOf(condition, endAt)) markInterval(marks, table[column], interval);
  },
  markKnown: (marks, table) => markInterval(marks, table[column], EVERYTHING),
});

/** Whole numbers, as ports are; what is not reported lies above every per cent. */
const score: FieldTest = {
  markFitting: (marks, table, condition, { endAt }) => {
    for (const { from, to, isOpen } of intervalsOf(condition, endAt))
      markBytes(marks, table.score, isOpen ? from + 1 : from, Math.min(MOST_PERCENT, isOpen ? to - 1 : to));
  },
  markKnown: (marks, table) => markBytes(marks, table.score, 0, MOST_PERCENT),
};

const MOST_PERCENT = 100;

const texts = (column: 'protocol' | 'applicationProtocol' | 'direction'): FieldTest => ({
  markFitting: (marks, table, condition) =>
    markTested(marks, table[column], table.texts.count, textTest(table.texts, condition.values, { isWhole: true })),
  markKnown: (marks, table) => markTested(marks, table[column], table.texts.count, (code) => code !== NO_CODE),
});

const OUTWARD = ['out', 'outbound'];
const INWARD = ['in', 'inbound'];

/** Whether a flow goes out or comes in is told from its addresses where the appliance only says external, or nothing. */
const direction: FieldTest = {
  ...texts('direction'),
  markFitting: (marks, table, condition, context) => {
    const wanted = condition.values.flatMap((value) => (value.kind === 'text' ? [value.text.toLowerCase()] : []));
    const isOut = wanted.some((text) => OUTWARD.includes(text));
    const isIn = wanted.some((text) => INWARD.includes(text));
    const synonyms = [...(isOut ? OUTWARD : []), ...(isIn ? INWARD : [])];
    const values = [...condition.values, ...synonyms.map((text) => ({ kind: 'text', text }) as const)];
    texts('direction').markFitting(marks, table, { ...condition, values }, context);
    if (isOut) markCrossing(marks, table, 'source', 'destination');
    if (isIn) markCrossing(marks, table, 'destination', 'source');
    const side = { isExternal: wanted.includes('external'), isInternal: wanted.includes('internal') };
    if (side.isExternal || side.isInternal) markSide(marks, table, side);
  },
};

const SAID = ['internal', 'external', ...OUTWARD, ...INWARD];

/** What goes out or comes in is external; where neither is said, the addresses tell: one outside makes it external, two inside internal. */
const markSide = (
  marks: Marks,
  table: FlowTable,
  { isExternal, isInternal }: Readonly<{ isExternal: boolean; isInternal: boolean }>,
): void => {
  const isPrivate = isPrivateEnd(table);
  const hasAddress = table.ends.ip;
  const home = lookUpEnds(table, (index) => isPrivate(index + 1));
  const away = lookUpEnds(table, (index) => hasAddress[index] !== NO_CODE && !isPrivate(index + 1));
  const word = (texts: readonly string[]) => {
    const values = texts.map((text) => ({ kind: 'text', text }) as const);
    return remember(textTest(table.texts, values, { isWhole: true }), table.texts.count);
  };
  const [isSaid, isCrossing] = [word(SAID), word([...OUTWARD, ...INWARD])];
  for (let row = 0; row < table.rowCount; row += 1) {
    const code = table.direction[row] ?? NO_CODE;
    const source = table.source[row] ?? NO_CODE;
    const destination = table.destination[row] ?? NO_CODE;
    const isTold = code !== NO_CODE && isSaid(code);
    const isOutside = isTold ? isCrossing(code) : away[source] === 1 || away[destination] === 1;
    const isInside = !isTold && home[source] === 1 && home[destination] === 1;
    if ((isExternal && isOutside) || (isInternal && isInside)) marks[row] = 1;
  }
};

const markCrossing = (marks: Marks, table: FlowTable, inside: Side, outside: Side): void => {
  const isPrivate = isPrivateEnd(table);
  const hasAddress = table.ends.ip;
  const home = lookUpEnds(table, (index) => isPrivate(index + 1));
  const away = lookUpEnds(table, (index) => hasAddress[index] !== NO_CODE && !isPrivate(index + 1));
  const isOpen = textTest(table.texts, [{ kind: 'text', text: 'external' }], { isWhole: true });
  const canCross = remember((code) => code === NO_CODE || isOpen(code), table.texts.count);
  for (let row = 0; row < table.rowCount; row += 1) {
    const crosses = home[table[inside][row] ?? 0] === 1 && away[table[outside][row] ?? 0] === 1;
    if (crosses && canCross(table.direction[row] ?? NO_CODE)) marks[row] = 1;
  }
};

/** The flows that were sent are those that were asked for. */
const askedOnly: FieldTest = {
  markFitting: (marks) => void marks.fill(1),
  markKnown: (marks) => void marks.fill(1),
};

/** However it is written: 00:1b:44, 00-1B-44, 001b.44. */
const foldMac = (text: string): string => text.replace(/[:.-]/g, '');

export const FLOW_TESTS: Readonly<Record<string, FieldTest>> = {
  src: ends(['source']),
  dst: ends(['destination']),
  ip: ends(BOTH),
  port: ports(['sourcePort', 'destinationPort']),
  sport: ports(['sourcePort']),
  dport: ports(['destinationPort']),
  proto: texts('protocol'),
  app: texts('applicationProtocol'),
  dir: direction,
  did: devices(BOTH),
  sdid: devices(['source']),
  ddid: devices(['destination']),
  sid: askedOnly,
  bytes: numbers('bytes'),
  packets: numbers('packets'),
  dur: numbers('durationMs'),
  start: numbers('startAt'),
  end: numbers('endAt'),
  score,
  flag: flags,
  tag: tags,
  label: endText('label', { isAlwaysWhole: false }),
  hostname: endText('hostname', { isAlwaysWhole: false }),
  country: endText('country', { isAlwaysWhole: true }),
  mac: endText('mac', { isAlwaysWhole: false, fold: foldMac }),
  vendor: endText('vendor', { isAlwaysWhole: false }),
  os: endText('os', { isAlwaysWhole: false }),
  type: endText('deviceType', { isAlwaysWhole: false }),
};
