// Bandwidth by device and by hour: who moved how much, in and out.
import { countTalkers } from '../../analysis/traffic/count-talkers.ts';
import { wholeOf } from '../../analysis/traffic/sums/count-sums.ts';
import { formatBytes, formatCount } from '../../text/units.ts';
import { capital } from '../parts/blocks.ts';
import { flowParts, spanWords } from '../parts/needs-of-flows.ts';
import { talkersPart } from '../parts/place-parts.ts';
import type { ReportDefinition } from '../report-definition.ts';

export const talkers: ReportDefinition = {
  name: 'talkers',
  says: 'bytes in and out of each device, and hour by hour',
  about: 'network',
  hours: 10,
  takes: [],
  rules: [],
  ids: ['NET-TALKERS'],
  needs: ({ window }) => ({ window, transfers: true }),
  write: (snapshot, { question }) => {
    const { traffic } = snapshot.facts;
    const counted = traffic === undefined ? undefined : countTalkers(traffic);
    const sections = traffic?.sums?.sections;
    const bytes = (sections && wholeOf(sections).bytes) ?? counted?.bytes;
    const span = spanWords(question.window);
    return {
      title: 'Top talkers',
      summary:
        counted === undefined
          ? `What each device moved ${span} could not be had.`
          : sections === undefined
            ? `${devicesWords(counted.talkers.length)} moved ${amountWords(bytes)} ${span}.`
            : `${capital(amountWords(bytes))} moved ${span}; the appliance named ${devicesWords(counted.talkers.length)}, and no hours.`,
      parts: flowParts(traffic, talkers.ids, (told) => [talkersPart(told, question.top ?? 10)]),
      findings: [],
    };
  },
};

const devicesWords = (count: number): string => (count === 1 ? '1 device' : `${formatCount(count)} devices`);

const amountWords = (bytes: number | undefined): string =>
  bytes === undefined ? 'an amount that was not reported' : formatBytes(bytes);
