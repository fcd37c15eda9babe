// Findings about one device become one story: who belongs to it, when it ends, what it is called and how severe it is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../src/analysis/findings/finding-meaning.ts';
import { killChainRun } from '../../src/analysis/findings/kill-chain-run.ts';
import { RULE_MEANINGS } from '../../src/analysis/findings/rule-meanings.ts';
import { storyLine, storySteps } from '../../src/analysis/findings/story-line.ts';
import { STORY_WITHIN_MS, tellStories } from '../../src/analysis/findings/tell-stories.ts';
import { THE_NETWORK } from '../../src/analysis/make-finding.ts';
import { RULE_FAMILIES } from '../../src/analysis/rules/index.ts';
import { KILL_CHAIN, killChainPlace } from '../../src/analysis/tactics.ts';
import { partyEntity } from '../../src/analysis/traffic/party-words.ts';
import { type Entity, type Finding, SEVERITIES } from '../../src/domain/finding.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../src/domain/instant.ts';

const MORNING_AT: Instant = Date.UTC(2026, 6, 27);

const clock = (hours: number, minutes = 0): Instant => MORNING_AT + hours * HOUR_MS + minutes * MINUTE_MS;

const writeTime = (at: Instant): string => new Date(at).toISOString().slice(11, 16);

const anEntity = (known: Partial<Entity> = {}): Entity => ({
  kind: known.did === undefined ? 'address' : 'device',
  name: '',
  did: undefined,
  ip: undefined,
  ...known,
});

const FINANCE = anEntity({ name: 'finance-07', did: 142, ip: '10.0.4.17' });

const aFinding = (rule: string, known: Partial<Finding> = {}): Finding => {
  const entity = known.entity ?? FINANCE;
  return {
    id: `${rule}:${entity.did ?? entity.ip ?? entity.name}`,
    rule,
    severity: 'medium',
    title: 'told by the test',
    evidence: 'told by the test',
    value: undefined,
    threshold: undefined,
    action: 'none',
    entity,
    at: MORNING_AT,
    link: undefined,
    ...known,
  };
};

const onPorts = (ports: string): Finding['link'] => ({
  pane: 'flows',
  view: undefined,
  filter: `src:10.0.4.17 dport:${ports}`,
  did: 142,
});

const INTRUSION: readonly Finding[] = [
  aFinding('NET-R4', { at: clock(2, 10), severity: 'high' }),
  aFinding('NET-R3', { at: clock(9, 40), severity: 'medium' }),
  aFinding('NET-R2', { at: clock(10, 5), severity: 'high', link: onPorts('445') }),
  aFinding('NET-R6', { at: clock(11, 30), severity: 'high' }),
];

const rulesOf = (findings: readonly Finding[], withinMs = STORY_WITHIN_MS): readonly string[] =>
  tellStories(findings, { withinMs })
    .map((story) => story.findings.map(({ rule }) => rule).join(' '))
    .sort();

describe('the story of an intrusion', () => {
  const [story, ...others] = tellStories(INTRUSION.toReversed());

  it('is one, with its findings in the order of time', () => {
    expect(others).toEqual([]);
    expect(story).toMatchObject({
      id: 'story:NET-R4:142',
      entity: FINANCE,
      findings: INTRUSION,
      startAt: clock(2, 10),
      endAt: clock(11, 30),
    });
  });

  it('names its tactics in the order of the kill chain', () => {
    expect(story?.tactics).toEqual(['discovery', 'lateral_movement', 'command_and_control', 'exfiltration']);
  });

  it('is one step worse than its worst finding, and says why', () => {
    expect(story?.severity).toBe('critical');
    expect(story?.severityReason).toBe(
      'Critical: its worst finding (beacon, NET-R4) is high, and one step is added because 3 tactics follow each other ' +
        'in the order of the kill chain (Discovery, Lateral Movement, Exfiltration).',
    );
  });

  it('is told in one line', () => {
    expect(storyLine({ findings: INTRUSION }, writeTime)).toBe(
      'beacon 02:10 -> port scan 09:40 -> SMB 10:05 -> exfiltration 11:30',
    );
  });

  it('counts in its line what repeats, from the first on', () => {
    const beacons = [1, 2, 3].map((hour) => aFinding('NET-R4', { id: `NET-R4:${hour}`, at: clock(hour) }));
    const findings = [...beacons, aFinding('NET-R2', { at: clock(4) })];
    expect(storyLine({ findings }, writeTime)).toBe('beacon 01:00 x3 -> scan 04:00');
    expect(storySteps({ findings }).map(({ findingCount }) => findingCount)).toEqual([3, 1]);
  });
});

