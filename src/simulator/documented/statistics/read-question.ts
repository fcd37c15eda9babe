// What may be asked of /summarystatistics, and which parameters go together.
import { HOUR_MS, type Instant, type TimeSpan } from '../../../domain/instant.ts';
import { createParameterReader, type Parameter, type ParameterReader } from '../../asking/parameter-reader.ts';
import type { ShortAnswer } from '../../short-answer.ts';

const EVENT_TYPES = ['security', 'bandwidth', 'connection', 'notice'] as const;

const KNOWN = ['responsedata', 'eventtype', 'endtime', 'to', 'hours', 'csensor', 'mitreTactics'];

const DEFAULT_HOURS = 24;

/** A year and a day: every interval is told, so there has to be an end to them. */
const MOST_HOURS = 8_784;

export type StatisticsQuestion = Readonly<{
  eventType: (typeof EVENT_TYPES)[number] | undefined;
  hours: number;
  /** Exactly `hours` long; it may reach beyond the simulated now. */
  span: TimeSpan;
  csensor: boolean | undefined;
  wantsMitre: boolean;
  fields: ReadonlySet<string> | undefined;
}>;

export type StatisticsReading =
  | Readonly<{ kind: 'question'; question: StatisticsQuestion }>
  | Readonly<{ kind: 'refusal'; answer: ShortAnswer }>;

export const readStatisticsQuestion = (parameters: readonly Parameter[], nowAt: Instant): StatisticsReading => {
  const reader = createParameterReader('summarystatistics', parameters, KNOWN);
  const eventType = reader.choice('eventtype', EVENT_TYPES);
  const hours = reader.wholeNumber('hours', { from: 1, to: MOST_HOURS }) ?? DEFAULT_HOURS;
  const endtime = reader.instant('endtime');
  const to = reader.instantText('to');
  const csensor = reader.boolean('csensor');
  const wantsMitre = reader.boolean('mitreTactics') === true;
  checkCompany(reader, eventType, wantsMitre);
  const refusal = reader.refusal();
  if (refusal !== undefined) return { kind: 'refusal', answer: refusal };
  const endAt = endtime ?? to ?? nowAt;
  const span = { startAt: endAt - hours * HOUR_MS, endAt };
  const fields = reader.names('responsedata');
  return { kind: 'question', question: { eventType, hours, span, csensor, wantsMitre, fields } };
};

const checkCompany = (reader: ParameterReader, eventType: string | undefined, wantsMitre: boolean): void => {
  for (const name of ['hours', 'endtime', 'to'])
    reader.contradicts(reader.has(name) && !reader.has('eventtype'), `${name} needs eventtype`);
  reader.contradicts(reader.has('endtime') && reader.has('to'), 'endtime and to say the same thing: send one of them');
  reader.contradicts(reader.has('csensor') && eventType !== 'bandwidth', 'csensor needs eventtype=bandwidth');
  reader.contradicts(wantsMitre && eventType !== 'security', 'mitreTactics needs eventtype=security');
};
