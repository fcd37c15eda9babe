// GET /summarystatistics as appliances answer it.
import type { EndpointAnswer, EndpointRequest } from '../../endpoint.ts';
import { answerValue, inputError } from '../answer-value.ts';
import { tellDailyVolume } from './daily-volume.ts';
import { tellHourlyEvents } from './hourly-events.ts';
import { tellMitreTactics } from './mitre-tactics.ts';
import { tellOverview } from './overview.ts';
import { readStatisticsQuestion, type StatisticsQuestion } from './read-question.ts';

export const answerStatistics = (request: EndpointRequest): EndpointAnswer => {
  const question = readStatisticsQuestion(request);
  return question === undefined ? inputError('summarystatistics') : answerValue(request, () => tell(request, question));
};

const tell = async (request: EndpointRequest, question: StatisticsQuestion): Promise<unknown> => {
  switch (question.kind) {
    case 'overview':
      return tellOverview(request);
    case 'events':
      return tellHourlyEvents(request, question.eventType, question.starts);
    case 'csensor':
      return {
        csensor: question.isCsensor,
        bandwidth: await tellDailyVolume(request, question.isCsensor ? 'csensor' : 'network'),
      };
    case 'mitre':
      return tellMitreTactics(request);
  }
};
