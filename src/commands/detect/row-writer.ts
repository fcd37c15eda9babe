// Scored points as lines of CSV (RFC 4180) or of JSON.
import type { SeriesScore } from '../../analysis/series/series-score.ts';
import { DAY_MS, type Instant, SECOND_MS } from '../../domain/instant.ts';
import { ByteText } from './byte-text.ts';

export type RowFormat = 'csv' | 'ndjson';

export type RowWriter = Readonly<{
  add(score: SeriesScore): void;
  hasRows(): boolean;
  /** All rows since the last time, as UTF-8; they are written over as soon as a row is added. */
  take(): Uint8Array;
}>;

export const CSV_HEADER = 'timestamp,value,expected,low,high,onset,state,rarity,reason\n';

export const createRowWriter = (format: RowFormat): RowWriter => {
  const text = new ByteText();
  const addRow = format === 'csv' ? addCsvRow : addJsonRow;
  return {
    add: (score) => addRow(text, score),
    hasRows: () => !text.isEmpty,
    take: () => text.take(),
  };
};

const ONSET_DIGITS = 6;
const STATE_DIGITS = 4;

const addCsvRow = (text: ByteText, score: SeriesScore): void => {
  addTime(text, score.at);
  text.addLetter(COMMA);
  addValue(text, score.value, '');
  text.addLetter(COMMA);
  addAmount(text, score.expected, '');
  text.addLetter(COMMA);
  addAmount(text, score.low, '');
  text.addLetter(COMMA);
  addAmount(text, score.high, '');
  text.addLetter(COMMA);
  text.addRounded(score.onset, ONSET_DIGITS);
  text.addLetter(COMMA);
  text.addRounded(score.state, STATE_DIGITS);
  text.addLetter(COMMA);
  if (score.rarity !== undefined) text.addRounded(score.rarity, 0);
  text.addLetter(COMMA);
  addField(text, score.reason);
  text.addLetter(LINE_END);
};

const [COMMA, QUOTE, LINE_END, COLON] = [44, 34, 10, 58];

const NEEDS_QUOTES = /[",\r\n]/;

const addField = (text: ByteText, field: string): void => {
  const isQuoted = NEEDS_QUOTES.test(field);
  if (isQuoted) text.addLetter(QUOTE);
  text.add(field.includes('"') ? field.replaceAll('"', '""') : field);
  if (isQuoted) text.addLetter(QUOTE);
};

const addJsonRow = (text: ByteText, score: SeriesScore): void => {
  text.add('{"timestamp":"');
  addTime(text, score.at);
  text.add('","value":');
  addValue(text, score.value, 'null');
  text.add(',"expected":');
  addAmount(text, score.expected, 'null');
  text.add(',"low":');
  addAmount(text, score.low, 'null');
  text.add(',"high":');
  addAmount(text, score.high, 'null');
  text.add(',"onset":');
  text.addRounded(score.onset, ONSET_DIGITS);
  text.add(',"state":');
  text.addRounded(score.state, STATE_DIGITS);
  text.add(',"rarity":');
  if (score.rarity === undefined) text.add('null');
  else text.addRounded(score.rarity, 0);
  text.add(',"reason":');
  text.add(JSON.stringify(score.reason));
  text.add('}\n');
};

/** What `toISOString` writes, in a fraction of the time where the points of one day follow one another. */
const addTime = (text: ByteText, at: Instant): void => {
  const ofDay = at - Math.floor(at / DAY_MS) * DAY_MS;
  if (ofDay % SECOND_MS !== 0) {
    text.add(new Date(at).toISOString());
    return;
  }
  const seconds = ofDay / SECOND_MS;
  const minutes = Math.floor(seconds / 60);
  text.add(dateOf(at - ofDay));
  text.addWhole(Math.floor(minutes / 60), 2);
  text.addLetter(COLON);
  text.addWhole(minutes % 60, 2);
  text.addLetter(COLON);
  text.addWhole(seconds % 60, 2);
  text.add('.000Z');
};

/** The last date that was written, with the T behind it. */
const lastDate = { midnightAt: Number.NaN, text: '' };

const dateOf = (midnightAt: Instant): string => {
  if (lastDate.midnightAt !== midnightAt) {
    const iso = new Date(midnightAt).toISOString();
    lastDate.midnightAt = midnightAt;
    lastDate.text = iso.slice(0, iso.indexOf('T') + 1);
  }
  return lastDate.text;
};

/** As it came, to the last digit. */
const addValue = (text: ByteText, value: number | undefined, unknown: string): void => {
  if (value === undefined) text.add(unknown);
  else if (Number.isInteger(value)) text.addRounded(value, 0);
  else text.add(String(value));
};

/** Of computed amounts: more digits would only pretend. */
const AMOUNT_DIGITS = 6;

/** The sizes that most series have go without a string of their own: a million lines are to take seconds. */
const addAmount = (text: ByteText, value: number | undefined, unknown: string): void => {
  const size = Math.abs(value ?? 0);
  if (value === undefined) text.add(unknown);
  else if (size >= 1 && size < 100_000) text.addRounded(value, 3);
  else if (size >= 100_000 && size < 1_000_000) text.addRounded(value, 0);
  else if (size >= 0.001 && size < 1) text.addRounded(value, 6);
  else text.add(value === 0 ? '0' : String(Number(value.toPrecision(AMOUNT_DIGITS))));
};
