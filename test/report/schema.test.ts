// The JSON Schema of reports: what it lists, and that it explains itself.
import { describe, expect, it } from 'vitest';
import { DATA_IDS } from '../../src/report/schema/data-ids.ts';
import { REPORT_SCHEMA } from '../../src/report/schema/report-schema.ts';

const descriptionsBelow = (schema: unknown): readonly string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'description' && typeof value === 'string' ? [value] : descriptionsBelow(value),
  );
};

describe('the schema', () => {
  it('lists every analysis once, with a sentence', () => {
    const ids = DATA_IDS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[A-Z]{2,4}-[A-Z0-9]+$/.test(id))).toBe(true);
    const written = JSON.stringify(REPORT_SCHEMA);
    for (const { id, says } of DATA_IDS) {
      expect(says).toMatch(/^[A-Z].*[^.]$/);
      expect(written).toContain(`"${id}":{"description":"${says}.`);
    }
  });

  it('is JSON, of the draft it names, and explains its parts in sentences', () => {
    expect(JSON.parse(JSON.stringify(REPORT_SCHEMA))).toEqual(REPORT_SCHEMA);
    expect(REPORT_SCHEMA.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    const sentences = descriptionsBelow(REPORT_SCHEMA);
    expect(sentences.length).toBeGreaterThan(50);
    expect(sentences.every((sentence) => sentence.endsWith('.'))).toBe(true);
  });
});
