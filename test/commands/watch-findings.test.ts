// A watch without an appliance and without waiting: what it writes, what it says, and how long it rests.
import { describe, expect, it } from 'vitest';
import { acknowledge, mute } from '../../src/analysis/findings/decision.ts';
import { type Decisions, decide, NO_DECISIONS } from '../../src/analysis/findings/decisions.ts';
import { type Memory, NOTHING_KNOWN } from '../../src/analysis/findings/told-findings.ts';
import { jsonLine, wordLine } from '../../src/commands/watch/event-line.ts';
import { NOTHING_REMEMBERED } from '../../src/commands/watch/remember-told.ts';
import { type Watching, watchFindings } from '../../src/commands/watch/watch-findings.ts';
import type { Failure } from '../../src/domain/failure.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { MINUTE_MS, SECOND_MS } from '../../src/domain/instant.ts';
import { failed, type Result, success } from '../../src/domain/result.ts';
import type { PartFailure } from '../../src/live/asker.ts';
import type { TakenFindings } from '../../src/live/take-findings.ts';
import { aFinding } from '../report/a-document.ts';

const AT = Date.UTC(2026, 0, 15, 14);
const DOWN: Failure = { kind: 'server-error', status: 503, what: 'network', came: 'it is busy (503)', advice: 'Wait.' };

const found = (findings: readonly Finding[], failures: readonly PartFailure[] = []): Result<TakenFindings> =>
  success({
    findings,
    deviceCount: 0,
    failures,
    requests: [],
    closelyJudged: [],
    isWhole: failures.length === 0,
    wasJudged: () => true,
  });

const missing = (part: string, isOptional = false): PartFailure => ({ part, failure: DOWN, isOptional });

/** Goes through these looks and is stopped when it would rest after the last. */
const run = async (looks: readonly Result<TakenFindings>[], options: Partial<Watching> = {}) => {
  const stop = new AbortController();
  const log: string[] = [];
  const restsMs: number[] = [];
  let count = 0;
  const failure = await watchFindings({
    look: async () => {
      const result = looks[count];
      count += 1;
      if (result === undefined) throw new Error('one look too many');
      return result;
    },
    now: () => AT + count * MINUTE_MS,
    random: () => 0.5,
    rest: async (ms) => {
      restsMs.push(ms);
      if (count === looks.length) stop.abort();
    },
    stop: stop.signal,
    intervalMs: 5 * MINUTE_MS,
    isOnce: false,
    minSeverity: 'info',
    tellsAll: false,
    remembering: NOTHING_REMEMBERED,
    decisions: async () => NO_DECISIONS,
    write: async (news) => {
      for (const { kind, tracked } of news) log.push(`${kind} ${tracked.finding.id} ${tracked.finding.severity}`);
      return true;
    },
    tell: async (text) => {
      log.push(`! ${text}`);
    },
    ...options,
  });
  return { log, restsMs, failure, count };
};

const a = aFinding({ id: 'A', severity: 'high' });
const lowA = aFinding({ id: 'A', severity: 'low' });
const b = aFinding({ id: 'B', severity: 'low' });

