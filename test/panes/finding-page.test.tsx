// The list and the page of a finding: what is new, how often it was seen, what is usual, what was asked; and where Enter leads.
import { describe, expect, it } from 'vitest';
import { trackFindings } from '../../src/analysis/findings/track-findings.ts';
import type { Finding, FindingCourse } from '../../src/domain/finding.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { type FindingsAnswer, findingsPart, sweepParts } from '../../src/panes/findings/findings-part.ts';
import { findings } from '../../src/panes/findings.tsx';
import type { PaneContext } from '../../src/panes/pane.ts';
import { emptyView, type View } from '../../src/panes/view.ts';
import type { Pen } from '../../src/theme/pen.ts';
import { aFinding } from '../report/a-document.ts';
import { answered, NOW, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS } from './draw.tsx';

const COURSE: FindingCourse = {
  title: 'connections per hour',
  unit: 'count',
  usual: 'its own habit',
  points: Array.from({ length: 24 }, (_, hour) => ({
    at: NOW - (24 - hour) * HOUR_MS,
    value: hour === 20 ? 900 : 100 + hour,
    low: 80,
    high: 160,
  })),
};

const BEACON = aFinding({
  id: 'NET-R4:a',
  rule: 'NET-R4',
  severity: 'high',
  title: 'ws-0142 contacts one host like a timer',
  evidence: 'Every 300 s for a day.',
  value: 0.94,
  threshold: 0.8,
  at: NOW - 3 * HOUR_MS,
  link: { pane: 'flows', view: undefined, filter: 'src:10.0.0.7', did: undefined },
  course: COURSE,
});
const OLD = aFinding({ ...BEACON, id: 'NET-R4:b', title: 'an old beacon', at: NOW - 60 * HOUR_MS, course: undefined });
const LINKLESS = aFinding({ id: 'SEC-R9:c', rule: 'SEC-R9', title: 'seen nowhere', link: undefined, severity: 'low' });

const ANSWER: FindingsAnswer = {
  findings: [BEACON, OLD, LINKLESS],
  deviceCount: 2,
  missing: [],
  requests: ['/network?endtime=2&starttime=1', '/summarystatistics?eventtype=security&hours=24'],
};

/** After three looks, of which the first found less. */
const tracked = () => {
  const first = trackFindings(new Map(), [OLD], NOW - 40 * MINUTE_MS, { isWhole: true }).tracked;
  const second = trackFindings(first, ANSWER.findings, NOW - 20 * MINUTE_MS, { isWhole: true }).tracked;
  return trackFindings(second, ANSWER.findings, NOW, { isWhole: true }).tracked;
};

const shown = (view: Partial<View>, parts: Partial<PaneContext> = {}, answer = ANSWER) =>
  findings.show(
    aPaneContext({
      view: { ...emptyView('findings'), ...view },
      read: readFrom([answered(findingsPart(DEFAULT_WINDOW), { ...answer, tracked: tracked() })]),
      size: { columns: 120, rows: 40 },
      ...parts,
    }),
  );

const lines = (view: Partial<View>, parts: Partial<PaneContext> = {}, pen: Pen = PENS.plain): readonly string[] => {
  const size = parts.size ?? { columns: 120, rows: 40 };
  return draw(shown(view, { ...parts, pen }).element, pen, size);
};

const rowOf = (all: readonly string[], title: string): string => all.find((line) => line.includes(title)) ?? '';

