// The order in which a person reads the findings: the gravest, then what happens on the network, then how far it goes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inReadingOrder } from '../../src/analysis/judge.ts';
import { makeFinding, THE_NETWORK } from '../../src/analysis/make-finding.ts';
import { type Finding, SEVERITIES } from '../../src/domain/finding.ts';

const aFinding = (rule: string, known: Partial<Pick<Finding, 'severity' | 'value' | 'threshold'>> = {}, key = 'a') =>
  makeFinding({
    rule,
    severity: 'high',
    key: [key],
    title: 'title',
    evidence: 'evidence',
    action: 'action',
    entity: THE_NETWORK,
    at: 0,
    ...known,
  });

const idsOf = (...findings: readonly Finding[]): readonly string[] => inReadingOrder(findings).map(({ id }) => id);

describe('findings are read', () => {
  it('by severity before anything else', () => {
    expect(idsOf(aFinding('NET-R2', { severity: 'low' }), aFinding('BW-R1', { severity: 'critical' }))).toEqual([
      'BW-R1:a',
      'NET-R2:a',
    ]);
  });

  it('by family within a severity: traffic, device, series, security, ATT&CK, bandwidth, then what is in none', () => {
    const rules = ['BW-R1', 'XX-R1', 'MIT-R1', 'SEC-R1', 'SER-R1', 'DEV-R1', 'NET-R1'];
    expect(idsOf(...rules.map((rule) => aFinding(rule)))).toEqual(
      ['NET-R1', 'DEV-R1', 'SER-R1', 'SEC-R1', 'MIT-R1', 'BW-R1', 'XX-R1'].map((rule) => `${rule}:a`),
    );
  });

  it('by how many times the threshold was reached within a family, those of which that is not known last', () => {
    expect(
      idsOf(
        aFinding('NET-R1', { value: 900, threshold: 0 }, 'many'),
        aFinding('NET-R1', { value: 9, threshold: 0 }, 'few'),
        aFinding('NET-R1', {}, 'unknown'),
        aFinding('NET-R4', { value: 0.9, threshold: 0.85 }),
        aFinding('NET-R5', { value: 40, threshold: 4 }),
        aFinding('NET-R2', { value: 50, threshold: 25 }),
      ),
    ).toEqual(['NET-R5:a', 'NET-R2:a', 'NET-R4:a', 'NET-R1:many', 'NET-R1:few', 'NET-R1:unknown']);
  });

  it('by id where all else is equal', () => {
    expect(idsOf(aFinding('NET-R2', {}, 'b'), aFinding('NET-R2', {}, 'a'))).toEqual(['NET-R2:a', 'NET-R2:b']);
  });

  it('once each, in the worst severity', () => {
    const one = aFinding('BW-R3', { severity: 'low', value: 9, threshold: 1 });
    const worse = aFinding('BW-R3', { severity: 'high', value: 2, threshold: 1 });
    expect(inReadingOrder([one, worse, one])).toEqual([worse]);
  });

  it('by what is worked out once for each of them, not at each comparison', () => {
    let readCount = 0;
    const many = Array.from({ length: 1_000 }, (_, index) => {
      const finding = aFinding('NET-R1', { value: (index * 7919) % 1_000, threshold: 25 }, String(index));
      return Object.defineProperty({ ...finding }, 'threshold', {
        get: () => {
          readCount += 1;
          return finding.threshold;
        },
      });
    });
    expect(inReadingOrder(many)).toHaveLength(many.length);
    expect(readCount).toBe(many.length);
  });

  it('in the same order, in whichever they were found', () => {
    const someFinding = fc
      .record({
        rule: fc.constantFrom('NET-R1', 'NET-R2', 'DEV-R3', 'SER-R1', 'SEC-R2', 'MIT-R2', 'BW-R6'),
        severity: fc.constantFrom(...SEVERITIES),
        key: fc.constantFrom('a', 'b', 'c'),
        value: fc.option(fc.integer({ min: -2, max: 4 }), { nil: undefined }),
        threshold: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
      })
      .map(({ rule, key, ...known }) => aFinding(rule, known, key));
    const inAnyOrder = fc
      .uniqueArray(someFinding, { maxLength: 12, selector: ({ id }) => id })
      .chain((found) => fc.tuple(fc.constant(found), fc.shuffledSubarray(found, { minLength: found.length })));
    fc.assert(
      fc.property(inAnyOrder, ([found, shuffled]) => {
        expect(idsOf(...shuffled)).toEqual(idsOf(...found));
      }),
    );
  });
});
