// What the picker asks for: who talked in the window; and, once somebody searches, everything that is known of them.
import type { NetworkAnswer } from '../../flows/network-answer.ts';
import type { Part } from '../../live/part.ts';
import { flowsPart } from '../../live/questions/index.ts';
import type { WindowChoice } from '../../live/session/window-choice.ts';
import type { View } from '../view.ts';

/** Flows with full details are several times as large: a day of them is enough to know a device by. */
const LONGEST_LOOK_HOURS = 24;

export const talkPart = (window: WindowChoice): Part<NetworkAnswer> => flowsPart(window);

/** MAC addresses, labels and tags are only told with full details. */
export const detailsPart = (window: WindowChoice): Part<NetworkAnswer> => ({
  ...flowsPart({ ...window, hours: Math.min(window.hours, LONGEST_LOOK_HOURS) }, { fulldevicedetails: true }),
  isOptional: true as const,
});

/** A number needs no search. */
export const isSearch = ({ filter }: Pick<View, 'filter'>): boolean =>
  filter.trim() !== '' && !/^-?\d+$/.test(filter.trim());

export const pickerParts = (view: View, window: WindowChoice): readonly Part<unknown>[] =>
  isSearch(view) ? [talkPart(window), detailsPart(window)] : [talkPart(window)];
