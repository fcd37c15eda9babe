// Says in one line why a point was scored as it was: what came, what is usual, how rare that is, and for how long.
import { DAY_MS, HOUR_MS } from '../../domain/instant.ts';
import { formatBytes, formatCount, formatDuration } from '../../text/units.ts';
import { WEEKEND } from './calendar.ts';
import type { ScoreFacts, SeriesUnit } from './series-score.ts';
import { MOST_AMOUNT } from './transform.ts';

/** From here on a point is worth telling how rare it is and how long it has lasted. */
const NOTABLE_RARITY = 50;
const NOTABLE_STATE = 0.5;
const NOTABLE_ONSET = 0.9;

export const explain = (facts: ScoreFacts): string => {
  const { value, expected, isReady, knownMs } = facts;
  if (value === undefined) return expected === undefined ? missing(facts) : `${missing(facts)}; ${usual(facts)}`;
  if (!isReady) return `${amount(facts, value)}; still learning, ${formatCount(Math.floor(knownMs / HOUR_MS))} h`;
  if (facts.struckBy === 'drift') return drifted(facts, value);
  const first = `${amount(facts, value)}, ${usual(facts)}`;
  const isNotable = (facts.rarity ?? 0) >= NOTABLE_RARITY || facts.onset >= NOTABLE_ONSET;
  if (!isNotable && facts.state < NOTABLE_STATE) return first;
  const parts = [first, isNotable ? `${together(facts)}${rare(facts)}` : '', lasting(facts)];
  return parts.filter((part) => part !== '').join('; ');
};

/** A number too large to be an amount of anything is told as it came. */
const missing = ({ unusable }: ScoreFacts): string =>
  unusable === undefined || Number.isNaN(unusable)
    ? 'no value'
    : `no usable value: ${Number.isFinite(unusable) ? unusable.toExponential(2) : 'without end'}`;

const drifted = (facts: ScoreFacts, value: number): string =>
  `${amount(facts, value)}, ${usual(facts)}; the last three days lie ${facts.side > 0 ? 'above' : 'below'} the two weeks before by more than days differ here`;

const amount = ({ unit, noun }: ScoreFacts, value: number): string =>
  `${formatAmount(value, unit)}${noun === undefined ? '' : ` ${noun}`}`;

/** `usually 20–60 at this hour on weekdays` */
const usual = (facts: ScoreFacts): string => {
  const { value, low, high, trust, dayKind, stepMs, isNewKind } = facts;
  const hour = stepMs < DAY_MS ? ' at this hour' : '';
  const isWeekend = dayKind === WEEKEND;
  if (low === undefined || high === undefined) return range(facts);
  const isOutside = value !== undefined && (value < low || value > high);
  if (isNewKind && (trust >= 0.5 || isOutside)) {
    return `usually ${range(facts)} ${isWeekend ? 'on weekdays' : 'at weekends'}; no ${isWeekend ? 'weekend day' : 'weekday'} seen${hour} yet`;
  }
  if (trust < 0.5) return `usually ${range(facts)}`;
  return `usually ${range(facts)}${hour} on ${isWeekend ? 'weekend days' : 'weekdays'}`;
};

const range = ({ value, low, high, unit }: ScoreFacts): string => {
  if (low === undefined || high === undefined) return 'nothing to compare with yet';
  const isWhole = unit === 'bytes' || value === undefined || Number.isInteger(value);
  const from = formatAmount(isWhole ? Math.round(low) : low, unit);
  const to = formatAmount(isWhole ? Math.round(high) : high, unit);
  return from === to ? from : unit === 'bytes' ? `${from} to ${to}` : `${from}–${to}`;
};

const together = ({ struckPoints, stepMs, side }: ScoreFacts): string =>
  struckPoints < 2
    ? ''
    : `the last ${formatDuration(struckPoints * stepMs)} together ${side > 0 ? 'above' : 'below'} that, `;

const rare = ({ rarity, pointCount, stepMs }: ScoreFacts): string => {
  const past = pointCount - 1;
  const points = stepMs === HOUR_MS ? 'hours' : 'points';
  return rarity !== undefined && rarity <= past
    ? `as rare as 1 in ${formatCount(rarity)} of its past ${points}`
    : `rarer than any of ${formatCount(past)} past ${points}`;
};

const lasting = ({ at, onsetAt, state }: ScoreFacts): string =>
  onsetAt === undefined || state < NOTABLE_STATE ? '' : `for ${formatDuration(at - onsetAt)} so far`;

const formatAmount = (value: number, unit: SeriesUnit): string => {
  if (unit === 'bytes') return formatBytes(value);
  const size = Math.abs(value);
  if (size < 1_000 && Number.isInteger(value)) return String(value);
  if (size > MOST_AMOUNT) return value.toExponential(2);
  if (Number.isInteger(value) || size >= 100) return formatCount(value);
  return value.toFixed(size >= 10 ? 1 : size >= 1 ? 2 : 3);
};
