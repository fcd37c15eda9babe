// GET /metrics and /metrics/{mlid}: what the appliance can measure of its devices.
import { type EndpointAnswer, type EndpointRequest, refuse } from '../../endpoint.ts';
import { jsonAnswer } from '../../short-answer.ts';
import { answerValue } from '../answer-value.ts';
import { METRICS, tellMetric } from './catalogue.ts';

export const answerMetrics = (request: EndpointRequest): EndpointAnswer => {
  const wanted = /^\/metrics\/(\d+)$/.exec(request.path)?.[1];
  if (wanted === undefined) return answerValue(request, () => METRICS.map(tellMetric));
  const metric = METRICS.find(({ mlid }) => String(mlid) === wanted);
  return metric === undefined
    ? refuse(jsonAnswer(404, { error: 'no such metric' }))
    : answerValue(request, () => tellMetric(metric));
};
