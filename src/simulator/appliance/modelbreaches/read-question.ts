// What may be asked of /modelbreaches.
import { DAY_MS, type TimeSpan } from '../../../domain/instant.ts';
import type { EndpointRequest } from '../../endpoint.ts';
import { createQuestionReader } from '../question-reader.ts';
import { readSpan } from '../read-span.ts';

export type BreachQuestion = Readonly<{
  span: TimeSpan;
  did: number | undefined;
  pbid: number | undefined;
  count: number | undefined;
  /** 0..1. */
  minScore: number;
  isMinimal: boolean;
  hasDeviceAtTop: boolean;
  /** Otherwise the model is told as it was, and as it is now. */
  isHistoric: boolean;
  wantsUrl: boolean;
}>;

const WEEK_MS = 7 * DAY_MS;

/** Undefined where the question cannot be read. */
export const readBreachQuestion = ({ parameters, nowAt }: EndpointRequest): BreachQuestion | undefined => {
  const reader = createQuestionReader(parameters);
  const span = readSpan(reader, nowAt, WEEK_MS);
  const question = {
    did: reader.wholeNumber('did'),
    pbid: reader.wholeNumber('pbid'),
    count: reader.wholeNumber('count', { from: 1, to: Number.MAX_SAFE_INTEGER }),
    minScore: reader.parsed('minscore', readScore) ?? 0,
    isMinimal: reader.flag('minimal') === true,
    hasDeviceAtTop: reader.flag('deviceattop') !== false,
    isHistoric: reader.flag('historicmodelonly') === true,
    wantsUrl: reader.flag('includebreachurl') === true,
  };
  reader.flag('includeacknowledged');
  reader.flag('expandenums');
  return span === undefined || reader.isMisread() ? undefined : { span, ...question };
};

const readScore = (text: string): number | undefined => {
  const score = /^\d(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return score <= 1 ? score : undefined;
};
