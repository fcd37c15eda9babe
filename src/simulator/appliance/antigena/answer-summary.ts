// GET /antigena/summary: how many actions of the appliance hold devices back at the moment.
import { HOUR_MS } from '../../../domain/instant.ts';
import type { EndpointAnswer, EndpointRequest } from '../../endpoint.ts';
import { answerValue, inputError } from '../answer-value.ts';
import { createQuestionReader } from '../question-reader.ts';
import { eventsIn } from '../read-past.ts';
import { readSpan } from '../read-span.ts';

/** An action lasts about as long. */
const ACTION_MS = 4 * HOUR_MS;

export const answerAntigenaSummary = (request: EndpointRequest): EndpointAnswer => {
  const span = readSpan(createQuestionReader(request.parameters), request.nowAt, ACTION_MS);
  if (span === undefined) return inputError('antigena');
  return answerValue(request, async () => {
    const actions = (await eventsIn(request, span)).filter(({ kind }) => kind === 'antigena_actions');
    return {
      pendingCount: 0,
      activeCount: actions.length,
      pendingActionDevices: [],
      activeActionDevices: [...new Set(actions.flatMap(({ did }) => (did === undefined ? [] : [did])))],
    };
  });
};
