// Decisions about findings: what they hide and for how long, how those of two consoles meet, and what JSON can do to them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acknowledge,
  type Decision,
  keyOf,
  MUTE_SPANS,
  type Muted,
  mute,
  muteKey,
} from '../../src/analysis/findings/decision.ts';
import {
  type Decisions,
  decide,
  type FindingState,
  gatherDecisions,
  LAST_AT,
  MOST_DECISIONS,
  merge,
  NO_DECISIONS,
  standingDecisions,
  stateOf,
  UNDO_KEPT_MS,
  undo,
  withKept,
  withoutExpired,
} from '../../src/analysis/findings/decisions.ts';
import { readDecisions, writeDecisions } from '../../src/analysis/findings/decisions-json.ts';
import { type Entity, type Finding, SEVERITIES } from '../../src/domain/finding.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../src/domain/instant.ts';

const NOW: Instant = Date.UTC(2026, 0, 15, 14);

const anEntity = (part: Partial<Entity> = {}): Entity => ({
  kind: 'device',
  name: 'finance-07',
  did: 142,
  ip: '10.0.4.17',
  ...part,
});

const aFinding = (part: Partial<Finding> = {}): Finding => ({
  id: 'NET-R1:10.0.4.17',
  rule: 'NET-R1',
  severity: 'medium',
  title: 'title',
  evidence: 'evidence',
  value: undefined,
  threshold: undefined,
  action: 'action',
  entity: anEntity(),
  at: NOW,
  link: undefined,
  ...part,
});

const decided = (...decisions: readonly Decision[]): Decisions => decisions.reduce(decide, NO_DECISIONS);

const RULE: Muted = { kind: 'rule', rule: 'NET-R1' };
const ENTITY: Muted = { kind: 'entity', entity: anEntity() };
const BOTH: Muted = { kind: 'both', rule: 'NET-R1', entity: anEntity() };

describe('an acknowledged finding', () => {
  it.each(SEVERITIES.flatMap((seen) => SEVERITIES.map((now) => [seen, now] as const)))(
    'seen as %s and now %s stays so unless it got worse',
    (seen, now) => {
      const decisions = decided(acknowledge(aFinding({ severity: seen }), NOW));
      const isWorse = SEVERITIES.indexOf(now) < SEVERITIES.indexOf(seen);
      const expected: FindingState = isWorse ? 'open' : { kind: 'acknowledged', at: NOW };
      expect(stateOf(decisions, aFinding({ severity: now }), NOW + 400 * DAY_MS)).toEqual(expected);
    },
  );

  it('says nothing of another one of the same rule', () => {
    expect(stateOf(decided(acknowledge(aFinding(), NOW)), aFinding({ id: 'NET-R1:10.0.4.18' }), NOW)).toBe('open');
  });

  it('is acknowledged again at the severity it has by now', () => {
    const decisions = decided(
      acknowledge(aFinding(), NOW),
      acknowledge(aFinding({ severity: 'critical' }), NOW + HOUR_MS),
    );
    expect(stateOf(decisions, aFinding({ severity: 'critical' }), NOW)).toMatchObject({ at: NOW + HOUR_MS });
  });
});

