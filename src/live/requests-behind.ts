// Which of the requests of a look a finding rests on: so that whoever doubts it can ask the appliance the same.
import type { Finding } from '../domain/finding.ts';
import { periodName } from '../domain/window.ts';

/** Path and query, as in the books of a look; without a token or a signature. */
type Target = string;

/** In the order in which they were asked; none where nothing fits, as of a finding that came another way. */
export const requestsBehind = (finding: Finding, targets: readonly Target[]): readonly Target[] => {
  const [first, besides] = [testOf(finding), BESIDES[finding.rule]];
  const fits: Test = (endpoint, query) => first(endpoint, query) || besides?.(endpoint, query) === true;
  const found = fitting(targets, fits);
  // An appliance of the field tells the volume of each day with its totals, and nowhere else.
  return found.length > 0 || !isOfVolume(finding) ? found : fitting(targets, isPlain);
};

const fitting = (targets: readonly Target[], fits: Test): readonly Target[] =>
  [...new Set(targets)].filter((target) => {
    const [path = '', query = ''] = target.split('?', 2);
    return fits(path.split('/').at(-1) ?? '', new URLSearchParams(query));
  });

type Test = (endpoint: string, query: URLSearchParams) => boolean;

const testOf = (finding: Finding): Test => {
  const [family = ''] = finding.rule.split('-', 1);
  switch (family) {
    case 'SEC':
      return ofPeriods(finding, SECURITY[finding.rule] ?? isOf('security'));
    case 'MIT':
      return ofPeriods(finding, isMitre);
    case 'BW':
      return ofPeriods(finding, isOf('bandwidth'));
    case 'NET':
      return isFlows;
    case 'DEV':
      return isOfDevice(finding.entity.did);
    case 'SER':
      return seriesTest(finding);
    default:
      return () => false;
  }
};

const isOf =
  (event: string): Test =>
  (endpoint, query) =>
    endpoint === 'summarystatistics' &&
    isEvent(query.get('eventtype'), event) &&
    !query.has('mitreTactics') &&
    !query.has('csensor');

const isEvent = (asked: string | null, event: string): boolean =>
  asked !== null && (asked === event || asked === IN_THE_FIELD[event]);

/** What an appliance of the field calls what the documents call otherwise. */
const IN_THE_FIELD: Readonly<Record<string, string>> = {
  security: 'modelevents',
  connection: 'network',
  notice: 'notices',
};

const isPlain: Test = (endpoint, query) => endpoint === 'summarystatistics' && query.size === 0;

const isOfVolume = ({ rule, id }: Finding): boolean =>
  rule.startsWith('BW-') || rule === 'SEC-R3' || id.startsWith('SER:bandwidth.');

const isMitre: Test = (endpoint, query) => endpoint === 'summarystatistics' && query.has('mitreTactics');

const isFlows: Test = (endpoint, query) => endpoint === 'network' && !query.has('metric');

/** Of all devices, of the window itself. */
const isTransfers: Test = (endpoint, query) => endpoint === 'network' && query.has('metric') && !query.has('intext');

/** By the hour, over 30 days. */
const isLink: Test = (endpoint, query) => endpoint === 'network' && query.has('metric') && query.has('intext');

const isOfDevice =
  (did: number | undefined, datatype?: string): Test =>
  (endpoint, query) =>
    endpoint === 'deviceinfo' &&
    query.get('did') === String(did) &&
    (datatype === undefined || query.get('datatype') === datatype);

/** Ids of such rules say which periods they compare: `SEC-R5:1h:7d`. */
const ofPeriods = ({ id }: Finding, test: Test): Test => {
  const told = new Set(id.split(':').slice(1));
  const hasPeriod = [...told].some((name) => /^\d+[hd]$/.test(name));
  return (endpoint, query) =>
    test(endpoint, query) && (!hasPeriod || isEveryPeriod(query) || told.has(periodName(Number(query.get('hours')))));
};

/** An appliance of the field tells weeks at once: every period is cut from them. */
const isEveryPeriod = (query: URLSearchParams): boolean => !query.has('hours');

/** Those that look at something else than security events. */
const SECURITY: Readonly<Record<string, Test>> = { 'SEC-R3': isOf('bandwidth'), 'SEC-R4': isMitre };

const MONTH_HOURS = '720';

const isMonthOf = (event: string): Test => {
  const isOfEvent = isOf(event);
  return (endpoint, query) =>
    isOfEvent(endpoint, query) && (isEveryPeriod(query) || query.get('hours') === MONTH_HOURS);
};

/** What a rule looks at as well: whether a rise is that of every day, and what the devices report of their transfers. */
const BESIDES: Readonly<Record<string, Test>> = {
  'SEC-R5': isMonthOf('security'),
  'BW-R6': isLink,
  'NET-R6': isTransfers,
};

/** Their ids name the series: `SER:device.16.sizeout:…`, `SER:security.hourly:…`. */
const seriesTest = ({ id, entity: { did } }: Finding): Test => {
  const [, key = ''] = id.split(':');
  const [name = '', , measure = ''] = key.split('.');
  if (name === 'device') return isOfDevice(did, measure === 'sizeout' || measure === 'sizein' ? measure : 'co');
  if (name === 'bandwidth') return isLink;
  const event = EVENT_OF_SERIES[name];
  return event === undefined ? () => false : isMonthOf(event);
};

const EVENT_OF_SERIES: Readonly<Record<string, string>> = {
  security: 'security',
  connections: 'connection',
  notices: 'notice',
};