describe('a watch', () => {
  it('writes what is new, changed and gone, and nothing else', async () => {
    const { log } = await run([found([a, b]), found([a, b]), found([lowA, b]), found([b])]);
    expect(log).toEqual(['new A high', 'new B low', 'changed A low', 'gone A low']);
  });

  it('takes what sinks below the severity asked for as gone, and what rises to it as new', async () => {
    const { log } = await run([found([lowA, b]), found([a, b]), found([lowA, b])], { minSeverity: 'medium' });
    expect(log).toEqual(['new A high', 'gone A high']);
  });

  it('survives looks that fail: says each in one line, comes back sooner, and says when all is well again', async () => {
    const { log, restsMs } = await run([found([a]), failed(DOWN), failed(DOWN), failed(DOWN), found([a])]);
    expect(log).toEqual([
      'new A high',
      '! network: it is busy (503). Wait. Next look in 5 s.',
      '! network: it is busy (503). Wait. Next look in 10 s.',
      '! network: it is busy (503). Wait. Next look in 20 s.',
      '! watch: the appliance answers again, after 3 looks that failed.',
    ]);
    expect(restsMs).toEqual([300, 5, 10, 20, 300].map((seconds) => seconds * SECOND_MS));
  });

  it('never rests longer than its interval, however often it failed, and never in step with others', async () => {
    const down = Array.from({ length: 40 }, () => failed(DOWN));
    expect(Math.max(...(await run(down)).restsMs)).toBe(5 * MINUTE_MS);
    const [early, late] = [
      await run(down.slice(0, 3), { random: () => 0 }),
      await run(down.slice(0, 3), { random: () => 1 }),
    ];
    expect(early.restsMs[2]).toBeLessThan(late.restsMs[2] ?? 0);
  });

  it('takes nothing for gone in a look of which a part failed, and says once what is missing', async () => {
    const partly = found([], [missing('sent of device 3', true), missing('flows'), missing('mitre 24h'), missing('x')]);
    const { log } = await run([found([a]), partly, partly, found([])]);
    expect(log).toEqual([
      'new A high',
      '! network: it is busy (503). Wait. Not judged: flows, mitre 24h, x and 1 more.',
      'gone A high',
    ]);
  });

  it('ends after one look when it shall, with what could not be had', async () => {
    const once = { isOnce: true };
    expect(await run([found([a])], once)).toMatchObject({ count: 1, failure: undefined, restsMs: [] });
    expect((await run([failed(DOWN)], once)).failure).toEqual(DOWN);
    expect((await run([found([a], [missing('flows')])], once)).failure).toEqual(DOWN);
    expect((await run([found([a], [missing('sent of device 3', true)])], once)).failure).toBeUndefined();
    expect((await run([failed(DOWN)], once)).log).toEqual(['! network: it is busy (503). Wait.']);
  });

  it('writes nothing of a look in which it was stopped', async () => {
    const stop = new AbortController();
    const look = async () => {
      stop.abort();
      return found([a]);
    };
    expect(await run([], { look, stop: stop.signal })).toMatchObject({ log: [], failure: undefined });
  });
});

/** A memory that outlives a watch. */
const aMemory = () => {
  const kept = { memory: NOTHING_KNOWN as Memory, saveCount: 0 };
  return {
    kept,
    remembering: {
      load: async () => kept.memory,
      save: async (memory: Memory) => {
        kept.memory = memory;
        kept.saveCount += 1;
      },
    },
  };
};

describe('a watch that is started again', () => {
  it('tells only what became different', async () => {
    const { remembering } = aMemory();
    await run([found([a, b])], { remembering });
    expect((await run([found([a, b])], { remembering })).log).toEqual([]);
    expect((await run([found([lowA])], { remembering })).log).toEqual(['changed A low', 'gone B low']);
  });

  it('tells again what nobody was there to read', async () => {
    const { remembering, kept } = aMemory();
    await run([found([a])], { remembering, write: async () => false });
    expect(kept.saveCount).toBe(0);
    expect((await run([found([a])], { remembering })).log).toEqual(['new A high']);
  });

  it('remembers each look that was had, and no other', async () => {
    const { remembering, kept } = aMemory();
    await run([found([a]), failed(DOWN), found([a])], { remembering });
    expect(kept.saveCount).toBe(2);
    expect(kept.memory.tracked.get('A')?.count).toBe(2);
  });
});

