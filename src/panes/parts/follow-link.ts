// Goes to where the evidence of a finding can be seen.
import type { FindingLink } from '../../domain/finding.ts';
import type { Outcome } from '../pane.ts';
import { emptyView, type View } from '../view.ts';

export const followLink = (from: View, link: FindingLink | undefined): Outcome | undefined => {
  if (link === undefined) return undefined;
  const isSection = link.view !== undefined && link.view !== 'overview';
  const view: View = {
    ...emptyView(link.pane),
    path: isSection && link.view !== undefined ? [link.view] : [],
    filter: link.filter ?? '',
    did: link.did,
  };
  return view.pane === from.pane &&
    view.path[0] === from.path[0] &&
    view.did === from.did &&
    view.filter === from.filter
    ? { kind: 'tell', text: 'this is where it can be seen', meaning: 'dim' }
    : { kind: 'open', view };
};
