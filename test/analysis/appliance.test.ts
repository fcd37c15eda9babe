// What an appliance tells of itself: licences, queues, silence, and the rules that make findings of it; quiet of one at ease and of one that tells nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applianceFigures } from '../../src/analysis/appliance/appliance-figures.ts';
import { applianceWords, missingWords, wrongWords } from '../../src/analysis/appliance/appliance-words.ts';
import type { ApplianceFacts, Facts } from '../../src/analysis/facts.ts';
import { judgeAll } from '../../src/analysis/judge.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { DAY_MS, MINUTE_MS } from '../../src/domain/instant.ts';
import { aHealth, aProbe, applianceFacts, aStatus, troubledAppliance } from './appliance-facts.ts';
import { standardThresholds } from './standard-thresholds.ts';

const NOW = Date.parse('2026-01-15T14:20:00Z');

const wordsOf = (facts: ApplianceFacts): string =>
  applianceWords(applianceFigures(facts))
    .map(({ text }) => text)
    .join(', ');

const licenceEnding = (endsAt: number) =>
  applianceFigures(
    applianceFacts(NOW, {
      status: aStatus(NOW, {
        licences: { endsAt, saasEndsAt: undefined, networkResponseEndsAt: undefined, saasResponseEndsAt: undefined },
      }),
    }),
  ).licences[0];

describe('the appliance in a line', () => {
  it('tells version and health', () => {
    expect(wordsOf(applianceFacts(NOW))).toBe('7.1.0, cpu 12 %, memory 40 %, disk 30 %, nothing behind');
  });

  it('tells what is wrong before what is as ever', () => {
    expect(wordsOf(troubledAppliance(NOW))).toBe(
      '7.1.0, excess traffic: some goes unseen, probe Factory did not answer: what it saw is missing, 12 min behind, ' +
        'licence ends in 12 days, SaaS licence has ended, cpu 12 %, memory 40 %, disk 30 %',
    );
    expect(wrongWords(applianceFigures(applianceFacts(NOW)))).toBe('');
  });

  it('says how far behind it is, also where that is little', () => {
    const status = aStatus(NOW, { health: aHealth({ dataQueueMs: 3_000, flowQueueMs: undefined }) });
    expect(wordsOf(applianceFacts(NOW, { status }))).toMatch(/3 s behind$/);
  });

  it('invents nothing of one that tells nothing', () => {
    const told = applianceFacts(NOW, { status: undefined });
    expect(wordsOf(told)).toBe('');
    expect(applianceFigures(told)).toMatchObject({ version: undefined, licences: [], probes: undefined });
  });

  it('does not say "probe probe"', () => {
    expect(missingWords('probe-12')).toBe('probe-12 did not answer: what it saw is missing');
  });
});

describe('a licence', () => {
  it.each([
    [NOW - 1, 'ended'],
    [NOW, 'ended'],
    [NOW + MINUTE_MS, 'ends soon'],
    [NOW + 30 * DAY_MS - 1, 'ends soon'],
    [NOW + 30 * DAY_MS, 'valid'],
  ] as const)('that ends at %d is told: %s', (endsAt, state) => {
    expect(licenceEnding(endsAt)?.state).toBe(state);
  });
});

describe('a protocol', () => {
  it('fell silent when nobody saw it for longer than a day, by the clock of the appliance', () => {
    const status = aStatus(NOW, {
      at: NOW - DAY_MS,
      lastSeen: [
        { protocol: 'DNS', at: NOW - 2 * DAY_MS },
        { protocol: 'LDAP', at: NOW - 5 * DAY_MS },
        { protocol: 'NTP', at: NOW - 2 * DAY_MS - 1 },
      ],
    });
    expect(applianceFigures(applianceFacts(NOW, { status })).silentProtocols).toEqual([
      { protocol: 'LDAP', lastSeenAt: NOW - 5 * DAY_MS, silentMs: 4 * DAY_MS },
      { protocol: 'NTP', lastSeenAt: NOW - 2 * DAY_MS - 1, silentMs: DAY_MS + 1 },
    ]);
  });
});

const judged = (appliance: ApplianceFacts | undefined): readonly Finding[] => {
  const facts: Facts = {
    at: NOW,
    window: { endAt: NOW, hours: 24, endsNow: true },
    statistics: undefined,
    traffic: undefined,
    device: undefined,
    series: [],
    appliance,
  };
  return judgeAll(facts, standardThresholds());
};

