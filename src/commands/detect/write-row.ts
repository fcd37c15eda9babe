// One scored point as one line of CSV (RFC 4180) or of JSON.

import type { SeriesScore } from '../../analysis/series/series-score.ts';
import { DAY_MS, type Instant, SECOND_MS } from '../../domain/instant.ts';

export type RowFormat = 'csv' | 'ndjson';

export const CSV_HEADER = 'timestamp,value,expected,low,high,onset,state,rarity,reason\n';

/** Of computed amounts: more digits would only pretend. */
const AMOUNT_DIGITS = 6;
const ONSET_DIGITS = 6;
const STATE_DIGITS = 4;

export const writeRow = (score: SeriesScore, format: RowFormat): string =>
  format === 'csv' ? csvRow(score) : jsonRow(score);

const csvRow = (score: SeriesScore): string =>
  `${isoOf(score)},${score.value ?? ''},${amount(score.expected)},${amount(score.low)},${amount(score.high)},${onset(score)},${state(score)},${rarity(score)},${quoted(score.reason)}\n`;

const jsonRow = (score: SeriesScore): string =>
  `{"timestamp":"${isoOf(score)}","value":${score.value ?? 'null'},"expected":${orNull(amount(score.expected))},"low":${orNull(amount(score.low))},"high":${orNull(amount(score.high))},"onset":${onset(score)},"state":${state(score)},"rarity":${orNull(rarity(score))},"reason":${JSON.stringify(score.reason)}}\n`;

const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** What `toISOString` writes, in a fraction of the time where the points of one day follow one another. */
const isoOf = ({ at }: SeriesScore): string => {
  const ofDay = at - Math.floor(at / DAY_MS) * DAY_MS;
  if (ofDay % SECOND_MS !== 0) return new Date(at).toISOString();
  const seconds = ofDay / SECOND_MS;
  const minutes = Math.floor(seconds / 60);
  return `${dateOf(at - ofDay)}T${TWO_DIGITS[Math.floor(minutes / 60)]}:${TWO_DIGITS[minutes % 60]}:${TWO_DIGITS[seconds % 60]}.000Z`;
};

/** The last date that was written. */
const lastDate = { midnightAt: Number.NaN, text: '' };

const dateOf = (midnightAt: Instant): string => {
  if (lastDate.midnightAt !== midnightAt) {
    const iso = new Date(midnightAt).toISOString();
    lastDate.midnightAt = midnightAt;
    lastDate.text = iso.slice(0, iso.indexOf('T'));
  }
  return lastDate.text;
};

const amount = (value: number | undefined): string => {
  if (value === undefined) return '';
  const size = Math.abs(value);
  // Three decimals for the usual sizes: a million lines are to take seconds.
  if (size < 100_000 && size >= 1) return String(Math.round(value * 1_000) / 1_000);
  return value === 0 ? '0' : String(Number(value.toPrecision(AMOUNT_DIGITS)));
};

const onset = (score: SeriesScore): string => rounded(score.onset, ONSET_DIGITS);

const state = (score: SeriesScore): string => rounded(score.state, STATE_DIGITS);

const rarity = (score: SeriesScore): string => (score.rarity === undefined ? '' : String(Math.round(score.rarity)));

const rounded = (value: number, digits: number): string => String(Math.round(value * 10 ** digits) / 10 ** digits);

const orNull = (text: string): string => (text === '' ? 'null' : text);

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
