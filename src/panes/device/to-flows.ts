// From a figure of a device to the flows behind it: those of the device, narrowed by what was asked about it and by the figure itself.
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { TimeWindow } from '../../domain/window.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { readAddress } from '../../flows/filter/kinds/address-kind.ts';
import { conditionFor } from '../../flows/filter/language/edit-filter.ts';
import { printCondition } from '../../flows/filter/language/print-filter.ts';
import { spanUntil, type WindowChoice } from '../../live/session/window-choice.ts';
import { checkFlowFilter } from '../flows/flow-filter.ts';
import type { Outcome } from '../pane.ts';
import { emptyView } from '../view.ts';
import type { DeviceFilter } from './device-filter.ts';

export const numbered = (field: 'did' | 'sdid' | 'port' | 'dport', value: number): string =>
  conditionFor(field, { kind: 'number', value }, FLOW_SCHEMA);

/** Exactly this; undefined is what is not reported. */
export const named = (field: 'country' | 'proto', text: string | undefined): string =>
  conditionFor(field, text === undefined ? undefined : { kind: 'text', text }, FLOW_SCHEMA);

const placed =
  (field: 'dst' | 'ip') =>
  (place: string): string =>
    printCondition(
      { kind: 'condition', field, operator: ':', values: [readAddress(place) ?? { kind: 'text', text: place }] },
      FLOW_SCHEMA,
    );

/** Where flows go: an address, or a name of which this is a part. */
export const goingTo = placed('dst');

/** At either end. */
export const meeting = placed('ip');

export const begunSince = (at: Instant): string =>
  printCondition(
    { kind: 'condition', field: 'start', operator: '>=', values: [{ kind: 'moment', moment: { kind: 'at', at } }] },
    FLOW_SCHEMA,
  );

/** What the appliance was asked for, in the language of flows. */
const askedConditions = ({ odid, port, domain }: DeviceFilter): readonly string[] => [
  ...(odid === undefined ? [] : [numbered('did', odid)]),
  ...(port === undefined ? [] : [numbered('port', port)]),
  ...(domain === undefined ? [] : [goingTo(domain)]),
];

/** `all`: also what comes to it; a device's figures are of what it begins. */
export const flowsOf = (
  did: number,
  filter: DeviceFilter,
  conditions: readonly string[],
  { all = false, window }: Readonly<{ all?: boolean; window?: WindowChoice | undefined }> = {},
): Outcome => {
  const text = [numbered(all ? 'did' : 'sdid', did), ...askedConditions(filter), ...conditions].join(' ');
  if (checkFlowFilter(text) !== undefined)
    return { kind: 'tell', text: 'no filter can say which flows these are', meaning: 'dim' };
  return { kind: 'open', view: { ...emptyView('flows'), filter: text }, ...(window === undefined ? {} : { window }) };
};

/** The interval that begins then, and nothing else. */
export const intervalFrom = (at: Instant, intervalHours: number, now: Instant): WindowChoice =>
  spanUntil(at + intervalHours * HOUR_MS, intervalHours, now);

/** A window of the same length in which something last happened, where it did not happen in the present one. */
export const windowWith = (lastAt: Instant | undefined, window: TimeWindow, now: Instant): WindowChoice | undefined => {
  const startAt = window.endAt - window.hours * HOUR_MS;
  if (lastAt === undefined || (lastAt >= startAt && lastAt < window.endAt)) return undefined;
  return spanUntil((Math.floor(lastAt / HOUR_MS) + 1) * HOUR_MS, window.hours, now);
};