const withProbe = (parts: Parameters<typeof aProbe>[1]): readonly Finding[] =>
  judged(applianceFacts(NOW, { status: aStatus(NOW, { probes: [aProbe('12', parts)] }) }));

describe('the rules about the appliance', () => {
  it('are quiet of one at ease, of one that tells nothing, and of one that cannot be asked', () => {
    expect(judged(applianceFacts(NOW))).toEqual([]);
    expect(judged(undefined)).toEqual([]);
    expect(judged(applianceFacts(NOW, { status: undefined }))).toEqual([]);
  });

  it('find excess traffic, of the appliance and of a probe', () => {
    const status = aStatus(NOW, {
      health: aHealth({ hasExcessTraffic: true }),
      probes: [aProbe('12', { health: aHealth({ hasExcessTraffic: true }) })],
    });
    expect(judged(applianceFacts(NOW, { status }))).toMatchObject([
      {
        id: 'SYS-R1',
        severity: 'medium',
        title: 'The appliance sees more traffic than it is made for',
        evidence: expect.stringContaining('now 251 Mbps, average 99 Mbps, peak of 7 days 803 Mbps'),
        link: { pane: 'stats', view: 'totals' },
      },
      { id: 'SYS-R1:vsensor-12', title: 'The probe vsensor-12 sees more traffic than it is made for' },
    ]);
  });

  it('find a probe in error, but not one that was there a moment ago', () => {
    expect(withProbe({ hasError: false, lastContactAt: NOW - DAY_MS })).toEqual([]);
    expect(withProbe({ hasError: true, lastContactAt: NOW - 15 * MINUTE_MS })).toEqual([]);
    expect(withProbe({ hasError: true, lastContactAt: NOW - 16 * MINUTE_MS })).toMatchObject([
      { id: 'SYS-R2:vsensor-12', severity: 'medium', evidence: expect.stringContaining('last 16 min ago') },
    ]);
    expect(withProbe({ hasError: true })).toHaveLength(1);
  });

  it('find a probe that the last answers lack, and one that is in error anyway once', () => {
    const silentProbes = [{ probe: 'vsensor-9', endpoints: ['network'], at: NOW }];
    expect(judged(applianceFacts(NOW, { silentProbes }))).toMatchObject([
      { id: 'SYS-R2:vsensor-9', severity: 'low', evidence: expect.stringContaining('The last answer of network') },
    ]);
    const probes = [aProbe('13', { label: 'Factory', hasError: true })];
    const twice = { silentProbes: [{ probe: 'vsensor-13', endpoints: ['network'], at: NOW }] };
    expect(judged(applianceFacts(NOW, { ...twice, status: aStatus(NOW, { probes }) }))).toHaveLength(1);
    expect(judged(troubledAppliance(NOW)).map(({ id }) => id)).toEqual(['SYS-R1', 'SYS-R2:Factory']);
  });

  it('keep to a few whatever is sent, and their words are clean', () => {
    const probes = Array.from({ length: 3_000 }, (_, id) =>
      aProbe(String(id), { hostname: `a\u001b[31m${id}`, hasError: true }),
    );
    const found = judged(applianceFacts(NOW, { status: aStatus(NOW, { probes }) }));
    expect(found.length).toBeLessThanOrEqual(20);
    expect(JSON.stringify(found)).not.toContain('\\u001b');
  });
});

it('whatever numbers come, no figure is NaN or infinite', () => {
  const odd = fc.oneof(fc.double(), fc.constant(undefined), fc.integer());
  fc.assert(
    fc.property(odd, odd, odd, (a, b, c) => {
      const status = aStatus(NOW, {
        at: a,
        licences: { endsAt: b, saasEndsAt: c, networkResponseEndsAt: a, saasResponseEndsAt: b },
        health: aHealth({ cpuPercent: a, dataQueueMs: b, flowQueueMs: c }),
        lastSeen: [{ protocol: 'DNS', at: a ?? 0 }],
        probes: [aProbe('1', { lastContactAt: b, hasError: true })],
      });
      const facts = applianceFacts(NOW, { status });
      expect(JSON.stringify([wordsOf(facts), judged(facts)])).not.toMatch(/NaN|Infinity|undefined/);
      const numbers = JSON.stringify(applianceFigures(facts), (_, value: unknown) =>
        typeof value === 'number' && !Number.isFinite(value) ? 'WRONG' : value,
      );
      expect(numbers).not.toContain('WRONG');
    }),
  );
});
