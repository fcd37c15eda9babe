// GET /summarystatistics in the documents' dialect: reads the question and picks the one form that answers it.
import { keepFields } from '../../asking/keep-fields.ts';
import { type Asked, answerJson, type EndpointAnswer, refuse } from '../../endpoint.ts';
import { tellBandwidth } from './bandwidth.ts';
import { tellConnectionCounts, tellNoticeCounts, tellSecurityCounts } from './event-counts.ts';
import { tellMitre } from './mitre.ts';
import { readStatisticsQuestion, type StatisticsQuestion } from './read-question.ts';
import { tellSystemSummary } from './system-summary.ts';

export const answerStatistics = (asked: Asked): EndpointAnswer => {
  const reading = readStatisticsQuestion(asked.parameters, asked.nowAt);
  return reading.kind === 'refusal' ? refuse(reading.answer) : answerJson(write(asked, reading.question));
};

async function* write(asked: Asked, question: StatisticsQuestion): AsyncGenerator<string> {
  yield JSON.stringify(keepFields(await tell(asked, question), question.fields));
}

const tell = (
  asked: Asked,
  question: StatisticsQuestion,
): Promise<Readonly<Record<string, unknown>>> | Readonly<Record<string, unknown>> => {
  switch (question.eventType) {
    case undefined:
      return tellSystemSummary(asked);
    case 'security':
      return question.wantsMitre ? tellMitre(asked, question) : tellSecurityCounts(asked, question);
    case 'connection':
      return tellConnectionCounts(asked, question);
    case 'notice':
      return tellNoticeCounts(asked, question);
    case 'bandwidth':
      return tellBandwidth(asked, question);
  }
};
