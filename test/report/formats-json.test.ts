// A report as JSON: what programs may rely on.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/domain/instant.ts';
import type { ReportDocument } from '../../src/report/document.ts';
import { json } from '../../src/report/formats/json.ts';
import { REPORT_SCHEMA } from '../../src/report/schema/report-schema.ts';
import { aDocument, NOW } from './a-document.ts';
import { aHostileDocument } from './a-hostile-document.ts';
import { hostileNumbers, hostileTexts } from './hostile-texts.ts';
import { schemaFaults } from './schema-check.ts';

const write = (parts: Partial<ReportDocument> = {}, ascii = false): string =>
  json.write(aDocument(parts), { width: 80, ascii, colour: false });

const read = (parts: Partial<ReportDocument> = {}): Record<string, unknown> => JSON.parse(write(parts));

describe('the envelope', () => {
  it('has these keys in this order', () => {
    expect(Object.keys(read())).toEqual([
      'schema',
      'report',
      'generatedAt',
      'source',
      'window',
      'data',
      'findings',
      'notReported',
    ]);
    expect(read()).toMatchObject({
      schema: 'darktop/report/1',
      report: 'traffic',
      generatedAt: '2026-01-15T14:02:07.000Z',
      window: { startAt: '2026-01-14T14:02:07.000Z', endAt: '2026-01-15T14:02:07.000Z', hours: 24, endsNow: true },
    });
  });

  it('has findings with every key, null where nothing is known', () => {
    const [first] = [read().findings].flat();
    expect(first).toEqual({
      id: 'NET-R6:a',
      rule: 'NET-R6',
      severity: 'high',
      title: 'ws-0142 sent 4.1 GB to 203.0.113.7',
      evidence: expect.any(String),
      value: 12.3,
      threshold: 10,
      action: expect.any(String),
      entity: { kind: 'device', name: 'ws-0142', did: 142, ip: '10.1.2.3' },
      at: '2026-01-15T13:00:00.000Z',
      link: { pane: 'flows', view: null, filter: 'src:10.1.2.3', did: 142 },
    });
  });

  it('is indented by two spaces', () => {
    expect(write()).toMatch(/^{\n {2}"schema": "darktop\/report\/1",\n/);
  });

  it('matches its schema, whatever the texts are', () => {
    expect(schemaFaults(REPORT_SCHEMA, read())).toEqual([]);
    fc.assert(
      fc.property(hostileTexts, hostileNumbers, (texts, numbers) => {
        const written = json.write(aHostileDocument(texts, numbers), { width: 80, ascii: false, colour: false });
        expect(schemaFaults(REPORT_SCHEMA, JSON.parse(written))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the data', () => {
  it('have instants as ISO strings wherever a key says so, and only there', () => {
    const data = {
      'NET-DEST': { at: NOW, peakAt: NOW, lat: 5, format: 1, list: [{ firstAt: NOW, bytes: NOW }], momentsAt: [NOW] },
    };
    const iso = '2026-01-15T14:02:07.000Z';
    expect(read({ data }).data).toEqual({
      'NET-DEST': { at: iso, peakAt: iso, lat: 5, format: 1, list: [{ firstAt: iso, bytes: NOW }], momentsAt: [iso] },
    });
  });

  it('have null for what is undefined, and for a time that no year holds', () => {
    expect(read({ data: { 'NET-DEST': { bytes: undefined, lastAt: 1e20, list: [undefined] } } }).data).toEqual({
      'NET-DEST': { bytes: null, lastAt: null, list: [null] },
    });
  });

  it('keep the order of their keys', () => {
    expect(write({ data: { 'B-1': { z: 1, a: 2 }, 'A-1': {} } })).toMatch(/"B-1"[\s\S]*"z"[\s\S]*"a"[\s\S]*"A-1"/);
  });

  it.each([
    [{ 'NET-DEST': [{ bytes: Number.NaN }] }, /\$\.data\.NET-DEST\[0\]\.bytes is NaN/],
    [{ 'NET-DEST': { ratio: Number.POSITIVE_INFINITY } }, /\$\.data\.NET-DEST\.ratio is Infinity/],
    [{ 'NET-DEST': new Map() }, /\$\.data\.NET-DEST is a Map/],
    [{ 'NET-DEST': { bytes: new Float64Array(2) } }, /\$\.data\.NET-DEST\.bytes is a Float64Array/],
    [{ 'NET-DEST': { write: () => 1 } }, /\$\.data\.NET-DEST\.write is a function/],
  ])('never hold what JSON cannot say: %o', (data, fault) => {
    expect(() => write({ data })).toThrow(fault);
  });
});

it('a text comes back as it was, and cannot steer a terminal on its way', () => {
  const name = '\u001b[31m\u202e\u009b"\\\u2028東👩‍👩‍👧';
  const written = write({ data: { 'NET-DEST': { name } } });
  expect(written).toContain('\\u001b[31m\\u202e\\u009b\\"\\\\\\u2028東');
  expect(JSON.parse(written).data['NET-DEST'].name).toBe(name);
  expect(JSON.parse(write({ data: { 'NET-DEST': { name } } }, true)).data['NET-DEST'].name).toBe(name);
});

describe('the check against the schema', () => {
  it('finds what does not fit', () => {
    const envelope = read();
    expect(schemaFaults(REPORT_SCHEMA, { ...envelope, schema: 'darktop/report/2' })).toHaveLength(1);
    expect(schemaFaults(REPORT_SCHEMA, { ...envelope, generatedAt: NOW }).join()).toContain('$.generatedAt: is number');
    expect(schemaFaults(REPORT_SCHEMA, { ...envelope, findings: [{ severity: 'bad' }] }).length).toBeGreaterThan(5);
    expect(schemaFaults(REPORT_SCHEMA, { ...envelope, data: { 'SEC-TOTAL': { '24h': { events: 5 } } } })).toEqual([]);
    expect(schemaFaults(REPORT_SCHEMA, { ...envelope, data: { 'SEC-TOTAL': { events: 5 } } })).toHaveLength(1);
    expect(schemaFaults(REPORT_SCHEMA, { ...envelope, data: { lower: {} } })).toHaveLength(1);
    expect(
      schemaFaults(REPORT_SCHEMA, { ...envelope, window: { ...aDocument().window, startAt: NOW - HOUR_MS } }),
    ).toHaveLength(2);
  });
});
