// Where the evidence of a finding is seen, in a window that holds it.
import type { Finding } from '../../domain/finding.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import { spanOf } from '../../domain/window.ts';
import { spanUntil, type WindowChoice, windowAt } from '../../live/session/window-choice.ts';
import type { Outcome } from '../pane.ts';
import { evidenceOf } from '../parts/evidence.ts';
import type { View } from '../view.ts';

export type LookedAt = Readonly<{
  window: WindowChoice;
  now: Instant;
}>;

/** Undefined where no pane shows it. */
export const lookBehind = (view: View, finding: Finding, { window, now }: LookedAt): Outcome | undefined => {
  const outcome = evidenceOf(view, finding);
  if (outcome?.kind !== 'open') return outcome;
  const wanted = windowAround(finding.at, ofPeriod(finding, window), now);
  return wanted === window ? outcome : { ...outcome, window: wanted };
};

/** What statistics tell of a period is seen in a window of its length: their ids name it, such as `MIT-R4:7d:data_theft`. Two are compared on a page of their own. */
const ofPeriod = ({ id, link }: Finding, window: WindowChoice): WindowChoice => {
  const periods = id.split(':').flatMap((part) => hoursOf(part) ?? []);
  const [hours = window.hours, ...others] = link?.pane === 'stats' ? periods : [];
  return others.length > 0 || hours === window.hours ? window : { ...window, hours };
};

const hoursOf = (period: string): number | undefined => {
  const [, count, unit] = /^(\d{1,4})([hd])$/.exec(period) ?? [];
  return count === undefined ? undefined : Number(count) * (unit === 'd' ? 24 : 1);
};

/** The same, unless it happened before it began: an answer may be older than the window is by now, and some rules judge all that is kept. */
const windowAround = (at: Instant, window: WindowChoice, now: Instant): WindowChoice => {
  const { startAt } = spanOf(windowAt(window, now));
  return at >= startAt ? window : spanUntil(at + Math.ceil(window.hours / 2) * HOUR_MS, window.hours, now);
};