describe('a muted finding', () => {
  const other = anEntity({ did: 143, name: 'finance-08', ip: '10.0.4.18' });
  it.each<[string, Muted, Partial<Finding>, boolean]>([
    ['its rule', RULE, {}, true],
    ['its rule on another device', RULE, { entity: other }, true],
    ['another rule', RULE, { rule: 'NET-R2' }, false],
    ['its device', ENTITY, { rule: 'NET-R2' }, true],
    [
      'its device under another name and address',
      ENTITY,
      { entity: anEntity({ name: '10.0.4.99', ip: undefined }) },
      true,
    ],
    ['another device of the same name', ENTITY, { entity: anEntity({ did: 143 }) }, false],
    ['a device, and this is an address', ENTITY, { entity: anEntity({ kind: 'address', did: undefined }) }, false],
    ['both', BOTH, {}, true],
    ['both, and the rule is another', BOTH, { rule: 'NET-R2' }, false],
    ['both, and the device is another', BOTH, { entity: other }, false],
  ])('is found by %s', (_, what, part, isMuted) => {
    const state = stateOf(decided(mute(what, 'always', NOW)), aFinding(part), NOW);
    expect(state).toEqual(isMuted ? { kind: 'muted', what, untilAt: undefined } : 'open');
  });

  it('is the same address under another name, and the same tactic only by its name', () => {
    const address = anEntity({ kind: 'address', did: undefined });
    const tactic: Entity = { kind: 'tactic', name: 'Exfiltration', did: undefined, ip: undefined };
    const decisions = decided(
      mute({ kind: 'entity', entity: address }, 'always', NOW),
      mute({ kind: 'entity', entity: tactic }, 'always', NOW),
    );
    const isMuted = (entity: Entity): boolean => stateOf(decisions, aFinding({ entity }), NOW) !== 'open';
    expect(isMuted({ ...address, name: 'other' })).toBe(true);
    expect(isMuted(tactic)).toBe(true);
    expect(isMuted({ ...tactic, name: 'Discovery' })).toBe(false);
  });

  it.each([
    ['hour', HOUR_MS],
    ['day', DAY_MS],
  ] as const)('for an %s is open again after it', (span, spanMs) => {
    const decisions = decided(mute(RULE, span, NOW));
    expect(stateOf(decisions, aFinding(), NOW + spanMs - 1)).toEqual({
      kind: 'muted',
      what: RULE,
      untilAt: NOW + spanMs,
    });
    expect(stateOf(decisions, aFinding(), NOW + spanMs)).toBe('open');
  });

  it('by several mutes is told with the one that lasts longest, and before an acknowledgement', () => {
    const finding = aFinding();
    const decisions = decided(
      acknowledge(finding, NOW),
      mute(BOTH, 'hour', NOW),
      mute(ENTITY, 'always', NOW),
      mute(RULE, 'day', NOW),
    );
    expect(stateOf(decisions, finding, NOW)).toMatchObject({ what: ENTITY });
    const without = undo(decisions, muteKey(ENTITY), NOW);
    expect(stateOf(without, finding, NOW)).toMatchObject({ what: RULE });
    expect(stateOf(without, finding, NOW + DAY_MS)).toEqual({ kind: 'acknowledged', at: NOW });
  });
});

describe('a decision', () => {
  it('takes the place of the one before, even in the same millisecond or with a clock that went back', () => {
    for (const at of [NOW, NOW - DAY_MS]) {
      const undone = undo(decided(mute(RULE, 'always', NOW)), muteKey(RULE), at);
      expect(stateOf(undone, aFinding(), NOW)).toBe('open');
      expect(stateOf(decide(undone, mute(RULE, 'always', at)), aFinding(), NOW)).toMatchObject({ kind: 'muted' });
    }
  });

  it('can take back one that was made at the end of time', () => {
    const decisions = decided(mute(RULE, 'always', LAST_AT));
    expect(stateOf(undo(decisions, muteKey(RULE), NOW), aFinding(), NOW)).toBe('open');
  });

  it('is kept although there are too many, and the oldest is not', () => {
    const many = gatherDecisions(
      Array.from({ length: MOST_DECISIONS }, (_, index) => mute({ kind: 'rule', rule: `R-${index}` }, 'always', index)),
    );
    const decisions = decide(many, mute(RULE, 'always', 0));
    expect(decisions.byKey.size).toBe(MOST_DECISIONS);
    expect(decisions.byKey.has(muteKey(RULE))).toBe(true);
    expect(decisions.byKey.has(muteKey({ kind: 'rule', rule: 'R-0' }))).toBe(false);
  });

  it('leaves the decisions it was added to as they were', () => {
    const before = decided(mute(RULE, 'always', NOW));
    undo(before, muteKey(RULE), NOW);
    expect(stateOf(before, aFinding(), NOW)).toMatchObject({ kind: 'muted' });
  });

  it('stands in the list while it holds, the latest first', () => {
    const decisions = undo(
      decided(mute(RULE, 'hour', NOW), mute(ENTITY, 'always', NOW + 1), mute(BOTH, 'always', NOW + 2)),
      muteKey(BOTH),
      NOW + 3,
    );
    expect(standingDecisions(decisions, NOW).map(keyOf)).toEqual([muteKey(ENTITY), muteKey(RULE)]);
    expect(standingDecisions(decisions, NOW + HOUR_MS).map(keyOf)).toEqual([muteKey(ENTITY)]);
  });
});