describe('a story', () => {
  it.each<[string, readonly Finding[], readonly string[]]>([
    ['needs a finding', [], []],
    ['needs two findings', [aFinding('NET-R4')], []],
    ['needs two rules', [aFinding('NET-R4', { id: 'one' }), aFinding('NET-R4', { id: 'two' })], []],
    ['takes the two rules of series as one', [aFinding('SER-R1'), aFinding('SER-R2')], []],
    ['takes a series beside a rule', [aFinding('SER-R1'), aFinding('NET-R2')], ['NET-R2 SER-R1']],
    ['counts an id once', [aFinding('NET-R2', { id: 'same' }), aFinding('NET-R3', { id: 'same' })], []],
    ['leaves out what has no place in time', [aFinding('NET-R2'), aFinding('NET-R3', { at: Number.NaN })], []],
  ])('%s', (_, findings, expected) => {
    expect(rulesOf(findings)).toEqual(expected);
  });

  it.each<[string, number, readonly string[]]>([
    ['holds neighbours that are just close enough', DAY_MS, ['NET-R2 NET-R3']],
    ['is cut where a gap is longer', DAY_MS + 1, []],
  ])('%s', (_, gapMs, expected) => {
    const findings = [aFinding('NET-R2'), aFinding('NET-R3', { at: MORNING_AT + gapMs })];
    expect(tellStories(findings).map((story) => story.findings.map(({ rule }) => rule).join(' '))).toEqual(expected);
  });

  it('may last longer than the gap that it allows', () => {
    const findings = ['NET-R2', 'NET-R3', 'NET-R4', 'NET-R6'].map((rule, day) =>
      aFinding(rule, { at: clock(20 * day) }),
    );
    expect(rulesOf(findings)).toEqual(['NET-R2 NET-R3 NET-R4 NET-R6']);
    expect(rulesOf(findings, HOUR_MS)).toEqual([]);
  });

  it('becomes two where the gap splits it', () => {
    const later = [
      aFinding('NET-R5', { at: clock(72) }),
      aFinding('NET-R1', { id: 'NET-R1:out:10.0.4.17:3389', at: clock(73) }),
    ];
    expect(rulesOf([...INTRUSION, ...later])).toEqual(['NET-R4 NET-R3 NET-R2 NET-R6', 'NET-R5 NET-R1']);
  });
});

