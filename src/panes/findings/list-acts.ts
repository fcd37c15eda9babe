// The keys that set up the list of findings, whether they stand one by one or gathered.
import { withoutLast } from '../../flows/filter/language/edit-filter.ts';
import type { Outcome } from '../pane.ts';
import type { View } from '../view.ts';
import { FINDING_SCHEMA } from './finding-fields.ts';
import { GROUPINGS, groupingNamed, ORDER_OPTIONS, orderNamed } from './orders.ts';

export const LIST_CHOICES = { order: 'order', by: 'by' } as const;

/** Where in the list one is. */
export const FINDINGS_LIST = 'findings';

export const LIST_HINTS = ['open', 'explain', 'acknowledge', 'mute', 'filter', 'group', 'sort'];
export const GROUP_HINTS = ['open', 'filter', 'group'];

export const setUpList = (action: string, view: View): Outcome | undefined => {
  switch (action) {
    case 'sort':
      return {
        kind: 'choose',
        choice: LIST_CHOICES.order,
        title: 'Order of the findings',
        options: ORDER_OPTIONS,
        chosen: orderNamed(view.choices[LIST_CHOICES.order]),
      };
    case 'group':
      return {
        kind: 'choose',
        choice: LIST_CHOICES.by,
        title: 'List the findings',
        options: GROUPINGS,
        chosen: groupingNamed(view.choices[LIST_CHOICES.by]) ?? 'none',
      };
    case 'widen':
      return view.filter === ''
        ? { kind: 'tell', text: 'no filter is set', meaning: 'dim' }
        : { kind: 'open', view: { ...view, filter: withoutLast(view.filter, FINDING_SCHEMA), lists: {} } };
    default:
      return undefined;
  }
};
