// What an appliance can measure: metrics, by which networks are asked about, and their units.
import type { KnownMetric } from '../../domain/appliance.ts';
import type { Chunks, Pace } from '../json-stream.ts';
import { name } from '../leaf.ts';
import { type Decoded, decodeAnswer, listAnswer } from './answer.ts';
import { entry, listOf, missing } from './entries.ts';
import { named } from './named.ts';
import { idNumber, seconds } from './tolerant.ts';

export const decodeMetrics = (chunks: Chunks, pace: Pace): Promise<Decoded<readonly KnownMetric[]>> =>
  decodeAnswer(chunks, SHAPE, pace);

const filters = listOf(named('name', 'label'));

const metric = entry<KnownMetric>((take) => {
  const called = take(name, 'name');
  const metric = {
    mlid: take(idNumber, 'mlid'),
    label: take(name, 'label'),
    units: take(name, 'units'),
    filters: take(filters, 'filtertypes'),
    intervalMs: take(seconds, 'unitsinterval'),
  };
  if (called !== undefined) return { name: called, ...metric };
  return Object.values(metric).every((value) => value === undefined)
    ? undefined
    : missing('name', 'the name of a metric');
});

const SHAPE = listAnswer('metrics', 'metrics', metric);
