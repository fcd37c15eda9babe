// The numbers of a device at a glance, each leading to the page behind it.
import type { ActivityPoint } from '../../../analysis/device/activity.ts';
import { isOutsideTogether } from '../../../analysis/device/destinations.ts';
import type { Risk, RiskLevel } from '../../../analysis/device/risk.ts';
import type { Severity } from '../../../domain/finding.ts';
import type { Instant } from '../../../domain/instant.ts';
import { formatBytes, formatCount, formatPercent } from '../../../text/units.ts';
import type { Room } from '../../../widgets/room.ts';
import type { Sketch } from '../../../widgets/sketch.ts';
import { type Tile, tilesSketch } from '../../../widgets/tiles.ts';
import { type Drawing, NOT_REPORTED, pageSpot } from '../drawing.ts';
import { overIn, type PageGiven } from '../page-parts.ts';

type OpenTile = Tile & Readonly<{ id: string }>;

const RISKS: Readonly<Record<RiskLevel, Severity | undefined>> = {
  high: 'high',
  medium: 'medium',
  low: 'low',
  minimal: undefined,
};

/** Narrower, a tile has room for few words. */
const ROOM_FOR_WORDS = 100;

export const tiles = (drawing: Drawing, room: Room): Sketch => {
  const isShort = room.width < ROOM_FOR_WORDS;
  const shown = [
    ...activityTiles(drawing, isShort),
    ...transferTiles(drawing, isShort),
    peersTile(drawing),
    riskTile(drawing, isShort),
  ];
  return tilesSketch(
    { tiles: shown, ...room },
    shown.map(({ id }) => id),
    drawing.pen,
  );
};

const activityTiles = (drawing: Drawing, isShort: boolean): readonly OpenTile[] => {
  const { model, given, clock } = drawing;
  const { activity } = model;
  const series = courseOf(activity?.series, given);
  const peak = activity?.peakConnections;
  const at = activity?.peakAt === undefined || isShort ? '' : ` ${clock.minute(activity.peakAt).replace(/^\d+-/, '')}`;
  return [
    {
      id: pageSpot('activity'),
      title: 'Connections',
      value: told(formatCount, activity?.connections),
      aside: peak === undefined ? undefined : `peak ${formatCount(peak)}${at}`,
      values: series.map(({ connections }) => connections),
    },
    destinationsTile(drawing, series, isShort),
    externalTile(model, series, isShort),
  ];
};

/** Where intervals tell none, those that are named with their shares. */
const destinationsTile = (
  { model: { activity, destinations }, given }: Drawing,
  series: readonly ActivityPoint[],
  isShort: boolean,
): OpenTile => {
  const id = pageSpot('destinations');
  if (activity?.uniqueDestinations === undefined && destinations?.hasAmounts === false) {
    const named = destinations.destinations.filter((row) => !isOutsideTogether(row));
    // Of the outside alone, domains are named and no devices.
    const title = named.length > 0 && named.every(({ did }) => did === undefined) ? 'Domains' : 'Devices used';
    const isPart = destinations.restPercent !== undefined;
    return { id, title, value: formatCount(named.length), aside: isPart ? 'and others' : undefined };
  }
  const { intervalHours } = given.facts;
  return {
    id,
    title: isShort ? `Destinations/${intervalHours} h` : `Destinations per ${intervalHours} h`,
    value: told((count) => formatCount(count, 1), activity?.uniqueDestinations),
    values: series.map(({ uniqueDestinations }) => uniqueDestinations),
  };
};

/** Where intervals tell nothing of the outside, how much of what it used is there. */
const externalTile = (
  { activity, destinations }: Drawing['model'],
  series: readonly ActivityPoint[],
  isShort: boolean,
): OpenTile => {
  const id = pageSpot('external');
  if (activity?.externalConnections === undefined && destinations?.hasAmounts === false) {
    const percent = destinations.destinations.find(isOutsideTogether)?.sharePercent;
    return {
      id,
      title: 'External',
      value: percent === undefined ? NOT_REPORTED : formatPercent(percent, 0),
      aside: percent === undefined || isShort ? undefined : 'of what it used',
    };
  }
  const share = activity?.externalSharePercent;
  return {
    id,
    title: 'External',
    value: told(formatCount, activity?.externalConnections),
    aside: share === undefined ? undefined : formatPercent(share, 0),
    values: series.map(({ externalConnections }) => externalConnections),
  };
};

const transferTiles = ({ model: { transfer }, given }: Drawing, isShort: boolean): readonly OpenTile[] => [
  {
    id: `${pageSpot('transfer')}/sent`,
    title: 'Sent',
    value: told(formatBytes, transfer?.out?.bytes),
    aside: isShort ? transfer?.pattern?.replace('-heavy', '') : transfer?.pattern,
    values: courseOf(transfer?.series, given).map(({ bytesOut }) => bytesOut),
  },
  {
    id: `${pageSpot('transfer')}/received`,
    title: 'Received',
    value: told(formatBytes, transfer?.in?.bytes),
    aside:
      transfer?.ratio === undefined ? undefined : `${isShort ? '' : 'out to in '}${formatCount(transfer.ratio, 2)}x`,
    values: courseOf(transfer?.series, given).map(({ bytesIn }) => bytesIn),
  },
];

/** How many connections, as a multiple of those of the similar devices. */
const peersTile = ({ model: { baseline }, given }: Drawing): OpenTile => {
  const ratio = baseline?.connections.ratio;
  const course = courseOf(baseline?.band, given);
  const outside = course.filter((point) => point.outside !== undefined).length;
  return {
    id: pageSpot('peers'),
    title: 'Against its peers',
    value: told((multiple) => `${formatCount(multiple, 1)}x`, ratio),
    aside: outside === 0 ? undefined : `outside in ${formatCount(outside)}`,
    values: course.map(({ connections, median }) =>
      connections === undefined || median === undefined ? undefined : connections - median,
    ),
  };
};

const riskTile = ({ model: { risk, indicators, destinations }, isNarrowed }: Drawing, isShort: boolean): OpenTile => {
  const isNone = risk === undefined || risk.uniqueDestinations === 0;
  const isUntold = destinations === undefined || destinations.unplacedDestinationCount > 0;
  const none = isUntold ? NOT_REPORTED : 'none outside';
  const count = indicators?.length ?? 0;
  const counted = count === 0 ? undefined : `${formatCount(count)} ${count === 1 ? 'indicator' : 'indicators'}`;
  const said = isNarrowed ? 'as filtered' : (counted ?? knownParts(risk));
  return {
    id: `${pageSpot('external')}/risk`,
    title: isShort && said !== undefined ? `Risk, ${said}` : 'Risk of contacts',
    value: isNone ? none : `${risk.level} ${risk.score.toFixed(2)}`,
    meaning: isNone ? undefined : RISKS[risk.level],
    aside: isShort ? undefined : said,
  };
};

const RISK_PARTS = 4;

/** Where nothing is known of some of them. */
const knownParts = (risk: Risk | undefined): string | undefined => {
  const unknown = risk?.notTold.length ?? 0;
  return unknown === 0 ? undefined : `${RISK_PARTS - unknown} of ${RISK_PARTS} parts`;
};

/** Without the interval that is not over. */
const courseOf = <T extends Readonly<{ at: Instant }>>(
  series: readonly T[] | undefined,
  { facts, window }: PageGiven,
): readonly T[] => overIn(series ?? [], facts.intervalHours, window);

const told = (write: (value: number) => string, value: number | undefined): string =>
  value === undefined ? NOT_REPORTED : write(value);