describe('a finding belongs to a device', () => {
  const scan = aFinding('NET-R2', { id: 'scan' });
  const about = (known: Partial<Entity>, id = 'other'): Finding =>
    aFinding('NET-R4', { id, entity: { kind: 'address', name: '', did: undefined, ip: undefined, ...known } });

  it.each<[string, readonly Finding[], number]>([
    ['by its id, whatever address and name', [scan, about({ did: 142, ip: '10.9.9.9', name: 'renamed' })], 1],
    ['not by its address where the ids differ', [scan, about({ did: 143, ip: '10.0.4.17' })], 0],
    ['by its address, where it has no id', [scan, about({ ip: '10.0.4.17', name: 'something else' })], 1],
    ['by an address that stands as its name', [scan, about({ name: '10.0.4.17' })], 1],
    ['by its name, where it has neither', [scan, about({ name: ' FINANCE-07' })], 1],
    ['not by its name where the addresses differ', [scan, about({ ip: '10.0.4.18', name: 'finance-07' })], 0],
    [
      'by its address, however that is written',
      [
        aFinding('NET-R2', { entity: anEntity({ ip: '2001:DB8::1' }) }),
        about({ ip: '2001:db8:0:0:0:0:0:1', name: 'other' }),
      ],
      1,
    ],
    [
      'not by an address that two devices had',
      [scan, about({ did: 143, ip: '10.0.4.17' }, 'second'), { ...about({ ip: '10.0.4.17' }), rule: 'NET-R6' }],
      0,
    ],
    ['as the source of a connection', [scan, about({ kind: 'connection', name: 'a to b', ip: '10.0.4.17' })], 1],
    ['as the device of a series', [scan, about({ kind: 'series', name: 'bytes', did: 142 })], 1],
    ['not by the name of a connection', [scan, about({ kind: 'connection', name: 'finance-07' })], 0],
    ['not by the address of a domain', [scan, about({ kind: 'domain', name: 'finance-07', ip: '10.0.4.17' })], 0],
  ])('%s', (_, findings, count) => {
    expect(tellStories(findings)).toHaveLength(count);
  });

  it.each<[string, Entity]>([
    ['the network', THE_NETWORK],
    ['the network, even with an id', { ...THE_NETWORK, did: 142 }],
    ['a tactic', anEntity({ kind: 'tactic', name: 'Discovery' })],
    ['a pattern', anEntity({ kind: 'pattern', name: 'Data Theft' })],
    ['a protocol', anEntity({ kind: 'protocol', name: 'DNS' })],
    ['a series of the network', anEntity({ kind: 'series', name: 'events' })],
    ['a party that was not reported', partyEntity(undefined)],
    ['nobody', anEntity()],
  ])('but not what is about %s', (_, entity) => {
    const findings = [aFinding('SEC-R1', { entity }), aFinding('NET-R2', { entity }), aFinding('BW-R1', { entity })];
    expect(tellStories(findings)).toEqual([]);
  });

  it('which the story calls by the best that is known of it', () => {
    const findings = [
      about({ ip: '10.0.4.17', name: '10.0.4.17' }, 'a'),
      about({ did: 142, kind: 'device', name: 'device 142' }, 'b'),
      scan,
      aFinding('NET-R6', { entity: anEntity({ did: 142, name: '10.0.4.99', ip: '10.0.4.99' }), at: clock(1) }),
    ];
    expect(tellStories(findings)[0]?.entity).toEqual({
      kind: 'device',
      name: 'finance-07',
      did: 142,
      ip: '10.0.4.99',
    });
  });
});

