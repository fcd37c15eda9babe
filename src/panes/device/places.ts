// From a figure of a device to the place behind it: a page, the flows of an interval, another device, the flows to an address.
import { destinationsOf } from '../../analysis/device/destinations.ts';
import { describeDevice } from '../../analysis/device/identity.ts';
import type { DeviceFacts } from '../../analysis/facts.ts';
import { type Destination, OUTSIDE_DID } from '../../domain/device.ts';
import type { Finding } from '../../domain/finding.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { Outcome } from '../pane.ts';
import type { View } from '../view.ts';
import { activityOf, transferOf } from './measured.ts';
import { EXTERNAL } from './page-ids.ts';
import type { DeviceAsked } from './questions.ts';
import { settingsOf, viewOfDevice } from './settings.ts';
import { begunSince, flowsOf, goingTo, intervalFrom, meeting, windowWith } from './to-flows.ts';

export type LeadGiven = Readonly<{
  view: View;
  asked: DeviceAsked;
  thresholds: Thresholds;
  now: Instant;
  findings: readonly Finding[] | undefined;
  /** Of several rows that are called the same, which one. */
  number: number;
}>;

/** `title`: of the table that the row stands in. */
export type Lead = (label: string, given: LeadGiven, title: string) => Outcome | undefined;

export const toFlows = (
  { view, asked }: LeadGiven,
  conditions: readonly string[],
  how?: Parameters<typeof flowsOf>[3],
): Outcome => flowsOf(asked.did, settingsOf(view).filter, conditions, how);

/** Those that whole intervals count: what began before the first of them is not among them. */
export const toCounted = (given: LeadGiven, conditions: readonly string[], how: How = {}): Outcome => {
  const { facts, window } = given.asked;
  const startAt = window.endAt - window.hours * HOUR_MS;
  const countedAt = activityOf({ facts, window })?.startAt ?? transferOf({ ...given.asked, ...given })?.series[0]?.at;
  if (countedAt === undefined) return toFlows(given, conditions, how);
  // Of a window that is shorter than an interval all of the interval is counted.
  if (countedAt < startAt) return toWholeInterval(countedAt, given, conditions, how);
  // The first that could have been counted, whether there was anything in it or not.
  const firstAt = startAt + ((countedAt - startAt) % (facts.intervalHours * HOUR_MS));
  return toFlows(given, firstAt > startAt ? [...conditions, begunSince(firstAt)] : conditions, how);
};

export const toPage = (view: View, page: string): Outcome => ({ kind: 'open', view: { ...view, path: [page] } });

/** `all`: also what comes to the device. */
export type How = Readonly<{ all?: boolean }>;

/** The flows of the interval that begins then; of one that is not over those that began since. */
export const toInterval = (at: Instant | undefined, given: LeadGiven, how: How = {}): Outcome | undefined =>
  at === undefined ? undefined : toWholeInterval(at, given, [], how);

const toWholeInterval = (
  at: Instant,
  { view, asked, now }: LeadGiven,
  conditions: readonly string[],
  how: How,
): Outcome => {
  const { filter, intervalHours } = settingsOf(view);
  const window = intervalFrom(at, intervalHours, now);
  const since = window.kind === 'last' ? [begunSince(at)] : [];
  return flowsOf(asked.did, filter, [...conditions, ...since], { ...how, window });
};

export type Place = Readonly<{
  did: number | undefined;
  ip: string | undefined;
  hostname: string | undefined;
  lastAt?: Instant | undefined;
}>;

/** The device itself where the appliance knows it, else the flows that go there. */
export const toPlace = (
  { did, ip, hostname, lastAt }: Place,
  given: Omit<LeadGiven, 'number'>,
  how: How = {},
): Outcome | undefined => {
  const { view, asked, now } = given;
  const name = ip ?? hostname;
  if (did !== undefined && did <= OUTSIDE_DID && name === undefined) return toNobody(did, view);
  if (did !== undefined) return { kind: 'open', view: viewOfDevice(view, did) };
  return name === undefined
    ? undefined
    : flowsOf(asked.did, settingsOf(view).filter, [how.all === true ? meeting(name) : goingTo(name)], {
        ...how,
        window: windowWith(lastAt, asked.window, now),
      });
};

/** Everybody outside has a page; who is meant by numbers below nobody explains. */
const toNobody = (did: number, view: View): Outcome =>
  did === OUTSIDE_DID
    ? toPage(view, EXTERNAL)
    : { kind: 'tell', text: 'this number stands for no device', meaning: 'dim' };

/** Who has an address, as far as the answers tell. */
export const placeAt = (facts: DeviceFacts, ip: string): Place => {
  const met = destinationsOf(facts)?.find((destination) => destination.ip === ip);
  const other = describeDevice(facts)?.others.find((one) => one.ip === ip);
  return { did: met?.did ?? other?.did, ip, hostname: met?.hostname, lastAt: met?.lastAt };
};

/** Of everything that is kept: when one of these destinations was last met. */
export const lastMet = (facts: DeviceFacts, isMeant: (destination: Destination) => boolean): Instant | undefined =>
  (destinationsOf(facts) ?? [])
    .filter(isMeant)
    .reduce<Instant | undefined>(
      (last, { lastAt: at }) => (at === undefined || (last !== undefined && last >= at) ? last : at),
      undefined,
    );

/** A domain, or an address without a name: with the moment at which something there was last met. */
export const externalPlace = ({ asked }: LeadGiven, label: string): Place => {
  const wanted = label.toLowerCase();
  const lastAt = lastMet(asked.facts, ({ hostname, ip }) => {
    const name = hostname?.toLowerCase().replace(/\.$/, '');
    return ip === label || name === wanted || name?.endsWith(`.${wanted}`) === true;
  });
  return { did: undefined, ip: label, hostname: undefined, lastAt };
};
