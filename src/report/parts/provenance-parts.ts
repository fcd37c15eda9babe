// How a report was obtained: what was asked of the appliance, when, and what came of it.
import type { AskedRequest } from '../../live/asker.ts';
import type { Snapshot } from '../../live/snapshot.ts';
import type { ReportPart } from '../report-definition.ts';
import { column, fact, facts, part, table } from './blocks.ts';

export const provenancePart = ({ asked, source }: Snapshot, top: number): ReportPart => {
  const sorted = asked.toSorted((a, b) => a.at - b.at || (a.part < b.part ? -1 : 1));
  const data = {
    requests: asked.length,
    failedRequests: asked.filter(({ failure }) => failure !== undefined).length,
    bytes: asked.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
    firstAt: sorted[0]?.at,
    lastAt: sorted.at(-1)?.at,
    asked: sorted,
  };
  return part({ id: 'CMP-SOURCE', title: 'How this was obtained', data }, () => [
    facts(
      fact('appliance', source.isDemo ? 'embedded appliance (invented data)' : source.host, 'text'),
      fact('profile', source.profile, 'text'),
      fact('requests', data.requests, 'count'),
      fact('failed', data.failedRequests, 'count'),
      fact('received', data.bytes, 'bytes'),
      fact('first request', data.firstAt, 'instant'),
      fact('last request', data.lastAt, 'instant'),
    ),
    table(sorted, REQUEST_COLUMNS, { top, empty: 'nothing was asked' }),
  ]);
};

const REQUEST_COLUMNS = [
  column<AskedRequest>('time (UTC)', 'instant', 4, (row) => row.at),
  column<AskedRequest>('for', 'text', 8, (row) => row.part),
  column<AskedRequest>('request', 'text', 9, (row) => row.target, true),
  column<AskedRequest>('received', 'bytes', 6, (row) => row.bytes),
  column<AskedRequest>('result', 'text', 7, ({ failure }) => failure ?? 'ok'),
];
