// How a report was obtained: what was asked of the appliance, when, and what came of it.
import { byText } from '../../analysis/figures/ordering.ts';
import type { AskedRequest } from '../../live/asker.ts';
import type { Snapshot } from '../../live/snapshot.ts';
import type { ReportPart } from '../report-definition.ts';
import { column, fact, facts, part, table } from './blocks.ts';

export const provenancePart = ({ asked, source }: Snapshot): ReportPart => {
  const sorted = asked
    .map(({ at, part: name, target, bytes, failure }) => ({ at, part: name, target, bytes, failure }))
    .sort((a, b) => a.at - b.at || byText(a.part, b.part) || byText(a.target, b.target));
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
    table(sorted, REQUEST_COLUMNS, { top: Number.POSITIVE_INFINITY, empty: 'nothing was asked', keepsAll: true }),
  ]);
};

type Shown = Omit<AskedRequest, 'elapsedMs'>;

const REQUEST_COLUMNS = [
  column<Shown>('time (UTC)', 'instant', 4, (row) => row.at),
  column<Shown>('for', 'text', 8, (row) => row.part),
  column<Shown>('request', 'text', 9, (row) => requestWords(row.target), true),
  column<Shown>('received', 'bytes', 6, (row) => row.bytes),
  column<Shown>('result', 'text', 7, ({ failure }) => failure ?? 'ok'),
];

/** `/network?intext=external&endtime=…` as one would ask it by hand: `network intext=external endtime=…`. */
const requestWords = (target: string): string => {
  const [path = '', query = ''] = target.split('?');
  const pairs = [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`);
  return [path.replace(/^.*\//, ''), ...pairs].join(' ');
};
