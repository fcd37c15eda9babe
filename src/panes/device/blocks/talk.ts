// With whom it talks most, and how it stands against the devices that resemble it.
import type { Comparison } from '../../../analysis/device/baseline.ts';
import { namesAllPorts } from '../../../analysis/device/breakdown.ts';
import { padStart, widest } from '../../../text/display-width.ts';
import { formatBytes, formatCount, formatPercent } from '../../../text/units.ts';
import { barsSketch } from '../../../widgets/bars.ts';
import type { Room } from '../../../widgets/room.ts';
import type { Sketch } from '../../../widgets/sketch.ts';
import { titled } from '../../parts/titled.ts';
import { type Drawing, NOT_REPORTED, pageSpot } from '../drawing.ts';

/** The place of a destination among all of them stands in the id of its bar. */
export const DESTINATION_SPOT = 'destination/';

export const destinations = ({ model, isNarrowed, pen }: Drawing, { width, height }: Room): Sketch => {
  const list = model.destinations;
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
        empty: list === undefined ? NOT_REPORTED : isNarrowed ? 'none of what was asked for' : 'it talked to nobody',
      },
      shown.map((_, index) => `${DESTINATION_SPOT}${index}`),
      pen,
    ),
  );
};

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
  return titled(
    'Against its peers',
    rows.length === 0
      ? 'the appliance named no similar devices'
      : `a multiple of the mean of ${formatCount(baseline?.devices)}`,
    barsSketch(
      {
        width,
        height: Math.max(1, height - 1),
        bars: rows.map(([label, { ratio }, limit]) => ({
          label,
          value: ratio,
          text: ratio === undefined ? NOT_REPORTED : `${formatCount(ratio, 2)}x`,
          meaning: ratio !== undefined && ratio > limit ? 'warning' : undefined,
        })),
        empty: '',
      },
      rows.map(([label]) => `${pageSpot('peers')}/${label}`),
      pen,
    ),
  );
};

/** What it speaks, and on which ports. */
export const services = ({ model: { activity }, pen }: Drawing, { width, height }: Room): Sketch => {
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

/** Behind it stands what the port is called in the answers. */
export const PORT_SPOT = 'port/';
