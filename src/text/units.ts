// Numbers with their units, as people read them; what is unknown says so.
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../domain/instant.ts';

export const NOT_REPORTED = 'not reported';

const BYTE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;
const BYTE_STEP = 1024;

type Amount = number | undefined;

/** Steps of 1024: `850 B`, `9.5 KB`, `142 MB`. */
export const formatBytes = (bytes: Amount): string => {
  if (!isKnown(bytes)) return NOT_REPORTED;
  let size = Math.abs(bytes);
  let step = 0;
  // 1023.6 KB would be written "1024 KB": what rounds up to a whole step belongs to the next unit.
  while (step < BYTE_UNITS.length - 1 && Math.round(size) >= BYTE_STEP) {
    size /= BYTE_STEP;
    step += 1;
  }
  return `${signOf(bytes)}${step === 0 ? formatCount(size) : shortNumber(size)} ${BYTE_UNITS[step]}`;
};

/** `48,211`; with fraction digits `1,234.5`. */
export const formatCount = (count: Amount, fractionDigits = 0): string => {
  if (!isKnown(count)) return NOT_REPORTED;
  const [whole = '', fraction] = Math.abs(count).toFixed(fractionDigits).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return /[1-9]/.test(digits) ? `${signOf(count)}${digits}` : digits;
};

/** At most two digits after the point, and none that say nothing: `12`, `12.3`, `0.04`. */
export const formatDecimal = (value: Amount): string => {
  const digits = formatCount(value, 2);
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
};

/** Takes 72.4, not 0.724: `72.4 %`. A share too small to show is never shown as none. */
export const formatPercent = (percent: Amount, fractionDigits = 1): string => {
  if (!isKnown(percent)) return NOT_REPORTED;
  const least = 10 ** -fractionDigits;
  if (percent > 0 && percent < least / 2) return `<${least.toFixed(fractionDigits)} %`;
  return `${formatCount(percent, fractionDigits)} %`;
};

/** Always milliseconds, for latencies: `142 ms`. */
export const formatMs = (ms: Amount): string =>
  isKnown(ms) ? `${ms > 0 && ms < 0.5 ? '<1' : formatCount(ms)} ms` : NOT_REPORTED;

/** The two largest units that matter: `850 ms`, `94 s`, `3 min`, `4 h 10 min`, `2 d 3 h`. Never rounded up. */
export const formatDuration = (ms: Amount): string => {
  if (!isKnown(ms)) return NOT_REPORTED;
  const span = Math.abs(ms);
  const sign = signOf(ms);
  if (span < SECOND_MS) return formatMs(Math.trunc(ms));
  if (span < 2 * MINUTE_MS) return `${sign}${Math.floor(span / SECOND_MS)} s`;
  if (span < HOUR_MS) return `${sign}${Math.floor(span / MINUTE_MS)} min`;
  if (span < DAY_MS) return `${sign}${twoUnits(span, HOUR_MS, 'h', MINUTE_MS, 'min')}`;
  return `${sign}${twoUnits(span, DAY_MS, 'd', HOUR_MS, 'h')}`;
};

/** How long ago, in the largest unit: `now`, `5 min`, `12 h`, `3 d`. */
export const formatAge = (ms: Amount): string => {
  if (!isKnown(ms)) return NOT_REPORTED;
  if (ms < MINUTE_MS) return 'now';
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min`;
  if (ms < DAY_MS) return `${Math.floor(ms / HOUR_MS)} h`;
  return `${formatCount(Math.floor(ms / DAY_MS))} d`;
};

/** Megabits per second, never another unit, so that two of them compare at a glance: `9.5 Mbps`, `1,240 Mbps`. */
export const formatMbps = (mbps: Amount): string =>
  isKnown(mbps) ? `${signOf(mbps)}${shortNumber(Math.abs(mbps))} Mbps` : NOT_REPORTED;

const isKnown = (value: Amount): value is number => value !== undefined && Number.isFinite(value);

const signOf = (value: number): string => (value < 0 ? '-' : '');

/** One decimal below 10, none from there on. */
const shortNumber = (size: number): string => (size < 9.95 ? size.toFixed(1) : formatCount(size));

const twoUnits = (span: number, large: number, largeName: string, small: number, smallName: string): string => {
  const rest = Math.floor((span % large) / small);
  return `${formatCount(Math.floor(span / large))} ${largeName}${rest === 0 ? '' : ` ${rest} ${smallName}`}`;
};