/** Few things, few instants, few texts: so that decisions meet. */
const at = fc.integer({ min: 0, max: 6 }).map((count) => NOW + count * HOUR_MS);
const hostile = fc.oneof(
  fc.constantFrom('NET-R1', 'NET-R2', '__proto__', '"\\', '\u001b[2J', 'e\u0301\u0301\u0301\u0301', '\ud800'),
  fc.string({ minLength: 1, maxLength: 700, unit: 'binary' }),
);
const entity = fc.record<Entity>({
  kind: fc.constantFrom('device', 'address', 'network'),
  name: hostile,
  did: fc.constantFrom(undefined, 1, 2),
  ip: fc.constantFrom(undefined, '10.0.0.1', 'fe80::1'),
});
const what = fc.oneof<fc.Arbitrary<Muted>[]>(
  fc.record({ kind: fc.constant('rule'), rule: hostile }),
  fc.record({ kind: fc.constant('entity'), entity }),
  fc.record({ kind: fc.constant('both'), rule: hostile, entity }),
);
const aDecision = fc.oneof<fc.Arbitrary<Decision>[]>(
  fc.record({ id: hostile, severity: fc.constantFrom(...SEVERITIES), at }).map((made) => acknowledge(made, made.at)),
  fc.record({ what, span: fc.constantFrom(...MUTE_SPANS), at }).map((made) => mute(made.what, made.span, made.at)),
  fc.record({ what, at }).map((made) => ({ kind: 'undo', key: muteKey(made.what), madeAt: made.at })),
  fc.record({ key: hostile, at }).map((made) => ({ kind: 'undo', key: made.key, madeAt: made.at })),
);
const someDecisions = fc.array(aDecision, { maxLength: 12 }).map(gatherDecisions);
const aFoundOne = fc
  .record({ id: hostile, rule: hostile, severity: fc.constantFrom(...SEVERITIES), entity })
  .map(aFinding);

describe('merging', () => {
  it('does not ask who merges with whom, in which order, or how often', () => {
    fc.assert(
      fc.property(someDecisions, someDecisions, someDecisions, (a, b, c) => {
        expect(merge(a, b)).toEqual(merge(b, a));
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
        expect(merge(a, a)).toEqual(a);
        expect(merge(merge(a, b), b)).toEqual(merge(a, b));
      }),
    );
  });

  it('keeps to that where there are more than are kept', () => {
    const many = (name: string, from: number) =>
      gatherDecisions(
        Array.from({ length: MOST_DECISIONS }, (_, index) =>
          mute({ kind: 'rule', rule: `${index % 3 === 0 ? 'X' : name}-${index}` }, 'always', from + (index % 700)),
        ),
      );
    const [a, b, c] = [many('A', 0), many('B', 300), many('C', 100)];
    expect(merge(a, b)).toEqual(merge(b, a));
    expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
    expect(merge(merge(a, b), c).byKey.size).toBe(MOST_DECISIONS);
  });

  it('lets the later of two win, an undo too, and keeps what only one of them knows', () => {
    const shared = decided(mute(RULE, 'always', NOW), mute(BOTH, 'always', NOW));
    const ours = decide(undo(shared, muteKey(RULE), NOW + 1), mute(ENTITY, 'hour', NOW + 1));
    const theirs = decide(undo(shared, muteKey(BOTH), NOW + 1), mute(BOTH, 'day', NOW + 2));
    const merged = standingDecisions(merge(ours, theirs), NOW + 2);
    expect(merged).toEqual([mute(BOTH, 'day', NOW + 2), mute(ENTITY, 'hour', NOW + 1)]);
  });
});

describe('what is kept, beside what a console knows', () => {
  it('does not take away what could not be kept', () => {
    const ours = decided(mute(RULE, 'always', NOW), mute(ENTITY, 'always', NOW + 1));
    const known = withKept(ours, decided(mute(ENTITY, 'always', NOW + 1)), NOW + 2);
    expect(standingDecisions(known, NOW + 2)).toEqual([mute(ENTITY, 'always', NOW + 1), mute(RULE, 'always', NOW)]);
  });

  it('takes back what another console took back, and forgets what is over', () => {
    const ours = decided(mute(RULE, 'always', NOW), mute(BOTH, 'hour', NOW));
    const kept = undo(decided(mute(RULE, 'always', NOW)), muteKey(RULE), NOW + 1);
    expect(standingDecisions(withKept(ours, kept, NOW + 1), NOW)).toEqual([mute(BOTH, 'hour', NOW)]);
    expect(standingDecisions(withKept(ours, kept, NOW + HOUR_MS), NOW)).toEqual([]);
    expect(withKept(ours, kept, NOW + HOUR_MS + UNDO_KEPT_MS)).toEqual(NO_DECISIONS);
  });
});

