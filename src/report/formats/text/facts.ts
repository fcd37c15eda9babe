// Facts as lines: label, value, note, each in a column of its own; two facts side by side where the terminal is wide.

import { displayWidth, padEnd, padStart, widest } from '../../../text/display-width.ts';
import { NOT_REPORTED } from '../../../text/units.ts';
import { wrapWords } from '../../../text/wrap-words.ts';
import { type Line, lineWidth, type Span } from '../../../theme/line.ts';
import { markOf } from '../../../theme/marks.ts';
import type { Fact, FactsBlock } from '../../document.ts';
import { joinSaid } from '../parts/join-said.ts';
import { isNumeric, showValue } from '../parts/show-value.ts';
import { around, type Item } from './item.ts';
import type { Page } from './page.ts';

const WIDEST_LABEL = 32;
const GAP = 2;

export const factItems = ({ facts }: FactsBlock, page: Page): readonly Item[] => {
  const half = Math.floor((page.width - 2 * GAP) / 2);
  const narrow = page.width >= 120 && facts.length >= 4 ? layOut(facts, page, half) : undefined;
  return narrow?.every((lines) => lines.length === 1) === true
    ? around(sideBySide(narrow.flat(), half + 2 * GAP))
    : layOut(facts, page, page.width).map((lines, at): Item => ({ at, lines }));
};

/** For each fact its lines. */
const layOut = (facts: readonly Fact[], page: Page, width: number): readonly (readonly Line[])[] => {
  const labelWidth = Math.min(WIDEST_LABEL, Math.max(1, widest(facts.map(({ label }) => page.tidy(label)))));
  const values = facts.map((fact) => valueText(fact, page));
  const isRight = facts.every((fact, index) => isNumeric(fact.as) && displayWidth(values[index] ?? '') <= 16);
  const valueWidth = Math.max(1, widest(values.filter((value) => displayWidth(value) <= 24)));
  return facts.map((fact, index) => {
    const value = values[index] ?? '';
    const placed = isRight ? padStart(value, valueWidth) : value;
    const note = noteOf(fact, page);
    const joined = note === '' ? placed : `${padTo(placed, valueWidth)}  ${note}`;
    const texts = [joined, placed, note] as const;
    return hangLabel(page.tidy(fact.label), texts, fact, { page, labelWidth, width });
  });
};

const valueText = (fact: Fact, page: Page): string => page.tidy(showValue(fact.value, fact.as, NOT_REPORTED));

/** The severity is said in words as well: a mark alone asks to be looked up. */
const noteOf = ({ note, severity }: Fact, page: Page): string => page.tidy(joinSaid([severity, note]));

type Place = Readonly<{ page: Page; labelWidth: number; width: number }>;

/** On one line, or else apart. */
type Texts = readonly [joined: string, value: string, note: string];

const hangLabel = (label: string, [joined, value, note]: Texts, { severity }: Fact, place: Place): Line[] => {
  const { page, labelWidth, width } = place;
  const mark = severity === undefined ? '' : `${markOf(severity, page)} `;
  const limits = { width: width - labelWidth - GAP - 2, mostLines: 8, cut: page.glyphs.cut };
  const labels = wrapWords(label, { width: labelWidth, mostLines: 3, cut: page.glyphs.cut });
  const apart = (text: string): string[] =>
    displayWidth(text) <= limits.width ? [text] : wrapWords(text.trim(), limits);
  const texts =
    displayWidth(joined) <= limits.width ? [joined] : [value, note].filter((text) => text !== '').flatMap(apart);
  return Array.from({ length: Math.max(labels.length, texts.length) }, (_, index) => [
    { text: padEnd(labels[index] ?? '', labelWidth + GAP), meaning: 'label' },
    { text: padEnd(index === 0 ? mark : '', 2), meaning: severity },
    { text: texts[index] ?? '', meaning: severity },
  ]);
};

const sideBySide = (lines: readonly Line[], column: number): readonly Line[] => {
  const rows = Math.ceil(lines.length / 2);
  return lines.slice(0, rows).map((left, row): Line => {
    const fill: Span = { text: ' '.repeat(Math.max(0, column - lineWidth(left))) };
    return [...left, fill, ...(lines[rows + row] ?? [])];
  });
};

const padTo = (text: string, width: number): string => `${text}${' '.repeat(Math.max(0, width - displayWidth(text)))}`;
