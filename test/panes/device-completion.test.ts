// What is offered while a filter of a device is typed: fields, and the devices, ports and domains that its own answers tell.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviceFacts } from '../../src/analysis/facts.ts';
import { checkDeviceFilter, readDeviceFilter } from '../../src/panes/device/device-filter.ts';
import { deviceFilterSupport } from '../../src/panes/device/filter-support.ts';
import type { Completion } from '../../src/panes/pane.ts';
import { meeting, someFacts } from '../analysis/device-builders.ts';
import { hostileText } from '../report/hostile-texts.ts';

const FACTS = meeting(
  { did: 9, hostname: 'Files.corp.example', ip: '10.0.0.9', connections: 30, isExternal: false, ports: [445, 139] },
  { did: 91, hostname: undefined, ip: '10.0.0.91', connections: 4, isExternal: false, ports: [53] },
  { did: -6, hostname: undefined, ip: '224.0.0.251', connections: 2, isExternal: false, ports: [5353] },
  { hostname: 'www.example.com', ip: '203.0.113.7', connections: 12, ports: [443] },
  { hostname: 'cdn.EXAMPLE.com', ip: '203.0.113.8', connections: 9, ports: [443, 80, 443] },
  { hostname: 'a.partner.co.uk', ip: '203.0.113.9', connections: 20, ports: [65_000] },
  { hostname: 'unplaced.example.org', ip: undefined, connections: 70, isExternal: undefined, ports: [] },
  { hostname: undefined, ip: '198.51.100.4', connections: undefined, ports: undefined },
);

const completed = (text: string, cursor = text.length, facts: DeviceFacts = FACTS): Completion =>
  deviceFilterSupport(facts).complete(text, cursor);

const idsOf = (text: string, facts: DeviceFacts = FACTS): readonly string[] =>
  completed(text, text.length, facts).options.map(({ id }) => id);

/** With an option taken, as the line that is typed has it then. */
const taken = (text: string, { from, to }: Completion, id: string): string =>
  `${text.slice(0, from)}${id}${text.slice(to)}`;

describe('what is offered', () => {
  it.each<[string, readonly string[]]>([
    ['', ['odid:', 'port:', 'domain:']],
    ['o', ['odid:']],
    ['P', ['port:']],
    ['dom', ['domain:']],
    ['files', ['Files.corp.example']],
    ['FILES.c', ['Files.corp.example']],
    ['203.0', ['203.0.113.7', '203.0.113.8', '203.0.113.9']],
    ['zzz', []],
    ['odid:', ['odid:9', 'odid:91', 'odid:-6']],
    ['odid:9', ['odid:9', 'odid:91']],
    ['ODID:91', ['odid:91']],
    ['odid:-', ['odid:-6']],
    ['odid:files', ['odid:9']],
    ['odid:FILES', ['odid:9']],
    ['odid:10.0.0.9', ['odid:91']],
    ['odid:224', ['odid:-6']],
    ['odid:www', []],
    ['port:', ['port:445', 'port:139', 'port:443', 'port:65000', 'port:80', 'port:53', 'port:5353']],
    ['port:44', ['port:445', 'port:443']],
    ['port:445', ['port:445']],
    ['port:9', []],
    ['domain:', ['domain:example.com', 'domain:partner.co.uk']],
    ['domain:EX', ['domain:example.com']],
    ['domain:corp', []],
    ['files:', []],
    ['sent:4', []],
    ['__proto__:', []],
    ['constructor:', []],
    ['toString:4', []],
  ])('for %j is %j', (text, ids) => {
    expect(idsOf(text)).toEqual(ids);
  });

  it('tells beside each what it is, with how often it was met', () => {
    const details = ['odid:files', 'port:443', 'port:65000', 'domain:ex', 'www'].map(
      (text) => completed(text).options[0]?.detail,
    );
    expect(details).toEqual([
      'Files.corp.example  30 connections',
      'HTTPS  up to 21 connections',
      'up to 20 connections',
      '21 connections',
      'a destination',
    ]);
    const least = meeting(
      { did: 5, ip: '10.0.0.5', connections: undefined },
      { did: 6, ip: undefined, connections: 3 },
    );
    expect(completed('odid:', 5, least).options.map(({ detail }) => detail)).toEqual(['10.0.0.5', '3 connections']);
  });

  it('is nothing but fields where no destination is known, or none was met', () => {
    for (const facts of [someFacts(), meeting()]) {
      expect(idsOf('', facts)).toEqual(['odid:', 'port:', 'domain:']);
      for (const text of ['odid:', 'port:', 'domain:', 'files']) expect(idsOf(text, facts)).toEqual([]);
    }
  });

  it('is a list that can be looked through', () => {
    const many = meeting(...Array.from({ length: 300 }, (_, did) => ({ did: did + 1, hostname: `host-${did}` })));
    expect(idsOf('odid:', many)).toHaveLength(50);
    expect(idsOf('host', many)).toHaveLength(50);
  });
});