describe('what is decided in a console', () => {
  const SEEN = decide(NO_DECISIONS, acknowledge(a, AT));
  const MUTED = decide(NO_DECISIONS, mute({ kind: 'rule', rule: a.rule }, 'always', AT));
  const worseA = aFinding({ id: 'A', severity: 'critical' });

  /** One for each look. */
  const decided = (...each: readonly Decisions[]) => {
    const left = [...each];
    return { decisions: async () => left.shift() ?? NO_DECISIONS };
  };

  it('is looked at anew at each look', async () => {
    const looks = [found([a]), found([a]), found([a]), found([a])];
    const { log } = await run(looks, decided(NO_DECISIONS, MUTED, MUTED, NO_DECISIONS));
    expect(log).toEqual(['new A high', 'gone A high', 'new A high']);
  });

  it('holds for an acknowledged finding until it gets worse', async () => {
    const { log } = await run([found([a]), found([lowA]), found([worseA])], decided(SEEN, SEEN, SEEN));
    expect(log).toEqual(['new A critical']);
  });

  it('ends when its time is over', async () => {
    const forAnHour = decide(NO_DECISIONS, mute({ kind: 'rule', rule: a.rule }, 'hour', AT - 59 * MINUTE_MS));
    const { log } = await run([found([a]), found([a])], decided(forAnHour, forAnHour));
    expect(log).toEqual(['new A high']);
  });

  it('keeps nothing back where all is wanted', async () => {
    const { log } = await run([found([a]), found([a])], { tellsAll: true, ...decided(MUTED, SEEN) });
    expect(log).toEqual(['new A high', 'changed A high']);
  });
});

describe('a line', () => {
  const event = (finding: Finding) => ({
    kind: 'new' as const,
    state: 'open' as const,
    tracked: { finding, firstSeenAt: AT, lastSeenAt: AT + MINUTE_MS, count: 2, isGone: false },
  });

  it('of JSON has every name in its place, and null for what is not known', () => {
    const finding = aFinding({ value: undefined, threshold: undefined, link: undefined, at: AT });
    expect(JSON.parse(jsonLine(event(finding), AT + MINUTE_MS))).toEqual({
      event: 'new',
      at: '2026-01-15T14:01:00.000Z',
      id: finding.id,
      rule: finding.rule,
      severity: 'high',
      state: 'open',
      title: finding.title,
      evidence: finding.evidence,
      value: null,
      threshold: null,
      action: finding.action,
      entity: { kind: 'device', name: 'ws-0142', did: 142, ip: '10.1.2.3' },
      since: '2026-01-15T14:00:00.000Z',
      firstSeen: '2026-01-15T14:00:00.000Z',
      lastSeen: '2026-01-15T14:01:00.000Z',
      count: 2,
      link: null,
    });
    expect(JSON.parse(jsonLine(event(aFinding()), AT)).link).toEqual({
      pane: 'flows',
      view: null,
      filter: 'src:10.1.2.3',
      did: 142,
    });
  });

  it('of JSON is one line for every reader, whatever stands in it', () => {
    const title = 'a\u2028b\u2029c\nd\r"e"\u0085\\';
    const line = jsonLine(event(aFinding({ title })), AT);
    expect(line).toMatch(/^[^\n\r\u2028\u2029\u0085]+\n$/);
    expect(JSON.parse(line).title).toBe(title);
  });

  it('says when what it tells of is not open', () => {
    const muted = { ...event(aFinding()), state: 'muted' as const };
    expect(JSON.parse(jsonLine(muted, AT)).state).toBe('muted');
    expect(wordLine(muted, AT, { ascii: true })).toMatch(/ {2}NET-R6 {2}muted\n$/);
  });

  it('for people has the time, the mark with its word, the title, whom it is about and the rule', () => {
    expect(wordLine(event(aFinding()), AT, { ascii: false })).toBe(
      '2026-01-15 14:00:00Z  new      △ high      ws-0142 sent 4.1 GB to 203.0.113.7  ws-0142 (10.1.2.3)  NET-R6\n',
    );
    expect(wordLine(event(aFinding({ severity: 'critical' })), AT, { ascii: true })).toContain(
      'new      ! critical  ws',
    );
  });
});
