// Which findings a filter lets through, in which order they come and what they are gathered by.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entity, type Finding, SEVERITIES } from '../../src/domain/finding.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import { printFilter } from '../../src/flows/filter/language/print-filter.ts';
import { findingDetails } from '../../src/panes/findings/details.ts';
import { findingTest } from '../../src/panes/findings/filter-findings.ts';
import { FINDING_SCHEMA } from '../../src/panes/findings/finding-fields.ts';
import { checkFindingFilter, findingFilter, readFindingFilter } from '../../src/panes/findings/finding-filter.ts';
import { setUpList } from '../../src/panes/findings/list-acts.ts';
import { groupFindings, sortFindings } from '../../src/panes/findings/orders.ts';
import { storiesIn, storyGroups, storyOf } from '../../src/panes/findings/stories.ts';
import { emptyView } from '../../src/panes/view.ts';
import { UTC_CLOCK } from '../../src/text/clock-face.ts';
import { aFinding } from '../report/a-document.ts';
import { aPen } from '../widgets/any-widget.ts';

const END_AT = Date.UTC(2026, 0, 15, 14);

const about = (name: string, parts: Partial<Entity> = {}): Entity => ({
  kind: 'device',
  name,
  did: undefined,
  ip: undefined,
  ...parts,
});

const FOUND: readonly Finding[] = [
  aFinding({
    id: 'a',
    severity: 'critical',
    rule: 'NET-R4',
    title: 'SMB to many',
    entity: about('ws-0001', { did: 7, ip: '10.0.0.7' }),
    at: END_AT - HOUR_MS,
  }),
  aFinding({
    id: 'b',
    severity: 'high',
    rule: 'NET-R10',
    title: 'A beacon',
    entity: about('ws-0001', { did: 7 }),
    at: END_AT - 5 * HOUR_MS,
  }),
  aFinding({
    id: 'c',
    severity: 'medium',
    rule: 'SEC-R3',
    title: 'Peaks',
    evidence: 'Peak 80 Mbps',
    entity: about('the network', { kind: 'network' }),
    at: END_AT,
  }),
  aFinding({
    id: 'd',
    severity: 'low',
    rule: 'DEV-R1',
    title: 'Odd',
    entity: about('ws-0002', { did: 9 }),
    at: END_AT - 30 * HOUR_MS,
  }),
];

/** Few names, addresses and devices, so that they meet; a name may be an address, and anything else that can be typed. */
const anyEntity = fc
  .record({
    kind: fc.constantFrom<Entity['kind'][]>('device', 'address', 'connection', 'series', 'domain', 'pattern'),
    name: fc.constantFrom('ws-1', 'WS-1', 'ws-10', 'a b', 'severity:x', '"q"', '10.0.4.1', 'fe80::1', 'unknown', ''),
    did: fc.constantFrom(undefined, undefined, 7, 9),
    ip: fc.constantFrom(undefined, undefined, '10.0.4.1', '10.0.4.17', 'fe80::1', 'FE80:0::1', ''),
  })
  .map(({ name, ...parts }) => about(name, parts));

const findingsAbout = (entity: fc.Arbitrary<Entity>): fc.Arbitrary<readonly Finding[]> =>
  fc
    .array(
      fc.record({
        severity: fc.constantFrom(...SEVERITIES),
        rule: fc.constantFrom('NET-R1', 'NET-R10', 'SER-A1'),
        entity,
        at: fc.integer({ min: -80, max: 0 }).map((hours) => END_AT + hours * HOUR_MS + 123),
      }),
      { maxLength: 30 },
    )
    .map((parts) => parts.map((part, index) => aFinding({ id: String(index), ...part })));

const anyFindings = findingsAbout(anyEntity);

/** Nearly all of them have to do with one device, or seem to. */
const findingsOfOneDevice = findingsAbout(
  fc
    .record({
      kind: fc.constantFrom<Entity['kind'][]>('device', 'address', 'connection', 'domain'),
      name: fc.constantFrom('ws-1', '10.0.4.1', 'FE80:0::1'),
      did: fc.constantFrom(undefined, undefined, undefined, 7, 9),
      ip: fc.constantFrom(undefined, '10.0.4.1', 'fe80::1', 'FE80:0::1'),
    })
    .map(({ name, ...parts }) => about(name, parts)),
);

const letThrough = (all: readonly Finding[], condition: string): readonly Finding[] => {
  expect(checkFindingFilter(condition)).toBeUndefined();
  return all.filter(findingTest(readFindingFilter(condition), END_AT));
};

const through = (text: string): string => {
  expect(checkFindingFilter(text)).toBeUndefined();
  return FOUND.filter(findingTest(readFindingFilter(text), END_AT))
    .map(({ id }) => id)
    .join('');
};

