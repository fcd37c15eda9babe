// The windows before the one that is shown, of the same length: how many security events each of them had.
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { EventCounts } from '../../domain/stats.ts';
import type { Part } from '../part.ts';
import type { WindowChoice } from '../session/window-choice.ts';
import { askEndpoint } from './ask-endpoint.ts';
import { askSeveral } from './ask-several.ts';
import { periodParams } from './params/statistics-params.ts';
import { partKey } from './part-key.ts';
import { eventsIn } from './statistics-parts.ts';
import { fixedBy, nameOfWindow } from './window-part.ts';

export type PastWindow = Readonly<{ endAt: Instant; hours: number; security: EventCounts }>;

/** The oldest first; none where the window is so long that nothing before it is asked about. */
export const pastWindowsPart = (choice: WindowChoice): Part<readonly PastWindow[]> => ({
  key: partKey('windows before', {}, choice),
  topic: 'summary',
  name: nameOfWindow('windows before,', choice),
  ...fixedBy(choice),
  leastIntervalMs: HOUR_MS,
  ask: (asking) =>
    askSeveral(asking, endsBefore(choice, asking.at), (one, endAt) =>
      askEndpoint(
        one,
        'summarystatistics',
        periodParams({ eventtype: 'security' }, choice.hours, endAt),
        (answer): PastWindow => ({ endAt, hours: choice.hours, security: eventsIn(answer) }),
      ),
    ),
});

const MOST_WINDOWS = 6;

/** Nothing is asked that began longer before the end of the window. */
const FARTHEST_MS = 28 * DAY_MS;

/** Those before a window that moves along are cut at whole hours: they stay the same for an hour. */
const endsBefore = (choice: WindowChoice, now: Instant): readonly Instant[] => {
  const lengthMs = choice.hours * HOUR_MS;
  const lastEndAt = choice.kind === 'span' ? choice.endAt : Math.floor(now / HOUR_MS) * HOUR_MS;
  const count = Math.max(0, Math.min(MOST_WINDOWS, Math.floor(FARTHEST_MS / lengthMs) - 1));
  return Array.from({ length: count }, (_, index) => lastEndAt - (count - index) * lengthMs);
};
