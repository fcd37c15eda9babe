// What the talkers are in the order of.
import type { SortedTalkers } from '../../analysis/traffic/count-talkers.ts';
import type { Outcome } from '../pane.ts';

/** Of the view. */
export const TALKER_ORDER = 'talkers';

const ORDERS: readonly Readonly<{ id: SortedTalkers; title: string }>[] = [
  { id: 'bytes', title: 'bytes in both directions' },
  { id: 'bytesIn', title: 'bytes received' },
  { id: 'bytesOut', title: 'bytes sent' },
  { id: 'connections', title: 'connections' },
];

export const talkerOrder = (choice: string | undefined): SortedTalkers =>
  ORDERS.find(({ id }) => id === choice)?.id ?? 'bytes';

export const TALKER_ORDERS = {
  kind: 'choose',
  choice: TALKER_ORDER,
  title: 'Most first, by',
  options: ORDERS,
} as const satisfies Omit<Extract<Outcome, Readonly<{ kind: 'choose' }>>, 'chosen'>;