describe('the meaning of a finding', () => {
  it('is known of every rule there is', () => {
    expect(Object.keys(RULE_MEANINGS).sort()).toEqual(
      RULE_FAMILIES.flat()
        .map(({ id }) => id)
        .sort(),
    );
  });

  it.each<[string, Finding, string, readonly string[]]>([
    ['a beacon', aFinding('NET-R4'), 'beacon', ['command_and_control']],
    ['a fan-out on a common port', aFinding('NET-R2', { link: onPorts('80') }), 'scan', ['discovery']],
    ['a fan-out on SMB', aFinding('NET-R2', { link: onPorts('139,445') }), 'SMB', ['lateral_movement']],
    ['on two services', aFinding('NET-R2', { link: onPorts('22,3389') }), 'remote access', ['lateral_movement']],
    ['on SMB among others', aFinding('NET-R2', { link: onPorts('80,445') }), 'scan', ['discovery']],
    ['on a range', aFinding('NET-R2', { link: onPorts('445-450') }), 'scan', ['discovery']],
    ['on no port', aFinding('NET-R2', { link: onPorts('((') }), 'scan', ['discovery']],
    ['a port reached', aFinding('NET-R1', { id: 'NET-R1:in:10.0.4.17:3389' }), 'RDP in', ['initial_access']],
    ['one where all failed', aFinding('NET-R1', { id: 'NET-R1:in:10.0.4.17:22', severity: 'low' }), 'SSH in', []],
    ['a port used', aFinding('NET-R1', { id: 'NET-R1:out:10.0.4.17:1433' }), 'MS SQL out', ['command_and_control']],
    ['an id of another make', aFinding('NET-R1', { id: 'x' }), 'open port', []],
    ['an indicator', aFinding('DEV-R9', { id: 'DEV-R9:142:dns_tunneling:53' }), 'tunnel', ['command_and_control']],
    ['one that is a tactic', aFinding('DEV-R9', { id: 'DEV-R9:142:Impact:any' }), 'impact', ['impact']],
    ['one nobody knows', aFinding('DEV-R9', { id: 'DEV-R9:142:mood:any' }), 'indicator', []],
    [
      'a tactic by name',
      aFinding('MIT-R3', { entity: anEntity({ kind: 'tactic', name: 'Lateral Movement', did: 142 }) }),
      'busy tactic',
      ['lateral_movement'],
    ],
    ['a rule nobody knows', aFinding('NEW-R1'), 'NEW-R1', []],
  ])('of %s', (_, finding, word, tactics) => {
    expect(meaningOf(finding)).toEqual({ word, tactics });
  });
});

describe('the severity of a story', () => {
  const inTurn = (...rules: readonly string[]): readonly Finding[] =>
    rules.map((rule, hour) => aFinding(rule, { at: clock(hour) }));

  it.each<[string, readonly Finding[], string]>([
    [
      'is that of its worst finding without tactics',
      [aFinding('DEV-R1'), aFinding('DEV-R7', { severity: 'low' })],
      'Medium: its worst finding (odd volume, DEV-R1) is medium, and none of its findings stands for a tactic.',
    ],
    [
      'with one tactic',
      inTurn('NET-R2', 'NET-R3'),
      'Medium: its worst finding (scan, NET-R2) is medium, and it shows one tactic (Discovery).',
    ],
    [
      'with two',
      inTurn('NET-R2', 'NET-R6'),
      'Medium: its worst finding (scan, NET-R2) is medium, and it shows 2 tactics (Discovery, Exfiltration).',
    ],
    [
      'with three that go backwards',
      inTurn('NET-R6', 'NET-R4', 'NET-R2'),
      'Medium: its worst finding (exfiltration, NET-R6) is medium, and it shows 3 tactics (Discovery, Command and Control, ' +
        'Exfiltration), no 3 of which follow each other in the order of the kill chain.',
    ],
    [
      'with three of one moment',
      inTurn('NET-R2', 'NET-R4', 'NET-R6').map((finding) => ({ ...finding, at: MORNING_AT })),
      'Medium: its worst finding (scan, NET-R2) is medium, and it shows 3 tactics (Discovery, Command and Control, ' +
        'Exfiltration), no 3 of which follow each other in the order of the kill chain.',
    ],
    [
      'and one step more with three in order',
      inTurn('NET-R2', 'NET-R4', 'NET-R6'),
      'High: its worst finding (scan, NET-R2) is medium, and one step is added because 3 tactics follow each other in the ' +
        'order of the kill chain (Discovery, Command and Control, Exfiltration).',
    ],
    [
      'but never more than critical',
      inTurn('NET-R2', 'NET-R4', 'NET-R6').map((finding) => ({ ...finding, severity: 'critical' })),
      'Critical: its worst finding (scan, NET-R2) is critical, and 3 tactics follow each other in the order of the kill ' +
        'chain (Discovery, Command and Control, Exfiltration).',
    ],
  ])('%s', (_, findings, reason) => {
    const [story] = tellStories(findings);
    expect(story?.severityReason).toBe(reason);
    expect(reason.toLowerCase().startsWith(`${story?.severity}:`)).toBe(true);
  });

  it('puts the worst story first, then the one with most tactics, then the latest', () => {
    const of = (did: number, known: Partial<Finding>, ...rules: readonly string[]): readonly Finding[] =>
      rules.map((rule) => aFinding(rule, { entity: anEntity({ name: `host-${did}`, did }), ...known }));
    const stories = tellStories([
      ...of(1, {}, 'NET-R2', 'NET-R3'),
      ...of(2, { at: clock(1) }, 'NET-R2', 'NET-R3'),
      ...of(3, {}, 'NET-R2', 'NET-R6'),
      ...of(4, { severity: 'high' }, 'NET-R2', 'NET-R3'),
    ]);
    expect(stories.map(({ entity }) => entity.did)).toEqual([4, 3, 2, 1]);
  });
});

