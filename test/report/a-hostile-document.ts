// Fills every place of a report document that holds a text or a number with what a test hands it.
import { SEVERITIES } from '../../src/domain/finding.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import type { ReportDocument, Section, Value, ValueKind } from '../../src/report/document.ts';
import { aFinding, NOW } from './a-document.ts';

type Numbers = readonly (number | undefined)[];

const KINDS: readonly ValueKind[] = [
  'text',
  'count',
  'decimal',
  'bytes',
  'percent',
  'change',
  'ratio',
  'score',
  'mbps',
  'span',
  'instant',
  'severity',
];

/** The texts and numbers are dealt in turn, so that each kind of place meets each of them. */
export const aHostileDocument = (texts: readonly string[], numbers: Numbers): ReportDocument => {
  const text = dealer(texts, '');
  const number = dealer(numbers, undefined);
  return {
    name: 'hostile',
    title: text(),
    summary: text(),
    source: { profile: text(), host: text(), isDemo: false },
    generatedAt: NOW,
    window: { endAt: NOW, hours: 24, endsNow: false },
    sections: hostileSections(text, number),
    data: { 'NET-DEST': { destinations: [{ hostname: text(), at: NOW, connections: 5 }] } },
    wasJudged: true,
    findings: SEVERITIES.map((severity, index) =>
      aFinding({
        id: text(),
        severity,
        title: text(),
        evidence: text(),
        action: text(),
        value: finite(number()),
        entity: { kind: 'device', name: text(), did: index, ip: text() },
      }),
    ),
    notReported: [{ id: text(), reason: text() }],
  };
};

const hostileSections = (text: () => string, number: () => number | undefined): readonly Section[] => {
  const value = (index: number): Value => (index % 3 === 0 ? text() : number());
  const points = (): { at: number; value: number | undefined; low: number; high: number; isAnomaly: boolean }[] =>
    Array.from({ length: 12 }, (_, index) => ({
      at: NOW + index * HOUR_MS,
      value: number(),
      low: 1,
      high: 5,
      isAnomaly: index % 4 === 0,
    }));
  return [
    {
      id: text(),
      title: text(),
      blocks: [
        {
          kind: 'facts',
          facts: KINDS.map((as, index) => ({ label: text(), value: value(index), as, note: text(), severity: 'high' })),
        },
        {
          kind: 'table',
          columns: KINDS.map((as, index) => ({
            title: text(),
            as,
            weight: index % 2 === 0 ? 9 : 3,
            grows: as === 'text',
          })),
          rows: [1, 2, 3].map((row) => KINDS.map((_, index) => value(row + index))),
          leftOut: 3,
          empty: text(),
        },
        { kind: 'table', columns: [], rows: [], leftOut: 0, empty: text() },
        {
          kind: 'chart',
          title: text(),
          as: 'bytes',
          series: [{ name: text(), points: points() }],
          limit: { label: text(), value: 7 },
        },
        {
          kind: 'chart',
          title: text(),
          as: 'mbps',
          series: Array.from({ length: 5 }, () => ({ name: text(), points: points() })),
        },
        {
          kind: 'bars',
          as: 'count',
          bars: [1, 2].map(() => ({ label: text(), value: number(), sharePercent: 4, note: text() })),
        },
        {
          kind: 'heat',
          title: text(),
          as: 'count',
          rowLabels: [text(), text()],
          columnLabels: [text(), text()],
          cells: [[number()], [number(), 3]],
        },
        { kind: 'note', text: text(), severity: 'low' },
      ],
    },
  ];
};

const dealer = <T>(all: readonly T[], fallback: T): (() => T) => {
  let dealt = 0;
  return () => {
    const one = all[dealt % Math.max(1, all.length)];
    dealt += 1;
    return one ?? fallback;
  };
};

const finite = (value: number | undefined): number | undefined => (Number.isFinite(value) ? value : undefined);
