// What was told as JSON: it comes back as it was, and whatever stands in its place does no harm.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Memory, NOTHING_KNOWN, tellNews } from '../../src/analysis/findings/told-findings.ts';
import { MOST_TOLD_CHARACTERS, readTold, writeTold } from '../../src/analysis/findings/told-json.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { aFinding } from '../report/a-document.ts';

const AT = Date.UTC(2026, 0, 15, 14);

const knowing = (...found: readonly Finding[]): Memory =>
  tellNews(NOTHING_KNOWN, found, AT, { isWhole: true }, { minSeverity: 'info', tellsAll: false, stateOf: () => 'open' })
    .memory;

const readBack = (text: string): Memory => {
  const read = readTold(text);
  if (!read.ok) throw new Error(read.failure.came);
  return read.value;
};

type Raw = Record<string, unknown>;

/** Written, with this one entry made another. */
const readAltered = (alter: (entry: Raw, finding: Raw) => void): Memory => {
  const whole = JSON.parse(writeTold(knowing(aFinding({ id: 'A' }), aFinding({ id: 'B' }))));
  alter(whole.findings[0], whole.findings[0].finding);
  return readBack(JSON.stringify(whole));
};

describe('what was told, written and read', () => {
  it('is the same, whatever is not known', () => {
    const bare = aFinding({ id: 'A', value: undefined, threshold: undefined, link: undefined });
    const memory = knowing(bare, aFinding({ id: 'B' }));
    expect(readBack(writeTold(memory))).toEqual(memory);
    expect(readBack(writeTold(NOTHING_KNOWN))).toEqual(NOTHING_KNOWN);
  });

  it('has one line for each finding', () => {
    expect(writeTold(knowing(aFinding({ id: 'A' }), aFinding({ id: 'B' }))).split('\n')).toHaveLength(5);
  });

  it('has a bound, and what is gone goes first', () => {
    const evidence = 'x'.repeat(600);
    const many = Array.from({ length: 6_000 }, (_, index) => aFinding({ id: String(index), evidence }));
    const { tracked, told } = knowing(...many);
    const first = tracked.get('0');
    if (first === undefined) throw new Error('it is not there');
    const text = writeTold({ tracked: new Map([...tracked, ['0', { ...first, isGone: true }]]), told });
    expect(text.length).toBeLessThan(1.01 * MOST_TOLD_CHARACTERS);
    const kept = readBack(text).tracked;
    expect(kept.size).toBeGreaterThan(3_000);
    expect([kept.has('0'), kept.has('1')]).toEqual([false, true]);
  });

  it.each<[string, string, string]>([
    ['empty', '', 'it is not JSON'],
    ['cut off', writeTold(knowing(aFinding())).slice(0, -20), 'it is not JSON'],
    ['something else', '[1]', 'it has no list "findings"'],
    ['of another version', '{"version":2,"findings":[]}', 'another version of darktop wrote it'],
    ['of no version', '{"findings":[]}', 'another version of darktop wrote it'],
  ])('is a failure where it is %s', (_what, text, came) => {
    expect(readTold(text)).toMatchObject({ ok: false, failure: { came } });
  });

  it.each<[string, (entry: Raw, finding: Raw) => void]>([
    ['no finding', (entry) => delete entry.finding],
    ['a time that is none', (entry) => Object.assign(entry, { lastSeenAt: 'now' })],
    ['a time beyond all dates', (entry) => Object.assign(entry, { firstSeenAt: 1e300 })],
    ['no count', (entry) => delete entry.count],
    ['a severity that nobody knows', (_, finding) => Object.assign(finding, { severity: 'grave' })],
    ['an entity that nobody knows', (_, finding) => Object.assign(finding, { entity: { kind: 'planet', name: 'x' } })],
    ['a title that is no text', (_, finding) => Object.assign(finding, { title: 7 })],
    ['a value that is no number', (_, finding) => Object.assign(finding, { value: '7' })],
  ])('passes over an entry with %s, and over no other', (_what, alter) => {
    expect([...readAltered(alter).tracked.keys()]).toEqual(['B']);
  });

  it('takes what was told in words that nobody knows for not told', () => {
    const { tracked, told } = readAltered((entry) => Object.assign(entry, { told: { severity: 'high', state: 'x' } }));
    expect([tracked.has('A'), told.has('A')]).toEqual([true, false]);
  });

  it('brings nothing back that a terminal would obey', () => {
    const { tracked } = readAltered((_, finding) => Object.assign(finding, { title: 'a\u001b]0;b\u0007c' }));
    expect(tracked.get('A')?.finding.title).not.toMatch(/[\u0000-\u001f]/);
  });

  it('survives whatever stands there', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc.array(fc.dictionary(fc.string(), fc.jsonValue())).map((findings) => JSON.stringify({ version: 1, findings })),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const read = readTold(text);
        if (read.ok) expect(readBack(writeTold(read.value))).toEqual(read.value);
      }),
    );
  });
});
