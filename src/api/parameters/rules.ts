// Rules between parameters that more than one endpoint may have.
import { INSTANT_ALLOWED, readMoment } from './moment.ts';
import type { Rule, Trouble, Values } from './parameter.ts';

/** `name` makes sense only beside `other`, and where `value` is given only when `other` has that value. */
export const onlyWith =
  (name: string, other: string, value?: string): Rule<Values> =>
  (params) => {
    if (params[name] === undefined) return undefined;
    if (value === undefined ? params[other] !== undefined : params[other] === value) return undefined;
    const needed = value === undefined ? other : `${other}=${value}`;
    return { parameter: name, came: `it was given without ${needed}`, advice: `Add ${needed} or leave it out.` };
  };

export const notBoth =
  (one: string, other: string): Rule<Values> =>
  (params) =>
    params[one] === undefined || params[other] === undefined
      ? undefined
      : { parameter: one, came: `it was given together with ${other}`, advice: `Give one of the two.` };

type TimeParams = Readonly<{
  starttime?: number | undefined;
  endtime?: number | undefined;
  from_?: string | undefined;
  to?: string | undefined;
}>;

/** A span is told in one of two ways, by both its ends, and runs forward. */
export const spanRule = (params: TimeParams): Trouble | undefined => {
  const { starttime, endtime, from_, to } = params;
  const hasNumbers = starttime !== undefined || endtime !== undefined;
  const hasText = from_ !== undefined || to !== undefined;
  if (hasNumbers && hasText) return mixed(starttime === undefined ? 'endtime' : 'starttime');
  if (hasNumbers) return checkPair(['starttime', starttime], ['endtime', endtime]);
  if (hasText) return checkPair(['from', instantOf(from_)], ['to', instantOf(to)]);
  return undefined;
};

type End = readonly [name: string, at: number | undefined];

const checkPair = ([first, startAt]: End, [last, endAt]: End): Trouble | undefined => {
  if (startAt === undefined) return alone(last, first);
  if (endAt === undefined) return alone(first, last);
  if (startAt < endAt) return undefined;
  return { parameter: first, came: `it is not before ${last}`, advice: `Give a ${first} earlier than ${last}.` };
};

const alone = (given: string, missing: string): Trouble => ({
  parameter: missing,
  came: `${given} was given without it`,
  advice: `Give both, or neither.`,
});

const mixed = (name: string): Trouble => ({
  parameter: name,
  came: 'the two ways of giving a time span were mixed',
  advice: `Use either starttime and endtime (${INSTANT_ALLOWED}) or from and to (YYYY-MM-DD HH:MM:SS, UTC).`,
});

const instantOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : readMoment(text));
