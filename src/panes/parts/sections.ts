// Pages side by side within a pane: the first is its overview, left and right go from one to the next.
import type { Outcome } from '../pane.ts';
import type { View } from '../view.ts';

export type Section = Readonly<{ id: string; title: string }>;

/** Undefined on the overview. */
export const sectionOf = <One extends Section>(view: View, sections: readonly One[]): One | undefined =>
  sections.find(({ id }) => id === view.path[0]);

export const openSection = (view: View, id: string | undefined): Outcome => ({
  kind: 'open',
  view: { ...view, path: id === undefined ? [] : [id] },
});

export const besideSection = (view: View, sections: readonly Section[], action: string): Outcome | undefined => {
  const by = action === 'next_section' ? 1 : action === 'previous_section' ? -1 : 0;
  if (by === 0) return undefined;
  const all = [undefined, ...sections.map(({ id }) => id)];
  const at = Math.max(0, all.indexOf(view.path[0]));
  return openSection(view, all[(at + by + all.length) % all.length]);
};
