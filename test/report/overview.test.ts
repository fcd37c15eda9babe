// The overview as text: what it says, what it leaves out, and that it always fits.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failed, success } from '../../src/domain/result.ts';
import { reportOverview } from '../../src/report/overview.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { aTactic, someBandwidth, someMitre, someSystem } from '../analysis/statistics-facts.ts';
import { anOverview } from './an-overview.ts';

const told = (parts: Parameters<typeof anOverview>[0] = {}, ascii = false): string =>
  reportOverview(anOverview(parts), { ascii });

const rejected = failed({
  kind: 'rate-limited',
  retryAfterMs: 8_000,
  what: 'network',
  came: 'the appliance wants a rest (429)',
  advice: 'Ask less often.',
});

describe('the overview as text', () => {
  it('adds up the events and names the known kinds', () => {
    expect(told()).toContain('Events      221   model breaches 45   AI Analyst incidents 12');
  });

  it('counts only tactics of the kill chain that were seen, in its order, and lists others after them', () => {
    const text = told();
    expect(text).toContain('2 of 12 tactics seen');
    const places = ['Initial Access', 'Defense Evasion', 'Reconnaissance'].map((name) => text.indexOf(name));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(text).not.toContain('Impact');
  });

  it('shows both directions with their shares, the peak with its time', () => {
    expect(told()).toMatch(/in 15 GB \(65\.2 %\) {3}out 8\.0 GB \(34\.8 %\)/);
    expect(told()).toContain('peak 1,024 Mbps at 2026-01-15 14:00Z');
  });

  it('marks the busiest hour', () => {
    expect(told()).toContain('▃▄▁█');
    expect(told()).toContain('busiest 31 from 2026-01-15 13:02Z');
  });

  it('says "not reported" where nothing was reported, and never 0', () => {
    const text = told({ system: success(someSystem()) });
    expect(text).toMatch(/^Devices +not reported$/m);
    expect(text).toMatch(/^Alerts +not reported$/m);
  });

  it('says a failure once, with what to do, and shows everything else', () => {
    const text = told({ network: rejected, bandwidth: rejected });
    expect(text.match(/^! /gm)).toHaveLength(1);
    expect(text).toContain('the appliance wants a rest (429). Ask less often.');
    expect(text).toContain('Events      221');
    expect(text).not.toMatch(/^Flows/m);
  });

  it('names the embedded appliance as such', () => {
    const text = told({ source: { profile: 'demo', host: '127.0.0.1:1', isDemo: true } });
    expect(text.split('\n')[0]).toBe(`${'darktop  demo  embedded appliance'.padEnd(60)}2026-01-15 14:02:07Z`);
  });

  it('names what the prototype of an object names as what it is: a kind of event', () => {
    const counts = JSON.parse('{"constructor": 5, "toString": 6, "__proto__": 7}');
    const text = told({
      security: success({ eventType: undefined, period: undefined, counts, severities: undefined, hourly: undefined }),
    });
    expect(text).toContain('Events      18   constructor 5   toString 6');
  });

  it('stays an overview when somebody sends a hundred thousand of everything', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => `x${index}`);
    const text = told({
      security: success({
        eventType: undefined,
        period: undefined,
        counts: Object.fromEntries(many.map((name) => [name, 1])),
        severities: undefined,
        hourly: many.map((_, index) => ({ at: index * 3_600_000, count: index })),
      }),
      mitre: success(someMitre({ tactics: many.map((name) => aTactic(name, 1)) })),
      bandwidth: success(
        someBandwidth({
          ingressMb: 1e308,
          egressMb: 1e308,
          totalMb: 1e308,
          protocols: many.map((protocol) => ({ protocol, percent: 1, mb: 1 })),
        }),
      ),
    });
    expect(text.split('\n').length).toBeLessThan(60);
    expect(text).toContain('and 99,988 more');
  });

  it('fits 80 columns whatever the names and numbers are, in ASCII too', () => {
    const name = fc.string({ minLength: 1, maxLength: 60, unit: fc.constantFrom('a', '東', '_', 'é', '…') });
    const count = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(name, fc.dictionary(name, count), count, fc.boolean(), (text, counts, number, ascii) => {
        const report = told(
          {
            source: { profile: text, host: text, isDemo: false },
            security: success({ eventType: text, period: undefined, counts, severities: undefined, hourly: undefined }),
            mitre: success(
              someMitre({
                tactics: [aTactic(text, number, { techniques: [{ id: text, name: text, count: number }] })],
                mappedCount: number,
              }),
            ),
          },
          ascii,
        );
        expect(report.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
        if (ascii) expect(report.replace(/[\n\x20-\x7e]/g, '')).toBe('');
      }),
      { numRuns: 200 },
    );
  });
});