const ENTITIES: readonly Entity[] = [
  FINANCE,
  anEntity({ ip: '10.0.4.17', name: '10.0.4.17' }),
  anEntity({ name: 'finance-07' }),
  anEntity({ did: 143, ip: '10.0.4.18', name: 'sales-01' }),
  anEntity({ did: 144, ip: '10.0.4.18', name: 'sales-01' }),
  anEntity({ ip: '10.0.4.18', name: 'sales-01' }),
  anEntity({ name: 'sales-01' }),
  anEntity({ kind: 'connection', name: 'a to b', ip: '10.0.4.17' }),
  THE_NETWORK,
];

/** Few ids, so that some come twice. */
const someFinding: fc.Arbitrary<Finding> = fc
  .record({
    rule: fc.constantFrom('NET-R2', 'NET-R3', 'NET-R4', 'NET-R6', 'DEV-R1', 'SER-R1', 'SER-R2'),
    severity: fc.constantFrom(...SEVERITIES),
    entity: fc.constantFrom(...ENTITIES),
    at: fc.integer({ min: 0, max: 96 }).map((hours) => clock(hours)),
    value: fc.option(fc.nat(5), { nil: undefined }),
    place: fc.nat(40),
  })
  .map(({ rule, place, ...known }) => aFinding(rule, { ...known, id: `${rule}:${place}` }));

const someFindings = fc.array(someFinding, { maxLength: 60 });
const someGap = fc.integer({ min: 0, max: 48 }).map((hours) => hours * HOUR_MS);

const each = fc.uniqueArray(someFinding, { maxLength: 60, selector: ({ id }) => id });

