// GET /modelbreaches: what the models made of the world's events, one by one.
import { SECOND_MS } from '../../../domain/instant.ts';
import type { EndpointAnswer, EndpointRequest } from '../../endpoint.ts';
import type { SecurityEvent } from '../../model.ts';
import { answerValue, inputError } from '../answer-value.ts';
import { FOUR_WEEKS_MS } from '../four-weeks.ts';
import { tellDevice } from '../parties/device-card.ts';
import { eventsIn } from '../read-past.ts';
import { severalFields } from '../trim-fields.ts';
import { categoryOf, isBreach, modelNameOf, numberOfEvent, priorityOf, scoreOf } from './breach.ts';
import { type BreachQuestion, readBreachQuestion } from './read-question.ts';

export const answerModelbreaches = (request: EndpointRequest): EndpointAnswer => {
  const question = readBreachQuestion(request);
  if (question === undefined) return inputError('modelbreaches');
  // The one endpoint of which clients ask several fields at once.
  return answerValue(request, () => tell(request, question), severalFields);
};

/** One that is asked for by its number is an object of its own, and may be older than the span. */
const tell = async (request: EndpointRequest, question: BreachQuestion): Promise<unknown> => {
  const { nowAt } = request;
  const { pbid, did, minScore, count } = question;
  const span = pbid === undefined ? question.span : { startAt: nowAt - FOUR_WEEKS_MS, endAt: nowAt };
  const breaches = (await eventsIn(request, span)).filter(
    (event) =>
      isBreach(event) &&
      (pbid === undefined || numberOfEvent(event) === pbid) &&
      (did === undefined || event.did === did) &&
      scoreOf(event) >= minScore,
  );
  const told = breaches.slice(0, count).map((event) => tellBreach(request, question, event));
  return pbid !== undefined && told.length === 1 ? told[0] : told;
};

const tellBreach = (request: EndpointRequest, question: BreachQuestion, event: SecurityEvent) => {
  const pbid = numberOfEvent(event);
  const model = tellModel(event, question);
  const device = tellBreachedDevice(request, event);
  return {
    commentCount: 0,
    pbid,
    time: event.at,
    creationTime: event.at + SECOND_MS,
    breachUrl: question.wantsUrl ? `https://appliance.corp.example/#modelbreach/${pbid}` : undefined,
    score: scoreOf(event),
    percentscore: Math.round(100 * scoreOf(event)),
    mitreTechniques:
      event.attack === undefined
        ? undefined
        : [{ technique: event.attack.techniqueName, techniqueID: event.attack.techniqueId }],
    model: question.isHistoric ? model : Object.fromEntries(['then', 'now'].map((when) => [when, model])),
    triggeredComponents: [tellComponent(event, question, device)],
    device: question.hasDeviceAtTop ? device : undefined,
  };
};

const tellModel = (event: SecurityEvent, { isMinimal }: BreachQuestion) => {
  const name = modelNameOf(event);
  const short = { name, priority: priorityOf(event), category: categoryOf(event), compliance: false };
  if (isMinimal) return short;
  const pid = 1 + (name.length % 700);
  return {
    ...short,
    pid,
    phid: pid + 7_000,
    uuid: '80010119-6d7f-0000-0305-5e0000000325',
    logic: { data: [1], type: 'componentList', version: 1 },
    throttle: 3_600,
    sharedEndpoints: false,
    interval: 0,
    sequenced: false,
    active: true,
    tags: [],
    behaviour: 'decreasing',
    description: 'A device behaves unlike itself.',
    mitre:
      event.attack === undefined
        ? undefined
        : { tactics: [event.attack.tactic.replaceAll('_', '-')], techniques: [event.attack.techniqueId] },
  };
};

const tellComponent = (event: SecurityEvent, { isMinimal, hasDeviceAtTop }: BreachQuestion, device: unknown) => ({
  time: event.at,
  cbid: numberOfEvent(event) + 1,
  cid: 1,
  chid: 1,
  size: 1,
  threshold: 0,
  interval: 3_600,
  metric: { mlid: 17, name: 'datatransfervolume', label: 'Data Transfer' },
  triggeredFilters: isMinimal ? undefined : [],
  device: hasDeviceAtTop ? undefined : device,
});

/** What happens to no device is the appliance's own. */
const tellBreachedDevice = ({ engine, nowAt }: EndpointRequest, { did }: SecurityEvent) => {
  const device = did === undefined ? undefined : engine.deviceByDid(did);
  return device === undefined ? { did: -1 } : tellDevice(device, engine.lastSeenAt(device, nowAt));
};
