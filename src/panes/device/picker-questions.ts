// What the picker asks for: who talked in the window, and whom the appliance lists; once somebody searches, everything that is known of them.
import type { Failure } from '../../domain/failure.ts';
import type { NetworkAnswer } from '../../flows/network-answer.ts';
import type { Part } from '../../live/part.ts';
import { deviceSearchPart, flowsPart, type KnownDevices, knownDevicesPart } from '../../live/questions/index.ts';
import type { WindowChoice } from '../../live/session/window-choice.ts';
import type { Read } from '../pane.ts';
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

/** Those that the appliance lists need no flows to be known, and nothing more is told of them there. */
export const pickerParts = (view: View, window: WindowChoice, read?: Read): readonly Part<unknown>[] => {
  const listed = knownDevicesPart();
  const talk = talkPart(window);
  if (!isSearch(view)) return [talk, listed];
  const known = read?.(listed).data;
  if (known === undefined) return [talk, listed, detailsPart(window)];
  return known.isPart ? [talk, listed, deviceSearchPart(view.filter)] : [talk, listed];
};

export type ListedDevices = Readonly<{
  /** Undefined where the appliance does not list its devices, or has not yet. */
  known: KnownDevices | undefined;
  /** Besides those, what a search found that goes on among all of them. */
  found: KnownDevices | undefined;
  isSearching: boolean;
  /** Why it does not list them. */
  failure: Failure | undefined;
}>;

export const listedDevices = (view: View, read: Read): ListedDevices => {
  const answer = read(knownDevicesPart());
  const known = answer.data;
  // Once it was answered, also where nothing was told: others have no such list.
  const failure = answer.at === undefined ? answer.failure : undefined;
  if (known?.isPart !== true || !isSearch(view)) return { known, found: undefined, isSearching: false, failure };
  const search = read(deviceSearchPart(view.filter));
  const isSearching = search.data === undefined && search.failure === undefined;
  return { known, found: search.data, isSearching, failure };
};