describe('the list of findings', () => {
  it('says how many looks found each', () => {
    const all = lines({});
    expect(rowOf(all, 'like a timer')).toMatch(/NET-R4 +2x$/);
    expect(rowOf(all, 'an old beacon')).toMatch(/NET-R4 +3x$/);
  });

  it('marks what was not there when it was left, without colour too, and nothing at the first visit', () => {
    expect(lines({}).some((line) => line.includes('+ '))).toBe(false);
    const all = lines({}, { seenBefore: new Set([OLD.id, LINKLESS.id]) });
    expect(rowOf(all, 'like a timer')).toContain('+ ws-0142 contacts');
    expect(rowOf(all, 'an old beacon')).not.toContain('+ ');
  });

  it('leads with Enter to the evidence, in a window that holds it', () => {
    const there = shown({}).act('open');
    expect(there).toMatchObject({ kind: 'open', view: { pane: 'flows', filter: 'src:10.0.0.7' } });
    expect(there).not.toHaveProperty('window');
    const past = shown({ lists: { findings: { index: 1, top: 0 } } }).act('open');
    expect(past).toMatchObject({ kind: 'open', window: { kind: 'span', hours: 24, endAt: NOW - 48 * HOUR_MS } });
  });

  it('leads to what statistics tell of another period in a window of that length', () => {
    const link = { pane: 'stats', view: 'mitre', filter: undefined, did: undefined } as const;
    const about = (id: string) => aFinding({ id, rule: 'MIT-R4', link, at: NOW });
    const first = (id: string) => shown({}, {}, { ...ANSWER, findings: [about(id)] }).act('open');
    expect(first('MIT-R4:7d:data_theft')).toMatchObject({ window: { kind: 'last', hours: 168 } });
    expect(first('SEC-R1:24h')).not.toHaveProperty('window');
    expect(first('SEC-R5:1h:7d')).not.toHaveProperty('window');
  });

  it('explains with Enter what no pane shows', () => {
    expect(shown({ lists: { findings: { index: 2, top: 0 } } }).act('open')).toMatchObject({
      kind: 'open',
      view: { pane: 'findings', path: [LINKLESS.id] },
    });
  });
});

describe('a key', () => {
  const view = { ...emptyView('findings'), lists: { findings: { index: 1, top: 0 } } };
  const worse = aFinding({ id: 'SEC-R1:24h', rule: 'SEC-R1', severity: 'critical', title: 'came meanwhile', at: NOW });
  const decided = (action: string, answer: FindingsAnswer): string => {
    const outcome = shown({}, { view }, answer).act(action);
    return outcome?.kind === 'decide' ? outcome.says : `${outcome?.kind}`;
  };

  it('is about the finding that is on the screen, whatever comes above it while one looks', () => {
    expect(decided('acknowledge', ANSWER)).toContain(OLD.title);
    expect(decided('acknowledge', { ...ANSWER, findings: [worse, ...ANSWER.findings] })).toContain(OLD.title);
    const gone = { ...ANSWER, findings: [worse, BEACON] };
    expect(decided('acknowledge', gone)).toContain(BEACON.title);
  });

  it('mutes what was asked about, whatever comes while one chooses', () => {
    const asked = shown(view).act('mute');
    const id = asked?.kind === 'choose' ? asked.options[0]?.id : undefined;
    const outcome = shown({}, {}, { ...ANSWER, findings: [worse, BEACON, OLD] }).act(`mute ${id}`);
    expect(outcome).toMatchObject({ kind: 'decide', says: `muted for an hour: rule NET-R4 about ${OLD.entity.name}` });
  });

  it('about a finding that is found no more says so, and puts nothing else away', () => {
    const without = { ...ANSWER, findings: [worse] };
    expect(lines({ path: [BEACON.id] }).join('\n')).toContain(BEACON.title);
    const page = shown({ path: ['NET-R4:unheard'] }, {}, without);
    expect(page.act('acknowledge')).toBeUndefined();
    expect(shown({ path: [BEACON.id] }, {}, without).act('acknowledge')).toMatchObject({
      kind: 'decide',
      says: expect.stringContaining(BEACON.title),
    });
  });
});