describe('a filter of findings', () => {
  it.each([
    ['', 'abcd'],
    ['severity:high', 'b'],
    ['severity>=high', 'ab'],
    ['severity>high', 'a'],
    ['severity<=medium', 'cd'],
    ['severity<medium', 'd'],
    ['severity!=low', 'abc'],
    ['severity:high,low', 'bd'],
    ['rule:NET', 'ab'],
    ['rule:net-r1', 'b'],
    ['rule=NET-R1', ''],
    ['rule=NET-R10', 'b'],
    ['rule:R4', ''],
    ['entity:ws-', 'abd'],
    ['about:0002', 'd'],
    ['entity=ws-0001', 'ab'],
    ['entity:10.0.0.7', 'a'],
    ['did:7', 'ab'],
    ['did!=7', 'd'],
    ['!has:did', 'c'],
    ['name:ws-', 'abd'],
    ['name:10.0.0.7', ''],
    ['name=ws-0002', 'd'],
    ['ip:10.0.0', 'a'],
    ['ip=10.0.0.7', 'a'],
    ['ip=10.0.0', ''],
    ['!has:ip', 'bcd'],
    ['has:severity has:since has:name', 'abcd'],
    ['kind:network', 'c'],
    ['title:beacon', 'b'],
    ['evidence:80', 'c'],
    ['since>-2h', 'ac'],
    ['since<2026-01-14T12:00Z', 'd'],
    ['smb', 'a'],
    ['ws-0001 !smb', 'b'],
    ['severity:critical or rule:DEV', 'ad'],
    ['/^peak/', 'c'],
    ['"A beacon"', 'b'],
  ])('%s', (text, ids) => expect(through(text)).toBe(ids));

  it.each(['severity:bad', 'severity>=', 'rule>3', 'since:yesterday', 'did:x', '(rule:NET'])(
    'says what is wrong with %s, and lets everything through',
    (text) => {
      expect(checkFindingFilter(text)).toMatch(/^at \d+: ./);
      expect(FOUND.filter(findingTest(readFindingFilter(text), END_AT))).toEqual(FOUND);
    },
  );

  it('means the same when it is written out', () => {
    const conditions = fc.constantFrom(
      'severity>=high',
      'rule:NET',
      'rule=NET-R4',
      'entity:ws-',
      'did:7',
      'kind:network',
      'has:did',
      'beacon',
      'since>-2h',
      'since<-10h',
      '/od+/',
    );
    const filters = fc
      .array(fc.tuple(conditions, fc.boolean(), fc.constantFrom(' ', ' or ')), { minLength: 1, maxLength: 6 })
      .map((parts) =>
        parts.map(([one, isNot, join], index) => `${index === 0 ? '' : join}${isNot ? '!' : ''}${one}`).join(''),
      );
    fc.assert(
      fc.property(filters, (text) => {
        expect(through(printFilter(readFindingFilter(text), FINDING_SCHEMA))).toBe(through(text));
      }),
    );
  });

  it('is completed with what there is', () => {
    const { complete } = findingFilter(FOUND);
    const offered = (text: string) => complete(text, text.length).options.map(({ id }) => id);
    expect(offered('sev')).toEqual(['severity:']);
    expect(offered('severity:')).toEqual(['critical', 'high', 'medium', 'low']);
    expect(offered('rule:N')).toEqual(['NET-R10', 'NET-R4']);
    expect(offered('entity:')).toEqual(['ws-0001', '"the network"', 'ws-0002']);
    expect(complete('did:', 4).options[0]).toMatchObject({ id: '7', detail: 'ws-0001  2 findings' });
  });
});

describe('findings in order', () => {
  it.each([
    ['worst', 'abcd'],
    ['newest', 'cabd'],
    ['oldest', 'dbac'],
    ['about', 'cabd'],
    ['rule', 'dbac'],
  ])('%s', (order, ids) => {
    expect(
      sortFindings(FOUND, order)
        .map(({ id }) => id)
        .join(''),
    ).toBe(ids);
  });
});