describe('the state of a finding', () => {
  /** Tells which of its texts were read. */
  const watched = () => {
    const read: string[] = [];
    const finding = aFinding();
    const told = <T extends object>(of: T): T =>
      new Proxy(of, {
        get: (target, name, receiver) => {
          read.push(String(name));
          return Reflect.get(target, name, receiver);
        },
      });
    return { read, finding: told({ ...finding, entity: told({ ...finding.entity }) }) };
  };

  it('costs nothing where nothing is decided', () => {
    const { read, finding } = watched();
    expect(stateOf(NO_DECISIONS, finding, NOW)).toBe('open');
    expect(read).toEqual([]);
  });

  it('asks whom a finding is about only where something about somebody is muted', () => {
    const { read, finding } = watched();
    const decisions = decided(mute(RULE, 'hour', NOW), acknowledge(aFinding({ id: 'other' }), NOW));
    expect(stateOf(decisions, finding, NOW + DAY_MS)).toBe('open');
    expect(read).not.toContain('name');
    expect(stateOf(decide(decisions, mute(ENTITY, 'always', NOW)), finding, NOW)).toMatchObject({ kind: 'muted' });
    expect(read).toContain('name');
  });
});

describe('what has expired', () => {
  it('can go without changing the state of any finding, then and later', () => {
    fc.assert(
      fc.property(someDecisions, aFoundOne, at, fc.nat(2 * DAY_MS), (decisions, finding, now, later) => {
        const left = withoutExpired(decisions, now);
        expect(stateOf(left, finding, now + later)).toEqual(stateOf(decisions, finding, now + later));
        expect(withoutExpired(left, now)).toBe(left);
      }),
    );
  });

  it('does not bring back what it replaced when it meets somebody who knows only that', () => {
    const theirs = decided(mute(RULE, 'always', NOW));
    const ours = withoutExpired(decide(theirs, mute(RULE, 'hour', NOW + 1)), NOW + DAY_MS);
    expect(standingDecisions(ours, NOW)).toEqual([]);
    expect(stateOf(merge(theirs, ours), aFinding(), NOW + DAY_MS)).toBe('open');
  });

  it('is an undo too, once nobody can be left who has not heard of it', () => {
    const undone = undo(NO_DECISIONS, muteKey(RULE), NOW);
    expect(withoutExpired(undone, NOW + UNDO_KEPT_MS - 1)).toBe(undone);
    expect(withoutExpired(undone, NOW + UNDO_KEPT_MS)).toEqual(NO_DECISIONS);
  });
});

const reread = (text: string): Decisions => {
  const read = readDecisions(text);
  if (!read.ok) throw new Error(read.failure.came);
  return read.value;
};

