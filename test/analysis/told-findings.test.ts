// What a reader of news is told over looks, decisions and restarts, and that it can rely on nothing else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FindingNews,
  type Memory,
  NOTHING_KNOWN,
  type StateName,
  tellNews,
} from '../../src/analysis/findings/told-findings.ts';
import { mergeTold, readTold, writeTold } from '../../src/analysis/findings/told-json.ts';
import { FORGET_AFTER_MS } from '../../src/analysis/findings/track-findings.ts';
import { type Finding, isAtLeast, SEVERITIES, type Severity } from '../../src/domain/finding.ts';
import { type Instant, MINUTE_MS } from '../../src/domain/instant.ts';
import { aFinding } from '../report/a-document.ts';

const AT: Instant = Date.UTC(2026, 0, 15, 14);

type Look = Readonly<{
  found: readonly Finding[];
  isWhole?: boolean;
  /** By id; open, if not given. */
  states?: Readonly<Record<string, StateName>>;
  minSeverity?: Severity;
  tellsAll?: boolean;
  afterMs?: number;
}>;

const lookAt = (before: Memory, at: Instant, look: Look) => {
  const { found, isWhole = true, states = {}, minSeverity = 'info', tellsAll = false } = look;
  const stateOf = ({ id }: Finding): StateName => states[id] ?? 'open';
  return tellNews(before, found, at, { isWhole }, { minSeverity, tellsAll, stateOf });
};

const follow = (looks: readonly Look[], between: (memory: Memory) => Memory = (memory) => memory) => {
  let memory = NOTHING_KNOWN;
  let at = AT;
  const told = looks.map((look) => {
    at += look.afterMs ?? MINUTE_MS;
    const next = lookAt(memory, at, look);
    memory = between(next.memory);
    return next.news;
  });
  return { told, memory, at };
};

const wordOf = ({ kind, tracked: { finding }, state }: FindingNews): string =>
  `${kind} ${finding.id} ${finding.severity} ${state}`;

const a = (severity: Severity = 'high'): Finding => aFinding({ id: 'A', severity });
const b = aFinding({ id: 'B', severity: 'low' });
const MUTED = { A: 'muted' } as const;
const SEEN = { A: 'acknowledged' } as const;

describe('the news for a reader', () => {
  it.each<[string, readonly Look[], readonly (readonly string[])[]]>([
    [
      'are what is new, changed and gone',
      [{ found: [a(), b] }, { found: [a('low'), b] }, { found: [b] }],
      [['new A high open', 'new B low open'], ['changed A low open'], ['gone A low open']],
    ],
    ['hold nothing that is put away', [{ found: [a(), b], states: MUTED }], [['new B low open']]],
    [
      'call gone what is put away, say why, and call it new when that is taken back',
      [{ found: [a()] }, { found: [a()], states: SEEN }, { found: [a()], states: SEEN }, { found: [a()] }],
      [['new A high open'], ['gone A high acknowledged'], [], ['new A high open']],
    ],
    [
      'call gone what is put away though the look did not ask for it',
      [{ found: [a()] }, { found: [], isWhole: false, states: MUTED }],
      [['new A high open'], ['gone A high muted']],
    ],
    [
      'wait with what is taken back until it is found',
      [
        { found: [a()] },
        { found: [a()], states: MUTED },
        { found: [], isWhole: false },
        { found: [a()], isWhole: false },
      ],
      [['new A high open'], ['gone A high muted'], [], ['new A high open']],
    ],
    [
      'say nothing of what goes while it is put away',
      [{ found: [a()], states: MUTED }, { found: [], states: MUTED }, { found: [] }],
      [[], [], []],
    ],
    [
      'hold everything with its state where that is wanted',
      [
        { found: [a()], states: MUTED, tellsAll: true },
        { found: [a()], tellsAll: true },
        { found: [a()], states: SEEN, tellsAll: true },
        { found: [], states: SEEN, tellsAll: true },
      ],
      [['new A high muted'], ['changed A high open'], ['changed A high acknowledged'], ['gone A high acknowledged']],
    ],
    [
      'tell another state though the look did not ask for the finding',
      [
        { found: [a()], tellsAll: true },
        { found: [], isWhole: false, states: SEEN, tellsAll: true },
      ],
      [['new A high open'], ['changed A high acknowledged']],
    ],
    [
      'call gone what sinks below the severity, as severe as the reader knows it',
      [
        { found: [a(), b], minSeverity: 'medium' },
        { found: [a('low')], minSeverity: 'medium' },
        { found: [a('critical')], minSeverity: 'medium' },
      ],
      [['new A high open'], ['gone A high open'], ['new A critical open']],
    ],
    [
      'follow another severity that is asked for',
      [{ found: [a(), b], minSeverity: 'high' }, { found: [a(), b] }, { found: [a(), b], minSeverity: 'high' }],
      [['new A high open'], ['new B low open'], ['gone B low open']],
    ],
    [
      'call gone what is forgotten, so that it can be new again',
      [
        { found: [a()] },
        { found: [], isWhole: false, afterMs: FORGET_AFTER_MS },
        { found: [], isWhole: false },
        { found: [a()] },
      ],
      [['new A high open'], [], ['gone A high open'], ['new A high open']],
    ],
  ])('%s', (_what, looks, told) => {
    expect(follow(looks).told.map((news) => news.map(wordOf))).toEqual(told);
  });

  it('count looks at which it was not told, too', () => {
    const { told } = follow([{ found: [a()], states: MUTED }, { found: [a()], states: MUTED }, { found: [a()] }]);
    expect(told.at(-1)?.[0]?.tracked).toMatchObject({ firstSeenAt: AT + MINUTE_MS, count: 3 });
  });
});

