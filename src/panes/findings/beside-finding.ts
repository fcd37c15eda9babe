// From the page of one finding to that of another: the keys that move the selection of the list move in it here, too.
import type { Finding } from '../../domain/finding.ts';
import type { Outcome } from '../pane.ts';
import { moveIn } from '../parts/list-moves.ts';
import { listIn, type View, withList } from '../view.ts';
import { DETAILS_LIST } from './finding-acts.ts';

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
  if (beside === undefined) return undefined;
  // Each is read from its beginning.
  return { kind: 'view', view: { ...withList(outcome.view, DETAILS_LIST, { index: 0, top: 0 }), path: [beside.id] } };
};
