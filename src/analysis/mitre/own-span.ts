// Since when tactics are counted, where the appliance counts weeks of its own whatever window is asked for.
import type { Instant } from '../../domain/instant.ts';
import type { MitreSummary } from '../../domain/stats.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import { spanWords } from '../counts/periods.ts';
import type { PeriodFacts } from '../facts.ts';
import { isInstant } from '../figures/known.ts';

export type OwnSpan = Readonly<{ startAt: Instant | undefined }>;

/** Undefined where tactics are of the period that was asked for. Whoever tells what was weighed counts weeks, even without saying since when. */
export const ownSpanOf = (mitre: MitreSummary | undefined): OwnSpan | undefined => {
  const toldAt = mitre?.period?.startAt;
  const startAt = isInstant(toldAt) ? toldAt : undefined;
  const isWeighed = mitre?.tactics?.some(({ weighed }) => weighed !== undefined) === true;
  return startAt !== undefined || isWeighed ? { startAt } : undefined;
};

/** `since 2025-12-18` */
export const ownSpanWords = ({ startAt }: OwnSpan): string =>
  startAt === undefined ? 'in the last weeks' : `since ${formatUtcMinute(startAt).slice(0, 10)}`;

/** How a sentence names what the tactics of a period are counted over: `since 2025-12-18`, or `in the 24 h up to 2026-01-15 14:02Z`. */
export const tacticSpanWords = (period: PeriodFacts): string => {
  const own = ownSpanOf(period.mitre);
  return own === undefined ? `in ${spanWords(period)}` : ownSpanWords(own);
};

/** For programs; nothing where tactics are of the period that was asked for. */
export const countedSince = (mitre: MitreSummary | undefined): Readonly<{ countedSinceAt?: Instant }> => {
  const startAt = ownSpanOf(mitre)?.startAt;
  return startAt === undefined ? {} : { countedSinceAt: startAt };
};
