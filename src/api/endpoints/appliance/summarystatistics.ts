// GET /summarystatistics of an appliance in the field: what it counts, events by the hour, ATT&CK tactics, volume by the day.
import { type ApplianceStatistics, decodeStatistics, type StatisticsForm } from '../../../wire/appliance/statistics.ts';
import { type EndpointDefinition, NO_SUCH_ENDPOINT } from '../../endpoint.ts';
import { RESPONSE_DATA } from '../../parameters/alike.ts';
import { notBoth, onlyWith } from '../../parameters/rules.ts';

type EventCategory = 'saas' | 'csensor' | 'network' | 'loginput';

type EventKind = 'notices' | 'devicedetails' | 'modelevents';

/** A category, a kind, or both in one word, of which one pair is refused. */
export type ApplianceEventType =
  | EventCategory
  | EventKind
  | Exclude<`${EventCategory}${EventKind}`, 'saasdevicedetails'>;

export type ApplianceStatisticsParams = Readonly<{
  responsedata?: string | undefined;
  eventtype?: ApplianceEventType | undefined;
  endtime?: number | undefined;
  to?: string | undefined;
  hours?: number | undefined;
  csensor?: boolean | undefined;
  mitreTactics?: boolean | undefined;
}>;

const EVENT_TYPE =
  /^(?!saasdevicedetails$)(?=.)(?:saas|csensor|network|loginput)?(?:notices|devicedetails|modelevents)?$/;

export const summarystatistics: EndpointDefinition<
  'summarystatistics',
  ApplianceStatisticsParams,
  ApplianceStatistics
> = {
  name: 'summarystatistics',
  path: '/summarystatistics',
  says: 'Counts of devices, events by the hour, ATT&CK tactics and volume by the day',
  right: 'Visualizer',
  absence: NO_SUCH_ENDPOINT,
  refusal: 'Versions 7.0 and 7.1 take no hours, and some versions no eventtype.',
  parameters: [
    RESPONSE_DATA,
    {
      name: 'eventtype',
      kind: 'form',
      form: EVENT_TYPE,
      allowed:
        'saas, csensor, network, loginput; notices, devicedetails, modelevents; or two of them in one word, such as networknotices',
      says: 'Counts of these events by the hour, four weeks of them, instead of the rest',
    },
    { name: 'endtime', kind: 'instant', says: 'End of those weeks, in milliseconds; now if not given' },
    { name: 'to', kind: 'moment', says: 'The same end, written as text' },
    {
      name: 'hours',
      kind: 'integer',
      least: 1,
      most: 100_000,
      says: 'How many hours before that end are counted; versions 7.0 and 7.1 refuse it',
    },
    {
      name: 'csensor',
      kind: 'boolean',
      says: 'Volume of cSensor agents (true) or of the network sensors (false) only',
    },
    { name: 'mitreTactics', kind: 'boolean', says: 'Events and model alerts by ATT&CK tactic, instead of the rest' },
  ],
  // The appliance does not refuse a mixture: it answers one of them and keeps quiet about the other.
  rules: [
    onlyWith('endtime', 'eventtype'),
    onlyWith('to', 'eventtype'),
    onlyWith('hours', 'eventtype'),
    notBoth('endtime', 'to'),
    notBoth('eventtype', 'csensor'),
    notBoth('eventtype', 'mitreTactics'),
    notBoth('csensor', 'mitreTactics'),
  ],
  decode: ({ chunks, pace }, params) => decodeStatistics(chunks, formOf(params), pace),
};

const formOf = ({ eventtype, csensor, mitreTactics }: ApplianceStatisticsParams): StatisticsForm => {
  if (mitreTactics === true) return 'mitre';
  if (csensor !== undefined) return 'csensor';
  return eventtype === undefined ? 'plain' : 'events';
};
