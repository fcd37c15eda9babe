// What a person has set up in a pane: where in it they are, what is selected, filtered and chosen. Esc brings exactly this back.
import type { ListWindow } from '../widgets/list-window.ts';

export const PANE_NAMES = ['stats', 'flows', 'device', 'findings'] as const;

export type PaneName = (typeof PANE_NAMES)[number];

export type View = Readonly<{
  pane: PaneName;
  /** What is opened inside the pane, the outermost first; nothing is its first page. */
  path: readonly string[];
  /** The device it is about. */
  did: number | undefined;
  filter: string;
  /** Of a few things each: the order of a table, an interval. */
  choices: Readonly<Record<string, string>>;
  /** Where in each list of the pane one is. */
  lists: Readonly<Record<string, ListWindow>>;
}>;

export const emptyView = (pane: PaneName): View => ({
  pane,
  path: [],
  did: undefined,
  filter: '',
  choices: {},
  lists: {},
});

const AT_THE_TOP: ListWindow = { index: 0, top: 0 };

export const listIn = (view: View, list: string): ListWindow => view.lists[list] ?? AT_THE_TOP;

export const withList = (view: View, list: string, place: ListWindow): View => ({
  ...view,
  lists: { ...view.lists, [list]: place },
});

export const withChoice = (view: View, choice: string, value: string): View => ({
  ...view,
  choices: { ...view.choices, [choice]: value },
});