describe('decisions as JSON', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(someDecisions, (decisions) => {
        const text = writeDecisions(decisions);
        expect(reread(text)).toEqual(decisions);
        expect(writeDecisions(reread(text))).toBe(text);
      }),
    );
  });

  it('say the same of a finding whose texts were cut and cleaned', () => {
    fc.assert(
      fc.property(aFoundOne, (finding) => {
        const acknowledged = reread(writeDecisions(decided(acknowledge(finding, NOW))));
        expect(stateOf(acknowledged, finding, NOW)).toEqual({ kind: 'acknowledged', at: NOW });
        const { rule, entity: about } = finding;
        const muted = reread(writeDecisions(decided(mute({ kind: 'both', rule, entity: about }, 'always', NOW))));
        expect(stateOf(muted, finding, NOW)).toMatchObject({ kind: 'muted' });
      }),
    );
  });

  it('stand one to a line', () => {
    expect(writeDecisions(decided(mute(RULE, 'hour', 0), mute(ENTITY, 'always', 1)))).toBe(
      '{"decisions":[\n' +
        '  {"kind":"mute","what":{"kind":"rule","rule":"NET-R1"},"madeAt":0,"untilAt":3600000},\n' +
        '  {"kind":"mute","what":{"kind":"entity","entity":{"kind":"device","name":"finance-07","did":142,"ip":"10.0.4.17"}},"madeAt":1}\n' +
        ']}\n',
    );
  });

  it.each([
    ['', 'it is not JSON'],
    ['{"decisions":[', 'it is not JSON'],
    ['['.repeat(100_000), 'it is not JSON'],
    ['null', 'it has no list "decisions"'],
    ['[]', 'it has no list "decisions"'],
    ['{"decisions":{"length":3}}', 'it has no list "decisions"'],
  ])('that are none are a failure', (text, came) => {
    expect(readDecisions(text)).toMatchObject({ ok: false, failure: { kind: 'bad-data', came } });
  });

  const GOOD = { kind: 'mute', what: { kind: 'rule', rule: 'NET-R1' }, madeAt: NOW };
  const GOOD_ENTITY = { kind: 'device', name: 'finance-07' };
  it.each<[string, unknown]>([
    ['null', null],
    ['a list', [GOOD]],
    ['an unknown kind', { ...GOOD, kind: 'snooze' }],
    ['no time', { ...GOOD, madeAt: undefined }],
    ['a time as text', { ...GOOD, madeAt: '2026-01-15' }],
    ['a time before all', { ...GOOD, madeAt: -1 }],
    ['a time after all', { ...GOOD, madeAt: 1e300 }],
    ['an end that is null', { ...GOOD, untilAt: null }],
    ['an end as text', { ...GOOD, untilAt: 'tomorrow' }],
    ['a mute of nothing', { ...GOOD, what: {} }],
    ['a rule of no name', { ...GOOD, what: { kind: 'rule', rule: '' } }],
    ['both without a rule', { ...GOOD, what: { kind: 'both', entity: GOOD_ENTITY } }],
    [
      'an entity of an unknown kind',
      { ...GOOD, what: { kind: 'entity', entity: { ...GOOD_ENTITY, kind: 'toString' } } },
    ],
    ['a did that is none', { ...GOOD, what: { kind: 'entity', entity: { ...GOOD_ENTITY, did: '142' } } }],
    ['an address that is none', { ...GOOD, what: { kind: 'entity', entity: { ...GOOD_ENTITY, ip: null } } }],
    ['an unknown severity', { kind: 'acknowledge', id: 'x', severity: 'fatal', madeAt: NOW }],
    ['an undo of nothing', { kind: 'undo', madeAt: NOW }],
  ])('pass over %s, and keep the rest', (_, bad) => {
    expect(reread(JSON.stringify({ decisions: [bad, GOOD] }))).toEqual(decided(mute(RULE, 'always', NOW)));
  });

  it('ignore what they do not know', () => {
    const text = JSON.stringify({ version: 7, decisions: [{ ...GOOD, by: 'anna', what: { ...GOOD.what, why: 1 } }] });
    expect(reread(text)).toEqual(decided(mute(RULE, 'always', NOW)));
  });

  it('take the later of two about the same, and no more than are kept', () => {
    const twice = [
      { ...GOOD, madeAt: NOW + 1 },
      { ...GOOD, untilAt: NOW },
    ];
    expect(reread(JSON.stringify({ decisions: twice }))).toEqual(decided(mute(RULE, 'always', NOW + 1)));
    const many = Array.from({ length: 3 * MOST_DECISIONS }, (_, index) => ({
      kind: 'undo',
      key: `${index}`,
      madeAt: 1,
    }));
    expect(reread(JSON.stringify({ decisions: many })).byKey.size).toBe(MOST_DECISIONS);
  });

  it('hold no control characters and no endless texts', () => {
    const evil = { kind: 'acknowledge', id: `\u001b[2J\u202e${'x'.repeat(100_000)}`, severity: 'high', madeAt: NOW };
    const [kept] = standingDecisions(reread(JSON.stringify({ decisions: [evil] })), NOW);
    expect(kept).toMatchObject({ id: expect.stringMatching(/^\ufffd\[2J\ufffdx{506}…$/) });
  });

  it('never throw, whatever stands in them', () => {
    const odd = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.object({ key: fc.constantFrom('kind', 'what', 'rule', 'entity', 'madeAt', 'key') }))
        .map((decisions) => JSON.stringify({ decisions })),
      fc
        .jsonValue()
        .map((decisions) => JSON.stringify({ decisions: [decisions, { kind: 'mute', madeAt: 1, what: decisions }] })),
    );
    fc.assert(
      fc.property(odd, (text) => {
        const read = readDecisions(text);
        if (read.ok) expect(reread(writeDecisions(read.value))).toEqual(read.value);
      }),
    );
  });
});
