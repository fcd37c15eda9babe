// Statistics mapped to MITRE ATT&CK: tactics in the order they came, each with its techniques.
import type { MitreSummary, MitreTactic, MitreTechnique } from '../../domain/stats.ts';
import { clean } from '../../text/clean.ts';
import type { Elements } from '../json-pattern.ts';
import { anyText, listOf, number, required, text } from '../leaf.ts';
import { isWrong, type ReadEntry } from '../reading.ts';
import { present, record, UNTOLD } from '../record.ts';
import { field, object, readMap } from '../shape.ts';

const amount = field(number);

const technique = record<MitreTechnique>({
  id: ['id', required(anyText, 'the id of a technique')],
  name: ['name', text],
  count: ['count', number],
});

const tacticBody = record<Omit<MitreTactic, 'name'>>({
  count: ['count', number],
  weighed: UNTOLD,
  techniques: ['techniques', listOf(present(technique))],
});

const tactic: ReadEntry<MitreTactic | undefined> = (raw, key) => {
  const body = tacticBody(raw);
  return body === undefined || isWrong(body) ? body : { name: clean(String(key)), ...body };
};

export const MITRE_ELEMENTS: Elements = { 'mitre_tactics.*': tactic };

export const mitreSummary = object(
  {
    mitre_tactics: readMap<MitreTactic>(),
    total_mapped_events: amount,
    unmapped_events: amount,
    coverage_percentage: amount,
  },
  (wire): MitreSummary => ({
    tactics: wire.mitre_tactics?.map(([, value]) => value),
    mappedCount: wire.total_mapped_events,
    unmappedCount: wire.unmapped_events,
    coveragePercent: wire.coverage_percentage,
    period: undefined,
  }),
);
