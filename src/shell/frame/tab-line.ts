// The second line of the screen: the tabs at the left, and at the right where in the pane one is.
import { displayWidth } from '../../text/display-width.ts';
import { type Line, lineWidth } from '../../theme/line.ts';
import { cut, tidy } from '../../widgets/room.ts';
import { type Tab, tabLines } from '../../widgets/tabs.ts';
import type { Frame } from '../frame.ts';
import { newIn } from '../seen.ts';

export type TabFrame = Pick<Frame, 'panes' | 'pane' | 'place' | 'shown' | 'pen' | 'session' | 'state' | 'attention'>;

const GAP = 2;
const LONGEST_SUBJECT = 24;

export const tabLine = (frame: TabFrame, width: number): Line => {
  const { panes, pane, pen } = frame;
  const crumbs = crumbsOf(frame);
  const active = panes.indexOf(pane);
  const [tabs = []] = tabLines({ tabs: tabsOf(frame), active, width: width - 1, height: 1 }, pen);
  const room = width - 1 - lineWidth(tabs) - GAP - 1;
  const told = room < MOST_USEFUL_LEAST ? '' : cut(crumbs, room, pen);
  const between = Math.max(0, width - 1 - lineWidth(tabs) - displayWidth(told) - 1);
  return [{ text: ' ' }, ...tabs, { text: ' '.repeat(between) }, { text: told, meaning: 'dim' }];
};

/** Fewer columns of a path say nothing. */
const MOST_USEFUL_LEAST = 8;

export const tabsOf = ({ panes, pane, place, session, pen, attention, state }: TabFrame): readonly Tab[] =>
  panes.map((one): Tab => {
    const subject = one === pane ? one.subject?.(place.view, session.read) : undefined;
    return {
      count: newIn(one, attention.get(one.name), state),
      title: subject === undefined ? one.title : `${one.title} ${cut(subject, LONGEST_SUBJECT, pen)}`,
      short: one.title,
    };
  });

const crumbsOf = ({ pane, shown, pen, state }: TabFrame): string => {
  const over = state.overlay === undefined ? undefined : OVER[state.overlay.kind];
  const crumbs = over === undefined ? shown.crumbs : [...shown.crumbs, over];
  if (crumbs.length === 0) return '';
  return [pane.title, ...crumbs].map((crumb) => tidy(crumb, pen)).join(pen.ascii ? ' > ' : ' › ');
};

/** What stands in the place of the pane. */
const OVER: Readonly<Record<string, string>> = { help: 'help', log: 'requests' };