describe('findings gathered', () => {
  it('by what they are about: a device by its number, the worst first', () => {
    const renamed = aFinding({ id: 'e', severity: 'info', rule: 'DEV-R2', entity: about('ws-0001.corp', { did: 7 }) });
    expect(groupFindings([...FOUND, renamed], 'entity')).toEqual([
      {
        name: 'ws-0001',
        count: 3,
        worst: 'critical',
        worstCount: 1,
        newestAt: END_AT - HOUR_MS,
        others: ['DEV-R2', 'NET-R10', 'NET-R4'],
        condition: 'did:7',
      },
      {
        name: 'the network',
        count: 1,
        worst: 'medium',
        worstCount: 1,
        newestAt: END_AT,
        others: ['SEC-R3'],
        condition: 'name="the network" !has:did',
      },
      {
        name: 'ws-0002',
        count: 1,
        worst: 'low',
        worstCount: 1,
        newestAt: END_AT - 30 * HOUR_MS,
        others: ['DEV-R1'],
        condition: 'did:9',
      },
    ]);
  });

  it('loses none, and each group is found again by its condition, whatever the findings are about', () => {
    fc.assert(
      fc.property(anyFindings, fc.constantFrom('entity' as const, 'rule' as const), (all, by) => {
        const groups = groupFindings(all, by);
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
        for (const group of groups) {
          const members = letThrough(all, group.condition);
          expect(members).toHaveLength(group.count);
          expect(members.filter(({ severity }) => severity === group.worst)).toHaveLength(group.worstCount);
        }
        const ranks = groups.map(({ worst }) => SEVERITIES.indexOf(worst));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
    );
  });

  it('by an address without a number are not those of the device of that address', () => {
    const all = [
      aFinding({ id: '1', entity: about('10.0.4.1', { kind: 'address' }) }),
      aFinding({ id: '2', entity: about('10.0.4.17', { kind: 'address' }) }),
      aFinding({ id: '3', entity: about('x.org', { did: 7, ip: '10.0.4.1' }) }),
    ];
    const group = groupFindings(all, 'entity').find(({ name }) => name === '10.0.4.1');
    expect(letThrough(all, group?.condition ?? '').map(({ id }) => id)).toEqual(['1']);
  });
});

it('backspace takes the last condition away, and says when there is none', () => {
  const view = { ...emptyView('findings'), filter: 'severity>=high rule:NET' };
  expect(setUpList('widen', view)).toMatchObject({ kind: 'open', view: { filter: 'severity>=high' } });
  expect(setUpList('widen', emptyView('findings'))).toMatchObject({ kind: 'tell' });
});

describe('stories', () => {
  const told = [
    aFinding({
      id: 'NET-R4:x',
      rule: 'NET-R4',
      severity: 'high',
      entity: about('ws-0001', { did: 7 }),
      at: END_AT - 12 * HOUR_MS,
    }),
    aFinding({
      id: 'NET-R3:x',
      rule: 'NET-R3',
      severity: 'medium',
      entity: about('ws-0001', { did: 7 }),
      at: END_AT - 5 * HOUR_MS,
    }),
    aFinding({
      id: 'NET-R6:x',
      rule: 'NET-R6',
      severity: 'high',
      entity: about('ws-0001', { did: 7 }),
      at: END_AT - 2 * HOUR_MS,
    }),
    aFinding({
      id: 'NET-R6:y',
      rule: 'NET-R6',
      severity: 'low',
      entity: about('ws-0002', { did: 9 }),
      at: END_AT - 2 * HOUR_MS,
    }),
  ];

  it('are rows whose condition lets through exactly their findings', () => {
    const [group, ...others] = storyGroups(storiesIn(told), UTC_CLOCK);
    expect(others).toEqual([]);
    expect(group).toMatchObject({ name: 'ws-0001', count: 3, newestAt: END_AT - 2 * HOUR_MS });
    expect(group?.others).toEqual(['beacon 01-15 02:00Z -> port scan 09:00Z -> exfiltration 12:00Z']);
    const condition = group?.condition ?? '';
    expect(checkFindingFilter(condition)).toBeUndefined();
    const members = told.filter(findingTest(readFindingFilter(condition), END_AT));
    expect(members.map(({ id }) => id)).toEqual(['NET-R4:x', 'NET-R3:x', 'NET-R6:x']);
  });

  it('of any findings let through as many as they count', () => {
    fc.assert(
      fc.property(fc.oneof(anyFindings, findingsOfOneDevice), (all) => {
        const stories = storiesIn(all);
        for (const [index, { count, condition }] of storyGroups(stories, UTC_CLOCK).entries()) {
          expect(letThrough(all, condition)).toHaveLength(count);
          const ids = new Set(stories[index]?.findings.map(({ id }) => id));
          expect(new Set(letThrough(all, condition).map(({ id }) => id))).toEqual(ids);
        }
      }),
    );
  });

  it('find a member that is known by its address alone', () => {
    const at = END_AT - 12 * HOUR_MS + 300;
    const all = [
      aFinding({ id: 'a', rule: 'NET-R4', entity: about('ws-1', { did: 16, ip: '10.0.0.16' }), at }),
      aFinding({ id: 'b', rule: 'NET-R2', entity: about('10.0.0.16', { kind: 'address' }), at: at + HOUR_MS }),
      aFinding({ id: 'c', rule: 'DEV-R1', entity: about('ws-1', { did: 16 }), at: at + 2 * HOUR_MS }),
    ];
    const [group] = storyGroups(storiesIn(all), UTC_CLOCK);
    expect(group?.condition).toBe(
      '(did:16 or (!has:did kind:address !has:ip name=10.0.0.16)) since:2026-01-15T02:00:00.300Z..2026-01-15T04:00:00.300Z',
    );
    expect(letThrough(all, group?.condition ?? '').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('stand beside each finding that belongs to one, and beside no other', () => {
    const pen = aPen();
    const details = (finding: Finding) =>
      findingDetails(finding, UTC_CLOCK, pen, { width: 100, height: 30 }, { story: storyOf(finding, told) })
        .told.map((line) => line.map(({ text }) => text).join(''))
        .join('\n');
    for (const finding of told.slice(0, 3)) {
      expect(details(finding)).toContain('Part of a story about ws-0001\nbeacon 01-15 02:00Z -> port scan 09:00Z');
      expect(details(finding)).toContain('Stands for Discovery, Command and Control, Exfiltration.');
    }
    for (const finding of told.slice(3)) expect(details(finding)).not.toContain('story');
  });
});
