// Reads recorded findings, and the series they were found in.
import type { CapacityFacts, SeriesPoint, WatchedSeries } from '../../../analysis/facts.ts';
import {
  type Entity,
  type Finding,
  type FindingCourse,
  type FindingLink,
  SEVERITIES,
} from '../../../domain/finding.ts';
import { HOUR_MS } from '../../../domain/instant.ts';
import { flag, instant, list, maybe, oneOf, shape, sureNumber, sureText, texts, wholeNumber } from './shapes.ts';

/** What the list of everything that needs attention is made of. */
export type RecordedFindings = Readonly<{
  findings: readonly Finding[];
  deviceCount: number;
  missing: readonly string[];
  /** Path and query of what was asked; recordings of earlier versions do not tell. */
  requests?: readonly string[] | undefined;
  /** Whether everything could be had that is not about one device. */
  isWhole?: boolean | undefined;
  /** The devices that were looked at closely and told everything. */
  closelyJudged?: readonly number[] | undefined;
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
  course: maybe(
    shape<FindingCourse>({
      title: sureText,
      unit: oneOf<FindingCourse['unit']>('count', 'bytes'),
      usual: maybe(sureText),
      points: list(
        shape<FindingCourse['points'][number]>({
          at: instant,
          value: maybe(sureNumber),
          low: maybe(sureNumber),
          high: maybe(sureNumber),
        }),
      ),
    }),
  ),
});

export const recordedFindings = shape<RecordedFindings>({
  findings: list(finding),
  deviceCount: wholeNumber,
  missing: texts,
  requests: maybe(texts),
  isWhole: maybe(flag),
  closelyJudged: maybe(list(wholeNumber)),
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
  stepMs: maybe(sureNumber),
});
