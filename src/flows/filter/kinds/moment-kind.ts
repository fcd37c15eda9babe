// Values that are instants: full UTC times, days, or spans back from the end of the window looked at.
import { DAY_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../../domain/instant.ts';
import { formatSpan } from '../../../text/span.ts';
import { formatDuration } from '../../../text/units.ts';
import { formatUtc, parseUtc } from '../../../text/utc.ts';
import type { ValueKind } from '../language/field.ts';
import type { Moment, Operator, Value } from '../language/filter.ts';
import { readSpan } from './number-kind.ts';

const END: Moment = { kind: 'before-end', ms: 0 };

export const momentKind: ValueKind = {
  operators: ['>', '>=', '<', '<=', ':', '!='],
  expects:
    'a time in UTC such as 2026-01-15T14:00Z, a day 2026-01-15, -2h for two hours before the end of the window, or a range a..b',
  allowsRegex: false,
  hasWhole: false,
  read: (text, { operator }) => readMoments(text, operator),
  write: (value) => writeMoments(value),
  tell: (value) => {
    if (value.kind === 'moment') return tellMoment(value.moment);
    return value.kind === 'moments' ? `${tellMoment(value.from)} to ${tellMoment(value.to)}` : '';
  },
};

/** With `:` a day means all of it, a minute all of it, and `-2h` all that came since. */
const readMoments = (text: string, operator: Operator): Value | undefined => {
  const split = text.indexOf('..');
  if (split >= 0) return rangeOf(readMoment(text.slice(0, split)), readMoment(text.slice(split + 2)));
  const read = readMoment(text);
  if (read === undefined) return undefined;
  const { moment, lengthMs } = read;
  if (operator !== ':' && operator !== '!=') return { kind: 'moment', moment };
  if (moment.kind === 'before-end') return { kind: 'moments', from: moment, to: END };
  if (lengthMs === 1) return { kind: 'moment', moment };
  return { kind: 'moments', from: moment, to: { kind: 'at', at: moment.at + lengthMs - 1 } };
};

type ReadMoment = Readonly<{ moment: Moment; lengthMs: number }>;

const rangeOf = (from: ReadMoment | undefined, to: ReadMoment | undefined): Value | undefined => {
  if (from === undefined || to === undefined) return undefined;
  const end: Moment = to.moment.kind === 'at' ? { kind: 'at', at: to.moment.at + to.lengthMs - 1 } : to.moment;
  return { kind: 'moments', from: from.moment, to: end };
};

const readMoment = (text: string): ReadMoment | undefined => {
  if (text === 'end') return { moment: END, lengthMs: 1 };
  const before = text.startsWith('-') ? readSpan(text.slice(1)) : undefined;
  if (before !== undefined) return { moment: { kind: 'before-end', ms: before }, lengthMs: 1 };
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
  const at = parseUtc(isDay ? `${text} 00:00` : zoned(text));
  if (at === undefined) return undefined;
  return { moment: { kind: 'at', at }, lengthMs: isDay ? DAY_MS : lengthOf(text) };
};

/** Without a zone a time is UTC all the same: nothing here is ever local. */
const zoned = (text: string): string => {
  const upper = text.toUpperCase();
  return upper.includes('T') && !upper.endsWith('Z') ? `${upper}Z` : upper;
};

const lengthOf = (text: string): number => {
  if (text.includes('.')) return 1;
  return (text.match(/:/g)?.length ?? 0) > 1 ? SECOND_MS : MINUTE_MS;
};

/** To the millisecond wherever one end of a range would otherwise mean a whole second. */
const writeMoments = (value: Value): string => {
  if (value.kind === 'moment') return writeMoment(value.moment);
  if (value.kind !== 'moments') return '';
  const isSince = value.from.kind === 'before-end' && value.to.kind === 'before-end' && value.to.ms === 0;
  return isSince ? writeMoment(value.from) : `${writeMoment(value.from)}..${writeMoment(value.to)}`;
};

const writeMoment = (moment: Moment): string => {
  if (moment.kind === 'at') return writeAt(moment.at);
  return moment.ms === 0 ? 'end' : `-${formatSpan(moment.ms)}`;
};

const writeAt = (at: Instant): string =>
  `${formatUtc(at).replace(' ', 'T')}.${String(((at % 1000) + 1000) % 1000).padStart(3, '0')}Z`;

const tellMoment = (moment: Moment): string => {
  if (moment.kind === 'at') return `${formatUtc(moment.at)}Z`;
  return moment.ms === 0 ? 'the end of the window' : `${formatDuration(moment.ms)} before the end`;
};
