// Reads recorded findings, and the series they were found in.
import type { CapacityFacts, SeriesPoint, WatchedSeries } from '../../../analysis/facts.ts';
import { type Entity, type Finding, type FindingLink, SEVERITIES } from '../../../domain/finding.ts';
import { HOUR_MS } from '../../../domain/instant.ts';
import { instant, list, maybe, oneOf, shape, sureNumber, sureText, texts, wholeNumber } from './shapes.ts';

/** What the list of everything that needs attention is made of. */
export type RecordedFindings = Readonly<{
  findings: readonly Finding[];
  deviceCount: number;
  missing: readonly string[];
}>;

const entity = shape<Entity>({
  kind: oneOf<Entity['kind']>(
    'network',
    'device',
    'address',
    'connection',
    'tactic',
    'pattern',
    'protocol',
    'series',
    'domain',
  ),
  name: sureText,
  did: maybe(wholeNumber),
  ip: maybe(sureText),
});

const link = shape<FindingLink>({
  pane: oneOf<FindingLink['pane']>('stats', 'flows', 'device'),
  view: maybe(sureText),
  filter: maybe(sureText),
  did: maybe(wholeNumber),
});

const finding = shape<Finding>({
  id: sureText,
  rule: sureText,
  severity: oneOf(...SEVERITIES),
  title: sureText,
  evidence: sureText,
  value: maybe(sureNumber),
  threshold: maybe(sureNumber),
  action: sureText,
  entity,
  at: instant,
  link: maybe(link),
});

export const recordedFindings = shape<RecordedFindings>({
  findings: list(finding),
  deviceCount: wholeNumber,
  missing: texts,
});

export const watchedSeries = shape<WatchedSeries>({
  key: sureText,
  title: sureText,
  unit: oneOf<WatchedSeries['unit']>('count', 'bytes'),
  // Whoever goes through a series step by step must get somewhere.
  stepMs: oneOf(HOUR_MS),
  points: list(shape<SeriesPoint>({ at: instant, value: maybe(sureNumber) })),
  entity,
  link: maybe(link),
});

export const capacityFacts = shape<CapacityFacts>({
  linkCapacityMbps: maybe(sureNumber),
  hourly: list(shape<CapacityFacts['hourly'][number]>({ at: instant, mbps: maybe(sureNumber) })),
});
