// With whom it talks most, and how it stands against the devices that resemble it.
import type { Comparison } from '../../../analysis/device/baseline.ts';
import { namesAllPorts } from '../../../analysis/device/breakdown.ts';
import type { Shares } from '../../../analysis/device/shares.ts';
import { missingPeers } from '../../../report/parts/peer-parts.ts';
import { PORTS_SERVED, PORTS_USED } from '../../../report/parts/share-parts.ts';
import { padStart, widest } from '../../../text/display-width.ts';
import { formatBytes, formatCount, formatPercent } from '../../../text/units.ts';
import { barsSketch } from '../../../widgets/bars.ts';
import type { Room } from '../../../widgets/room.ts';
import type { Sketch } from '../../../widgets/sketch.ts';
import { titled } from '../../parts/titled.ts';
import { type Drawing, NOT_REPORTED, pageSpot } from '../drawing.ts';
import { sharedDestinations, sharedPorts } from './shares.ts';

/** The place of a destination among all of them stands in the id of its bar. */
export const DESTINATION_SPOT = 'destination/';

export const destinations = ({ model, isNarrowed, pen }: Drawing, { width, height }: Room): Sketch => {
  const list = model.destinations;
  const empty = list === undefined ? NOT_REPORTED : isNarrowed ? 'none of what was asked for' : 'it talked to nobody';
  if (list?.hasAmounts === false) return sharedDestinations(list, { spotOf, empty, pen }, { width, height });
  const shown = list?.destinations.slice(0, Math.max(1, height - 1)) ?? [];
  const told =
    list === undefined
      ? NOT_REPORTED
      : `${formatCount(list.uniqueDestinations)}, ${formatCount(list.externalDestinationCount)} external, all that is kept`;
  const counts = widest(shown.map(({ connections }) => formatCount(connections)));
  const sizes = widest(shown.map(({ bytes }) => (bytes === undefined ? '' : formatBytes(bytes))));
  return titled(
    'Destinations',
    told,
    barsSketch(
      {
        width,
        height: Math.max(1, height - 1),
        bars: shown.map(({ label, connections, bytes }) => ({
          label,
          value: connections,
          // Amounts stand below each other.
          text: `${padStart(formatCount(connections), counts)}  ${padStart(bytes === undefined ? '' : formatBytes(bytes), sizes)}`,
        })),
        empty,
      },
      shown.map((_, index) => spotOf(index)),
      pen,
    ),
  );
};

const spotOf = (index: number): string => `${DESTINATION_SPOT}${index}`;

export const multiples = ({ model: { baseline }, given, pen }: Drawing, { width, height }: Room): Sketch => {
  const { dev_r1_high_ratio, dev_r2_ratio, dev_r3_ratio } = given.thresholds;
  /** With what the rules on peers begin at. */
  const rows: readonly (readonly [label: string, comparison: Comparison, limit: number])[] =
    baseline === undefined || baseline.devices === 0
      ? []
      : [
          ['connections', baseline.connections, dev_r1_high_ratio],
          ['destinations', baseline.uniqueDestinations, dev_r2_ratio],
          ['external share', baseline.externalRatio, dev_r3_ratio],
        ];
  const told = rows.filter(([label, comparison]) => label === 'connections' || isTold(comparison));
  return titled(
    'Against its peers',
    rows.length === 0 ? missingPeers(given.facts) : `a multiple of the mean of ${formatCount(baseline?.devices)}`,
    barsSketch(
      {
        width,
        height: Math.max(1, height - 1),
        bars: told.map(([label, { ratio }, limit]) => ({
          label,
          value: ratio,
          text: ratio === undefined ? NOT_REPORTED : `${formatCount(ratio, 2)}x`,
          meaning: ratio !== undefined && ratio > limit ? 'warning' : undefined,
        })),
        empty: '',
      },
      told.map(([label]) => `${pageSpot('peers')}/${label}`),
      pen,
    ),
  );
};

/** Of this device, or of one that resembles it. */
const isTold = ({ value, baseline }: Comparison): boolean => value !== undefined || baseline !== undefined;

/** What it speaks, and on which ports. */
export const services = ({ model: { activity, shares }, pen }: Drawing, { width, height }: Room): Sketch => {
  if (shares !== undefined) return sharedPorts(portsOf(shares), pen, { width, height });
  const ports = (activity?.ports ?? []).filter(({ port }) => port !== undefined);
  const shown = ports.slice(0, Math.max(1, height - 1));
  const protocols = (activity?.protocols ?? [])
    .map(({ protocol, sharePercent }) => `${protocol} ${formatPercent(sharePercent, 0)}`)
    .join('  ');
  return titled(
    namesAllPorts(activity?.ports ?? []) ? 'Ports' : 'Ports, at least',
    protocols === '' ? NOT_REPORTED : protocols,
    barsSketch(
      {
        width,
        height: Math.max(1, height - 1),
        bars: shown.map(({ label, service, connections, sharePercent }) => ({
          label: service === undefined ? label : `${label} ${service}`,
          value: connections,
          text: formatCount(connections),
          sharePercent,
        })),
        empty: 'no port was reported',
      },
      shown.map(({ label }) => `${PORT_SPOT}${label}`),
      pen,
    ),
  );
};

const portsOf = ({ portsUsed, portsServed }: Shares) => [
  { title: PORTS_USED, list: portsUsed },
  { title: PORTS_SERVED, list: portsServed },
];

/** Behind it stands what the port is called in the answers. */
export const PORT_SPOT = 'port/';