describe('what is completed', () => {
  it.each<[string, number, string, string]>([
    ['od', 2, 'odid:', 'odid:'],
    ['files od', 8, 'odid:', 'files odid:'],
    ['files ', 6, 'port:', 'files port:'],
    ['port:44 files', 7, 'port:443', 'port:443 files'],
    ['port:443 odid:fil domain:example.com', 17, 'odid:9', 'port:443 odid:9 domain:example.com'],
    ['port:443  files', 9, 'domain:', 'port:443 domain: files'],
    [' dom', 4, 'domain:', ' domain:'],
    ['port:443\twww', 12, 'www.example.com', 'port:443\twww.example.com'],
    ['port:4499 files', 7, 'port:443', 'port:443 files'],
    ['odid:files\tport:443', 6, 'odid:9', 'odid:9\tport:443'],
    ['domain:exam', 9, 'domain:example.com', 'domain:example.com'],
    ['files port:443', 6, 'odid:', 'files odid:'],
  ])('of %j at %i is the whole word there, and nothing else', (text, cursor, id, becomes) => {
    const completion = completed(text, cursor);
    expect(completion.options.map((option) => option.id)).toContain(id);
    expect(taken(text, completion, id)).toBe(becomes);
  });

  it('reaches from one gap to the next, wherever the cursor stands', () => {
    const words = fc.array(fc.constantFrom('port:443', 'files', 'odid:9', '', '\t', 'é'), { maxLength: 5 });
    fc.assert(
      fc.property(words, fc.nat({ max: 40 }), (all, place) => {
        const text = all.join(' ');
        const cursor = Math.min(place, text.length);
        const { from, to } = completed(text, cursor);
        expect([from <= cursor, to >= cursor]).toEqual([true, true]);
        expect(text.slice(from, to)).toMatch(/^\S*$/);
        expect(`${text.slice(0, from)}|${text.slice(to)}`).toMatch(/(^|\s)\|(\s|$)/);
      }),
    );
  });
});

describe('whatever the destinations are called', () => {
  const destination = fc.record({
    did: fc.option(fc.integer(), { nil: undefined }),
    ip: fc.option(hostileText, { nil: undefined }),
    hostname: fc.option(fc.oneof(hostileText, fc.domain()), { nil: undefined }),
    ports: fc.option(fc.array(fc.integer({ min: 0, max: 65_535 }), { maxLength: 3 }), { nil: undefined }),
    isExternal: fc.option(fc.boolean(), { nil: undefined }),
    connections: fc.option(fc.nat(), { nil: undefined }),
  });
  const typed = fc.oneof(
    fc.constantFrom('', 'odid:', 'port:', 'domain:', 'odid:1', 'port:4', 'a', 'x', 'w'),
    hostileText,
  );

  it('each value that is offered can be taken, and means itself', () => {
    fc.assert(
      fc.property(fc.array(destination, { maxLength: 6 }), typed, (destinations, text) => {
        const { from, to, options } = completed(text, text.length, meeting(...destinations));
        expect(text.slice(from)).toMatch(/^\S*$/);
        expect(from === 0 || /\s/.test(text[from - 1] ?? '')).toBe(true);
        expect(to).toBe(text.length);
        for (const { id, title, detail } of options) {
          expect([...id, ...title, ...(detail ?? '')].join('')).not.toMatch(/[\p{Cc}\p{Cs}\p{Cf}]/u);
          if (/^(odid|port|domain):$/.test(id)) continue;
          expect(checkDeviceFilter(id)).toBeUndefined();
          const { odid, port, domain, words } = readDeviceFilter(id);
          expect([odid, port, domain, words[0]].filter((one) => one !== undefined)).toHaveLength(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('offers every field and every device again, wherever one begins to type', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('port:443', 'files', 'odid:9', '\t', ' '), { maxLength: 5 }), (words) => {
        const text = `${words.join(' ')} `;
        expect(completed(text).from).toBe(text.length);
        expect(completed(`${text}odid:9 port:443`, text.length + 6)).toMatchObject({
          from: text.length,
          to: text.length + 6,
          options: [{ id: 'odid:9' }, { id: 'odid:91' }],
        });
      }),
      { numRuns: 50 },
    );
  });
});
