// Kinds for amounts with a unit: spans of time and sizes.
import { formatSpan, parseSpan } from '../text/span.ts';
import { type Kind, unfit } from './kind.ts';

export const spanBetween = (least: string, most: string): Kind<number> => {
  const leastMs = parseSpan(least) ?? Number.NEGATIVE_INFINITY;
  const mostMs = parseSpan(most) ?? Number.POSITIVE_INFINITY;
  return {
    allowed: `a span from ${least} to ${most}, such as "90s" or "1h30m"`,
    read: (given) => {
      const ms = typeof given === 'string' ? parseSpan(given) : undefined;
      return ms !== undefined && ms >= leastMs && ms <= mostMs
        ? { ok: true, value: ms, text: formatSpan(ms) }
        : unfit(given);
    },
  };
};

const BYTES: Readonly<Record<string, number>> = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };

export const sizeBetween = (least: string, most: string): Kind<number> => {
  const leastBytes = parseSize(least) ?? 0;
  const mostBytes = parseSize(most) ?? Number.POSITIVE_INFINITY;
  return {
    allowed: `a size from ${least} to ${most}, such as "64MB"`,
    read: (given) => {
      const bytes = typeof given === 'string' ? parseSize(given) : undefined;
      return bytes !== undefined && bytes >= leastBytes && bytes <= mostBytes && typeof given === 'string'
        ? { ok: true, value: bytes, text: given }
        : unfit(given);
    },
  };
};

const parseSize = (text: string): number | undefined => {
  const match = /^(\d{1,12})\s?([KMG]?B)$/.exec(text);
  const unit = BYTES[match?.[2] ?? ''];
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit;
};
