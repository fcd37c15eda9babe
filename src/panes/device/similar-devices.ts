// The devices that resemble the open one, each in a row of a small table: how alike, how busy, and how far this one lies from it.
import { comparePeers, type PeerRow } from '../../analysis/device/peers.ts';
import type { DeviceFacts } from '../../analysis/facts.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TimeWindow } from '../../domain/window.ts';
import { formatCount, formatPercent } from '../../text/units.ts';
import { frameHeight, type SmallTableProps } from '../../widgets/place-frame.ts';

/** Of the pane, in lines: in fewer, the charts need them. */
const ROOM_FOR_A_TABLE = 40;
/** What stands above it. */
const LEAST_OVERVIEW = 28;

export type SimilarDevices = Pick<SmallTableProps, 'columns' | 'rows' | 'empty' | 'height'>;

/** Undefined where there is no room for them, or nothing to show. */
export const similarDevices = (
  facts: DeviceFacts,
  window: TimeWindow,
  thresholds: Thresholds,
  paneHeight: number,
): SimilarDevices | undefined => {
  if (paneHeight < ROOM_FOR_A_TABLE) return undefined;
  const peers = comparePeers(facts, window, thresholds)?.peers ?? [];
  const height = frameHeight(peers.length);
  // More of them are told on the page of the peers: they must not push the overview off the screen.
  return peers.length === 0 || height > paneHeight - LEAST_OVERVIEW
    ? undefined
    : { columns: COLUMNS, rows: peers.map(rowOf), empty: '', height };
};

const COLUMNS = [
  { key: 'name', title: 'similar device', align: 'left' },
  { key: 'score', title: 'score', align: 'right' },
  { key: 'connections', title: 'connections', align: 'right' },
  { key: 'deviation', title: 'this device has', align: 'right' },
] as const;

const rowOf = (peer: PeerRow): readonly string[] => [
  peer.label,
  formatCount(peer.score, 2),
  formatCount(peer.connections),
  deviationOf(peer),
];

/** In connections: the column beside it. */
const deviationOf = ({ deviations }: PeerRow): string => {
  const percent = deviations.find(({ measure }) => measure === 'connections')?.changePercent;
  if (percent === undefined) return formatPercent(undefined);
  if (formatPercent(Math.abs(percent), 0) === formatPercent(0, 0)) return 'as many';
  return `${formatPercent(Math.abs(percent), 0)} ${percent > 0 ? 'more' : 'fewer'}`;
};
