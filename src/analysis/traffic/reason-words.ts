// Says in one short line, beside a flow, why it is suspicious; the finding says it at length.
import type { Thresholds } from '../../domain/thresholds.ts';
import { serviceOf } from '../../flows/service-ports.ts';
import { formatBytes, formatCount, formatDuration } from '../../text/units.ts';
import type { BeaconHit } from './find-beacons.ts';
import type { ExfiltrationHit } from './find-exfiltration.ts';
import type { LongConnectionHit } from './find-long-connections.ts';
import type { ScanHit } from './find-scans.ts';
import type { SuspiciousPortHit } from './find-suspicious-ports.ts';
import { everyText, scoreText } from './judge-beacons.ts';

/** `SMB to the outside` */
export const suspiciousPortWords = ({ way, port, connections, failedConnections }: SuspiciousPortHit): string => {
  const service = serviceOf(port) ?? `port ${port}`;
  if (way === 'out') return `${service} to the outside`;
  return `${service} from the outside${failedConnections === connections ? ', never let in' : ''}`;
};

/** `scan of 214 hosts on port 445 within 5 min`; the rows are those of all ports. */
export const hostScanWords = (hit: ScanHit, { net_r2_window_minutes: minutes }: Thresholds): string => {
  const [port = 0, ...others] = hit.ports;
  const more = others.length === 0 ? '' : ` and ${formatCount(others.length)} more`;
  const where = port === 0 ? 'without a port' : `on port ${port}`;
  return `scan of ${formatCount(hit.count)} hosts ${where}${more} ${withinText(minutes)}${habitText(hit)}`;
};

/** `scan of 20 ports of one host within 5 min` */
export const portScanWords = (hit: ScanHit, { net_r3_window_minutes: minutes }: Thresholds): string =>
  `scan of ${formatCount(hit.count)} ports of one host ${withinText(minutes)}${habitText(hit)}`;

/** `beacon every 60 s, score 0.93` */
export const beaconWords = ({ beacon, score }: BeaconHit): string =>
  `beacon ${everyText(beacon)}, score ${scoreText(score)}`;

/** `lasted 6 h and still sends`; of several, the longest is told. */
export const longConnectionWords = ({ durationMs, connections }: LongConnectionHit): string =>
  `lasted ${connections === 1 ? '' : 'up to '}${formatDuration(durationMs)} and still sends`;

/** `4.1 GB out, 12 times what came in`; where that is not certain, what was moved in both directions. */
export const exfiltrationWords = (hit: ExfiltrationHit): string => {
  const moved =
    hit.out === undefined
      ? `${formatBytes(hit.bytes)} moved, perhaps out`
      : `${formatBytes(hit.out.bytesOut)} out, ${timesText(hit.out)}`;
  return `${moved}${habitText(hit)}`;
};

const timesText = ({ bytesOut, bytesIn }: NonNullable<ExfiltrationHit['out']>): string => {
  if (bytesIn <= 0) return 'nothing came in';
  const times = bytesOut / bytesIn;
  return `${formatCount(times, times < 10 ? 1 : 0)} times what came in`;
};

const withinText = (minutes: number): string => `within ${formatCount(minutes)} min`;

const habitText = ({ isHabit }: Readonly<{ isHabit: boolean }>): string => (isHabit ? ', as every day' : '');
