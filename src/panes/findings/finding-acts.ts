// What keys do with a finding, in the list and on its own page.
import type { Finding } from '../../domain/finding.ts';
import type { Outcome } from '../pane.ts';
import type { View } from '../view.ts';
import { type LookedAt, lookBehind } from './look-behind.ts';

/** Enter goes to where it is seen; what no pane shows is explained. */
export const actOnFinding = (
  action: string,
  view: View,
  finding: Finding | undefined,
  at: LookedAt,
): Outcome | undefined => {
  if (finding === undefined) return undefined;
  switch (action) {
    case 'open':
      return lookBehind(view, finding, at) ?? explain(view, finding);
    case 'explain':
      return explain(view, finding);
    case 'copy':
      return { kind: 'copy', text: `${finding.severity} ${finding.title}. ${finding.evidence}`, what: 'finding' };
    default:
      return undefined;
  }
};

const explain = (view: View, { id }: Finding): Outcome =>
  view.path[0] === id
    ? { kind: 'tell', text: 'this is all that is known of it', meaning: 'dim' }
    : { kind: 'open', view: { ...view, path: [id], lists: { ...view.lists, [DETAILS_LIST]: { index: 0, top: 0 } } } };

/** How far the page of a finding is scrolled. */
export const DETAILS_LIST = 'details';
