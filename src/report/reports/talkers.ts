// Bandwidth by device and by hour: who moved how much, in and out.
import { periodWords } from '../../analysis/counts/periods.ts';
import { countTalkers } from '../../analysis/traffic/count-talkers.ts';
import { formatBytes, formatCount } from '../../text/units.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import { trafficOf } from '../parts/needs-of-flows.ts';
import { talkersPart } from '../parts/place-parts.ts';
import type { ReportDefinition } from '../report-definition.ts';

export const talkers: ReportDefinition = {
  name: 'talkers',
  says: 'bytes in and out of each device, and hour by hour',
  about: 'network',
  hours: 10,
  takes: [],
  needs: ({ window }) => ({ window, transfers: true }),
  write: (snapshot, { question }) => {
    const facts = trafficOf(snapshot.facts.traffic);
    const counted = countTalkers(facts);
    const span = `in the ${periodWords(question.window.hours)} up to ${formatUtcMinute(question.window.endAt)}Z`;
    return {
      title: 'Top talkers',
      summary: `${formatCount(counted?.devices.length)} devices moved ${formatBytes(counted?.bytes)} ${span}.`,
      parts: [talkersPart(facts, question.top ?? 10)],
      findings: [],
    };
  },
};
