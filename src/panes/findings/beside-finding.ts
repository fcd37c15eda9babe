// From the page of one finding to that of another: the keys that move the selection of the list move in it here, too.
import type { Finding } from '../../domain/finding.ts';
import type { Outcome } from '../pane.ts';
import { moveIn } from '../parts/list-moves.ts';
import { listIn, type View, withList } from '../view.ts';

export type FindingList = Readonly<{ list: string; found: readonly Finding[] }>;

/** Nowhere from one that the list does not show: it has none beside it. */
export const besideFinding = (
  view: View,
  action: string,
  { id }: Finding,
  { list, found }: FindingList,
): Outcome | undefined => {
  const index = found.findIndex((one) => one.id === id);
  if (index === -1) return undefined;
  const outcome = moveIn(withList(view, list, { index, top: index }), list, action, { count: found.length, height: 1 });
  if (outcome?.kind !== 'view') return undefined;
  const beside = found[listIn(outcome.view, list).index];
  return beside === undefined ? undefined : { kind: 'view', view: { ...outcome.view, path: [beside.id] } };
};