describe('stories of any findings', () => {
  it('do not depend on the order of the findings', () => {
    const shuffled = someFindings.chain((findings) =>
      fc.tuple(
        fc.constant(findings),
        fc.shuffledSubarray([...findings], { minLength: findings.length, maxLength: findings.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, someGap, ([findings, others], withinMs) => {
        expect(tellStories(others, { withinMs })).toEqual(tellStories(findings, { withinMs }));
      }),
    );
  });

  it('hold every finding once at most, and have ids of their own', () => {
    fc.assert(
      fc.property(someFindings, someGap, (findings, withinMs) => {
        const stories = tellStories(findings, { withinMs });
        const told = stories.flatMap((story) => story.findings.map(({ id }) => id));
        expect(new Set(told).size).toBe(told.length);
        expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length);
      }),
    );
  });

  it('are sorted, without a gap, from the first to the last', () => {
    fc.assert(
      fc.property(someFindings, someGap, (findings, withinMs) => {
        for (const story of tellStories(findings, { withinMs })) {
          const times = story.findings.map(({ at }) => at);
          const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
          expect(gaps.every((gap) => gap >= 0 && gap <= withinMs)).toBe(true);
          expect([story.startAt, story.endAt]).toEqual([times[0], times.at(-1)]);
          expect(new Set(story.findings.map(({ rule }) => rule)).size).toBeGreaterThan(1);
        }
      }),
    );
  });

  it('keep their ids and findings when only numbers change', () => {
    fc.assert(
      fc.property(each, fc.infiniteStream(fc.tuple(fc.constantFrom(...SEVERITIES), fc.nat())), (findings, numbers) => {
        const changed = findings.map((finding) => {
          const [severity, value] = numbers.next().value ?? ['info', 0];
          return { ...finding, severity, value, evidence: `${value}`, title: `${value}` };
        });
        const idsOf = (some: readonly Finding[]): readonly string[] =>
          tellStories(some)
            .map((story) => `${story.id} ${story.findings.map(({ id }) => id)}`)
            .sort();
        expect(idsOf(changed)).toEqual(idsOf(findings));
      }),
    );
  });

  it('are at least as severe as their worst finding, and one step worse at most', () => {
    fc.assert(
      fc.property(someFindings, (findings) => {
        for (const story of tellStories(findings)) {
          const worst = Math.min(...story.findings.map(({ severity }) => SEVERITIES.indexOf(severity)));
          expect([worst, worst - 1]).toContain(SEVERITIES.indexOf(story.severity));
        }
      }),
    );
  });

  it('are split by every gap: two far lots give the stories of each', () => {
    fc.assert(
      fc.property(each, (findings) => {
        const onlyOne = findings.filter(({ entity }) => entity === FINANCE);
        const later = onlyOne.map((finding) => ({
          ...finding,
          id: `${finding.id}:later`,
          at: finding.at + 30 * DAY_MS,
        }));
        expect(rulesOf([...onlyOne, ...later])).toEqual([...rulesOf(onlyOne), ...rulesOf(later)].sort());
      }),
    );
  });

  it('leave what they were given as it was', () => {
    fc.assert(
      fc.property(someFindings, (findings) => {
        const before = structuredClone(findings);
        tellStories(Object.freeze(findings));
        expect(findings).toEqual(before);
      }),
    );
  });

  it.each<[string, number]>([
    ['one device', 1],
    ['many devices', 2_999],
  ])('of ten thousand findings about %s take no time that anybody would notice', (_, hosts) => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      aFinding(['NET-R2', 'NET-R4', 'NET-R6'][index % 3] ?? 'NET-R3', {
        id: `NET:${index}`,
        entity: anEntity({ ip: `2001:db8::${(index % hosts).toString(16)}`, name: `host-${index % hosts}` }),
        at: MORNING_AT + ((index * 7_919) % 10_000) * MINUTE_MS,
        link: onPorts('445'),
      }),
    );
    const startedAt = performance.now();
    expect(tellStories(many).length).toBeGreaterThan(0);
    // Ten times what a busy machine takes; squares of ten thousand would take far longer.
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

describe('the longest run through the kill chain', () => {
  const steps = fc.array(
    fc.record({
      at: fc.nat(8),
      tactics: fc.subarray([...KILL_CHAIN, 'reconnaissance'], { maxLength: 3 }),
    }),
    { maxLength: 9 },
  );

  /** By trying everything. */
  const longestFrom = (
    moments: readonly { at: number; tactics: readonly string[] }[],
    at: number,
    place: number,
  ): number =>
    Math.max(
      0,
      ...moments
        .filter((moment) => moment.at > at)
        .flatMap((moment) =>
          moment.tactics
            .map((tactic) => killChainPlace(tactic) ?? -1)
            .filter((next) => next > place)
            .map((next) => 1 + longestFrom(moments, moment.at, next)),
        ),
    );

  it('is as long as any that trying everything finds, and in order', () => {
    fc.assert(
      fc.property(steps, (moments) => {
        const sorted = moments.toSorted((a, b) => a.at - b.at);
        const run = killChainRun(sorted);
        expect(run).toHaveLength(longestFrom(sorted, -1, -1));
        expect(run).toEqual(KILL_CHAIN.filter((tactic) => run.includes(tactic)));
      }),
    );
  });
});
