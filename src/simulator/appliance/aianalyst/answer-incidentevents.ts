// GET /aianalyst/incidentevents: incidents that the appliance wrote up by itself.
import { DAY_MS, HOUR_MS } from '../../../domain/instant.ts';
import type { EndpointAnswer, EndpointRequest } from '../../endpoint.ts';
import type { SecurityEvent } from '../../model.ts';
import { answerValue, inputError } from '../answer-value.ts';
import { modelNameOf, numberOfEvent, scoreOf } from '../modelbreaches/breach.ts';
import { createQuestionReader } from '../question-reader.ts';
import { eventsIn } from '../read-past.ts';
import { readSpan } from '../read-span.ts';

const WEEK_MS = 7 * DAY_MS;

export const answerIncidentevents = (request: EndpointRequest): EndpointAnswer => {
  const reader = createQuestionReader(request.parameters);
  const span = readSpan(reader, request.nowAt, WEEK_MS);
  const did = reader.wholeNumber('did');
  const wantsUrl = reader.flag('includeincidenteventurl') === true;
  const isSaasOnly = reader.flag('saasonly') === true;
  reader.flag('includeacknowledged');
  if (span === undefined || reader.isMisread()) return inputError('aianalyst');
  return answerValue(request, async () =>
    (await eventsIn(request, span))
      .filter(({ kind }) => kind === 'ai_analyst_incidents' && !isSaasOnly)
      .filter((event) => did === undefined || event.did === did)
      .map((event) => tellIncident(request, event, wantsUrl)),
  );
};

/** What is unknown is null here, unlike anywhere else. */
const tellIncident = (request: EndpointRequest, event: SecurityEvent, wantsUrl: boolean) => {
  const id = idOf(event);
  const score = Math.round(100 * scoreOf(event));
  return {
    summariser: 'UnusualActivity',
    acknowledged: false,
    pinned: false,
    createdAt: event.at,
    attackPhases: event.attack === undefined ? [] : [5],
    mitreTactics: event.attack === undefined ? [] : [event.attack.tactic.replaceAll('_', '-')],
    title: modelNameOf(event).split(' / ')[1],
    id,
    incidentEventUrl: wantsUrl ? `https://appliance.corp.example/#aiaincidentevent/${id}` : undefined,
    children: [id],
    category: score >= 80 ? 'critical' : 'suspicious',
    currentGroup: `g${id}`,
    groupCategory: score >= 80 ? 'critical' : 'suspicious',
    // A text on some appliances, and here.
    groupScore: (score / 1.3).toFixed(1),
    groupPreviousGroups: null,
    activityId: `a${id}`,
    groupingIds: [`a${id}`],
    groupByActivity: false,
    userTriggered: false,
    externalTriggered: false,
    aiaScore: score,
    summary: 'A device behaved unlike itself for an hour.',
    periods: [{ start: event.at - HOUR_MS, end: event.at }],
    ...tellBreaches(request, event),
    details: [],
  };
};

const tellBreaches = ({ engine }: EndpointRequest, event: SecurityEvent) => {
  const device = event.did === undefined ? undefined : engine.deviceByDid(event.did);
  return {
    breachDevices: [
      {
        identifier: device?.hostname ?? null,
        hostname: device?.hostname ?? null,
        ip: device?.ip ?? null,
        mac: device?.mac ?? null,
        subnet: null,
        did: device?.did ?? -1,
        sid: device?.sid ?? null,
      },
    ],
    relatedBreaches: [
      {
        modelName: modelNameOf(event),
        pbid: numberOfEvent(event),
        threatScore: Math.round(100 * scoreOf(event)),
        timestamp: event.at,
      },
    ],
  };
};

const idOf = (event: SecurityEvent): string =>
  `${numberOfEvent(event).toString(16).padStart(8, '0')}-0000-4000-8000-${event.at.toString(16).padStart(12, '0')}`;
