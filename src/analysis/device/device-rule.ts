// A rule about one device: silent where no device was looked at.
import type { Finding } from '../../domain/finding.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TimeWindow } from '../../domain/window.ts';
import { formatCount } from '../../text/units.ts';
import type { DeviceFacts } from '../facts.ts';
import type { Rule } from '../rule.ts';

export type DeviceJudge = (facts: DeviceFacts, window: TimeWindow, thresholds: Thresholds) => readonly Finding[];

export const deviceRule = (id: string, says: string, judge: DeviceJudge): Rule => ({
  id,
  says,
  judge: ({ device, window }, thresholds) => (device === undefined ? [] : judge(device, window, thresholds)),
});

/**
 * A rule about what the appliance keeps of a device as a whole, which tells no time. It is silent about a window that ended
 * earlier: what happened after that would be told under it.
 */
export const keptRule = (id: string, says: string, judge: DeviceJudge): Rule =>
  deviceRule(id, says, (facts, window, thresholds) => (window.endsNow ? judge(facts, window, thresholds) : []));

/** How the evidence of such a rule begins. */
export const OVER_ALL_KEPT = 'Over all that the appliance keeps';

/** `1 port`, `12 ports`; `not reported connections` never comes: what is not known is left out by the rules. */
export const counted = (count: number | undefined, noun: string): string =>
  `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
