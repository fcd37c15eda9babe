// What reports say of the bytes a device sent and received.

import { transferShares } from '../../analysis/device/shares.ts';
import {
  measureTransfer,
  type RecentPeer,
  type Transfer,
  type TransferNumbers,
} from '../../analysis/device/transfer.ts';
import type { DeviceFacts } from '../../analysis/facts.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TimeWindow } from '../../domain/window.ts';
import type { Block, Fact, Section } from '../document.ts';
import type { ReportPart } from '../report-definition.ts';
import { atMinute, column, fact, facts, part, table } from './blocks.ts';
import { shareSection } from './share-parts.ts';

export const transferPart = (
  device: DeviceFacts,
  window: TimeWindow,
  thresholds: Thresholds,
  top: number,
): ReportPart => {
  const transfer = measureTransfer(device, window, thresholds);
  const missing = 'the device has no intervals in this window';
  const made = part({ id: ID, title: 'Bytes sent and received', data: transfer, missing }, () =>
    transfer === undefined ? [] : transferBlocks(transfer, device, top),
  );
  return { ...made, sections: [...made.sections, ...KINDS.flatMap((kind) => sharesOf(device, kind, top))] };
};

const ID = 'DEV-TRANSFER';
const KINDS = ['sent', 'received'] as const;

/** Where intervals do not tell with whom: over everything that is kept, and as shares. */
const sharesOf = (device: DeviceFacts, kind: 'sent' | 'received', top: number): readonly Section[] => {
  const shares = transferShares(device, kind);
  return [
    ...shareSection(ID, TRANSFER_SHARES[kind].used, shares?.devicesUsed, top),
    ...shareSection(ID, TRANSFER_SHARES[kind].served, shares?.devicesServed, top),
  ];
};

export const TRANSFER_SHARES = {
  sent: { used: 'Sent, with devices it used', served: 'Sent, with devices it served' },
  received: { used: 'Received, with devices it used', served: 'Received, with devices it served' },
} as const;

const PATTERNS = {
  'upload-heavy': 'upload-heavy: it sends far more than it receives (possible exfiltration)',
  'download-heavy': 'download-heavy: it receives far more than it sends',
  balanced: 'balanced',
} as const;

const transferBlocks = (transfer: Transfer, device: DeviceFacts, top: number): readonly Block[] => [
  facts(
    ...sideFacts('sent', transfer.out, transfer.intervalHours),
    ...sideFacts('received', transfer.in, transfer.intervalHours),
    fact('out to in', transfer.ratio, 'ratio'),
    fact('pattern', transfer.pattern === undefined ? undefined : PATTERNS[transfer.pattern], 'text'),
  ),
  {
    kind: 'chart',
    title: 'bytes per interval',
    as: 'bytes',
    series: [
      { name: 'sent', points: transfer.series.map(({ at, bytesOut }) => ({ at, value: bytesOut })) },
      { name: 'received', points: transfer.series.map(({ at, bytesIn }) => ({ at, value: bytesIn })) },
    ],
  },
  ...(transfer.topDestinations === undefined && device.sent?.shares !== undefined
    ? []
    : [table(transfer.topDestinations, peerColumns('sent to'), { top, empty: `no destinations ${LATELY}` })]),
  ...(transfer.topSources === undefined && device.received?.shares !== undefined
    ? []
    : [table(transfer.topSources, peerColumns('received from'), { top, empty: `no sources ${LATELY}` })]),
];

const LATELY = 'in the last five intervals';

const sideFacts = (label: string, side: TransferNumbers | undefined, intervalHours: number): readonly Fact[] => [
  fact(label, side?.bytes, 'bytes'),
  fact(`${label}, average per ${intervalHours} h`, side?.averageBytes, 'bytes'),
  fact(`${label}, peak interval`, side?.peakBytes, 'bytes', atMinute(side?.peakAt)),
];

const peerColumns = (title: string) => [
  column<RecentPeer>('interval (UTC)', 'instant', 8, (row) => row.at),
  column<RecentPeer>(title, 'text', 9, (row) => row.ip),
  column<RecentPeer>('name', 'text', 6, (row) => row.hostname, true),
  column<RecentPeer>('bytes', 'bytes', 9, (row) => row.bytes),
  column<RecentPeer>('share', 'percent', 5, (row) => row.sharePercent),
  column<RecentPeer>('packets', 'count', 3, (row) => row.packets),
];