const severity = fc.constantFrom(...SEVERITIES);
const states = fc.dictionary(fc.constantFrom(...'ABCDE'), fc.constantFrom<StateName>('open', 'acknowledged', 'muted'));
const anyLook = fc.record({
  found: fc.array(
    fc.record({ id: fc.constantFrom(...'ABCDE'), severity }).map((parts) => aFinding(parts)),
    { maxLength: 6 },
  ),
  isWhole: fc.boolean(),
  states,
  minSeverity: severity,
  tellsAll: fc.boolean(),
  afterMs: fc.integer({ min: 0, max: FORGET_AFTER_MS }),
});
const anyLooks = fc.array(anyLook, { maxLength: 12 });

/** Fails where the news contradict each other. */
const readNews = (told: readonly (readonly FindingNews[])[]) => {
  const known = new Map<string, string>();
  for (const { kind, tracked, state } of told.flat()) {
    const { id, severity: now } = tracked.finding;
    expect(known.has(id)).toBe(kind !== 'new');
    if (kind === 'changed') expect(known.get(id)).not.toBe(`${now} ${state}`);
    if (kind === 'gone') expect(known.get(id)).toMatch(new RegExp(`^${now} `));
    if (kind === 'gone') known.delete(id);
    else known.set(id, `${now} ${state}`);
  }
  return known;
};

const restarted = (memory: Memory): Memory => {
  const read = readTold(writeTold(memory));
  if (!read.ok) throw new Error(read.failure.came);
  return read.value;
};

describe('whatever is found, decided and asked for', () => {
  it('the news alone tell what is there, also over restarts and long pauses', () => {
    fc.assert(
      fc.property(anyLooks, (looks) => {
        const { told, memory } = follow(looks, restarted);
        const known = readNews(told);
        const believed = [...memory.told].map(([id, as]) => [id, `${as.severity} ${as.state}`] as const);
        expect(known).toEqual(new Map(believed));
      }),
    );
  });

  it('a restart changes nothing of what is told', () => {
    fc.assert(
      fc.property(anyLooks, (looks) => {
        expect(follow(looks, restarted).told).toEqual(follow(looks).told);
      }),
    );
  });

  it('after a whole look the reader knows exactly what was found and asked for', () => {
    fc.assert(
      fc.property(anyLooks, anyLook, (before, last) => {
        const { memory } = follow([...before, { ...last, isWhole: true }]);
        const first = new Map(last.found.toReversed().map((one) => [one.id, one]));
        const wanted = [...first.values()].filter(
          ({ id, severity: now }) =>
            isAtLeast(now, last.minSeverity) && (last.tellsAll || (last.states[id] ?? 'open') === 'open'),
        );
        expect(new Set(memory.told.keys())).toEqual(new Set(wanted.map(({ id }) => id)));
      }),
    );
  });

  it('the same look again tells nothing', () => {
    fc.assert(
      fc.property(anyLooks, anyLook, (before, last) => {
        const { memory, at } = follow([...before, last]);
        expect(lookAt(memory, at, last).news).toEqual([]);
      }),
    );
  });

  it('to be merged with itself, or with what it was before, changes nothing', () => {
    fc.assert(
      fc.property(anyLooks, anyLook, (before, last) => {
        const earlier = follow(before);
        const at = earlier.at + MINUTE_MS;
        const { memory } = lookAt(earlier.memory, at, { ...last, afterMs: MINUTE_MS });
        expect(mergeTold(memory, memory, at)).toEqual(memory);
        // What was forgotten meanwhile stays so.
        expect(mergeTold(memory, earlier.memory, at)).toEqual(memory);
      }),
    );
  });
});

describe('two that know different things', () => {
  const known = (finding: Finding, at: Instant) => lookAt(NOTHING_KNOWN, at, { found: [finding] }).memory;

  it('come to know both', () => {
    const merged = mergeTold(known(a(), AT), known(b, AT), AT);
    expect([[...merged.tracked.keys()], [...merged.told.keys()]]).toEqual([
      ['A', 'B'],
      ['A', 'B'],
    ]);
  });

  it('take of the same finding what was seen later, with what was told of it', () => {
    const later = lookAt(NOTHING_KNOWN, AT + MINUTE_MS, { found: [a('low')], states: MUTED }).memory;
    const merged = mergeTold(known(a(), AT), later, AT);
    expect(merged.tracked.get('A')?.finding.severity).toBe('low');
    expect(merged.told.has('A')).toBe(false);
    expect(mergeTold(later, known(a(), AT), AT)).toEqual(later);
  });

  it('leave out what nobody saw for long', () => {
    const merged = mergeTold(known(a(), AT), known(b, AT - FORGET_AFTER_MS - 1), AT);
    expect([...merged.tracked.keys()]).toEqual(['A']);
  });
});