describe('the page of a finding', () => {
  it('tells value and threshold, how often it was seen, the course with what is usual, and what was asked', () => {
    const told = lines({ path: [BEACON.id] }).join('\n');
    expect(told).toContain('Why: 0.94 against a threshold of 0.80');
    expect(told).toContain('2 times since 2026-01-15');
    expect(told).toContain('connections per hour, with the band of its own habit  last 123  highest 900');
    expect(told).toContain('GET /network?endtime=2&starttime=1');
    expect(told).not.toContain('summarystatistics');
  });

  it('is scrolled where it does not fit, while rows go to the finding beside it', () => {
    const size = { columns: 80, rows: 16 };
    const path = [BEACON.id];
    const first = lines({ path }, { size });
    expect(first.at(-1)).toMatch(/lines 1-\d+ of \d+/);
    expect(first.join('\n')).not.toContain('GET /network');
    const view = shown({ path }, { size });
    let seen = first.join('\n');
    let scrolled = view.act('next_page');
    for (let page = 0; page < 5 && scrolled?.kind === 'view'; page += 1) {
      seen += lines(scrolled.view, { size }).join('\n');
      scrolled = shown(scrolled.view, { size }).act('next_page');
    }
    expect(seen).toContain('GET /network');
    expect(seen).toContain('highest 900');
    const beside = view.act('next_row');
    expect(beside).toMatchObject({ kind: 'view', view: { path: [OLD.id], lists: { details: { index: 0, top: 0 } } } });
  });

  it('has no page to turn where all of it fits', () => {
    expect(shown({ path: [BEACON.id] }).act('next_page')).toMatchObject({ view: { path: [BEACON.id] } });
  });
});

describe('the sweep', () => {
  it('asks the same question as the pane, rarely and behind all else, and never of the past', () => {
    const [sweep] = sweepParts(DEFAULT_WINDOW);
    expect(sweep).toMatchObject({ key: findingsPart(DEFAULT_WINDOW).key, isBackground: true, isOptional: true });
    expect(sweep?.leastIntervalMs).toBeGreaterThan(findingsPart(DEFAULT_WINDOW).leastIntervalMs ?? 0);
    expect(sweepParts({ kind: 'span', hours: 24, endAt: NOW })).toEqual([]);
  });

  it('counts from look to look, and forgets nothing because a part was missing', () => {
    const { follow } = findingsPart(DEFAULT_WINDOW);
    const once = follow?.(undefined, ANSWER, NOW);
    const without: readonly Finding[] = [OLD];
    const twice = follow?.(once, { ...ANSWER, findings: without, missing: ['flows'] }, NOW + MINUTE_MS);
    expect(twice?.tracked?.get(OLD.id)?.count).toBe(2);
    expect(twice?.tracked?.get(BEACON.id)).toMatchObject({ count: 1, isGone: false });
    const whole = follow?.(twice, { ...ANSWER, findings: without, isWhole: true }, NOW + 2 * MINUTE_MS);
    expect(whole?.tracked?.get(BEACON.id)?.isGone).toBe(true);
  });

  it('keeps what could not be judged this time, for a while, and remembers no pictures', () => {
    const { follow } = findingsPart(DEFAULT_WINDOW);
    const ids = (answer: FindingsAnswer | undefined) => answer?.findings.map(({ id }) => id);
    const odd = aFinding({
      id: 'DEV-R1:7',
      rule: 'DEV-R1',
      entity: { kind: 'device', name: 'ws', did: 7, ip: undefined },
    });
    const both = { ...ANSWER, findings: [BEACON, odd], isWhole: true, closelyJudged: [7] };
    const once = follow?.(undefined, both, NOW);
    expect(once?.tracked?.get(BEACON.id)?.finding.course).toBeUndefined();
    const other = { ...ANSWER, findings: [BEACON], isWhole: true, closelyJudged: [9] };
    const twice = follow?.(once, other, NOW + MINUTE_MS);
    expect(ids(twice)?.toSorted()).toEqual([odd.id, BEACON.id].toSorted());
    expect(ids(follow?.(twice, { ...other, closelyJudged: [7] }, NOW + 2 * MINUTE_MS))).toEqual([BEACON.id]);
    const partial = follow?.(twice, { ...other, findings: [], isWhole: false }, NOW + 2 * MINUTE_MS);
    expect(ids(partial)).toContain(BEACON.id);
    expect(ids(follow?.(partial, { ...other, findings: [], isWhole: false }, NOW + 3 * HOUR_MS))).toEqual([]);
  });
});
