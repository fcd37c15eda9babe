// The tabs above a pane: numbered, with counts of what is new; titles become short, then numbers, before the active one is cut.

import { formatCount } from '../text/units.ts';
import { type Line, lineWidth, type Span } from '../theme/line.ts';
import { markOf } from '../theme/marks.ts';
import type { Pen } from '../theme/pen.ts';
import { type Room, tidy, within } from './room.ts';
import { saying } from './say.ts';
import { asWidget } from './widget.tsx';

export type Tab = Readonly<{
  title: string;
  /** Shown where the title has no room. */
  short?: string | undefined;
  /** Of what is new since one last looked. */
  count?: number | undefined;
}>;

export type TabsProps = Room & Readonly<{ tabs: readonly Tab[]; active: number }>;

export const tabLines = (props: TabsProps, pen: Pen): readonly Line[] =>
  within(props, pen, ({ width }) => {
    if (pen.isSpoken) return [[{ text: tellTabs(props) }]];
    const forms = FORMS.map((form) => tabsLine(props, form, pen));
    return [forms.find((line) => lineWidth(line) <= width) ?? onlyActive(props, pen)];
  });

export const Tabs = asWidget(tabLines);

type Form = 'whole' | 'short' | 'number';

/** Of the tabs that are active, and of those that are not: from the longest on. */
const FORMS: readonly (readonly [active: Form, others: Form])[] = [
  ['whole', 'whole'],
  ['whole', 'short'],
  ['short', 'short'],
  ['short', 'number'],
  ['number', 'number'],
];

const tellTabs = ({ tabs, active }: TabsProps): string =>
  saying(
    tabs.map(({ title, count }, index) =>
      saying(
        [
          `${index + 1} ${title}`,
          count === undefined || count === 0 ? '' : `${formatCount(count)} new`,
          index === active ? 'shown' : '',
        ],
        ' ',
      ),
    ),
  );

const tabsLine = ({ tabs, active }: TabsProps, [ofActive, ofOthers]: (typeof FORMS)[number], pen: Pen): Line =>
  tabs.flatMap((tab, index) => tabSpans(tab, index, index === active, index === active ? ofActive : ofOthers, pen));

const onlyActive = ({ tabs, active }: TabsProps, pen: Pen): Line => {
  const tab = tabs[active];
  return tab === undefined ? [] : tabSpans(tab, active, true, 'short', pen);
};

/** The mark of the active tab stands in its margin, so that no tab moves when another becomes active. */
const tabSpans = (tab: Tab, index: number, isActive: boolean, form: Form, pen: Pen): readonly Span[] => {
  const title = { whole: tab.title, short: tab.short ?? tab.title, number: '' }[form];
  const text = tidy(saying([String(index + 1), title], ' '), pen);
  const count = tab.count === undefined || tab.count === 0 || form === 'number' ? '' : ` ${formatCount(tab.count)}`;
  return isActive
    ? [{ text: `${markOf('selected', pen)}${text}${count} `, meaning: 'active-tab' }, { text: ' ' }]
    : [{ text: ` ${text}`, meaning: 'tab' }, { text: count, meaning: 'new' }, { text: '  ' }];
};
