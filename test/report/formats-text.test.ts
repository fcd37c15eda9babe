// A report as text: that it fits, that nothing that counts is cut, and what it looks like.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/domain/instant.ts';
import type { Block } from '../../src/report/document.ts';
import { text } from '../../src/report/formats/text.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { aChart, aDocument, aDocumentOf, aFinding, aSeries, aTable, NOW, someBars, someFacts } from './a-document.ts';
import { aHostileDocument } from './a-hostile-document.ts';
import { hostileNumbers, hostileTexts } from './hostile-texts.ts';

const told = (block: Block, width = 80, ascii = false): string =>
  text.write(aDocumentOf(block), { width, ascii, colour: false });

const widest = (written: string): number => Math.max(...written.split('\n').map(displayWidth));

type Table = Extract<Block, { kind: 'table' }>;

const aTableOf = (parts: Partial<Table>): Table => ({
  kind: 'table',
  columns: [
    { title: 'Address', as: 'text', weight: 9 },
    { title: 'Bytes', as: 'bytes', weight: 9 },
  ],
  rows: [['192.0.2.1', 4_402_341_478]],
  leftOut: 0,
  empty: 'None.',
  ...parts,
});

describe('the width', () => {
  it('is never exceeded, whatever the names and numbers are', () => {
    fc.assert(
      fc.property(
        hostileTexts,
        hostileNumbers,
        fc.constantFrom(80, 100, 160),
        fc.boolean(),
        (texts, numbers, width, ascii) => {
          const written = text.write(aHostileDocument(texts, numbers), { width, ascii, colour: false });
          expect(widest(written)).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 80 },
    );
  });

  it.each([80, 100, 160])('of %i columns is filled by the rules between sections', (width) => {
    const written = text.write(aDocument(), { width, ascii: false, colour: false });
    expect(
      written
        .split('\n')
        .filter((line) => line.startsWith('──'))
        .every((line) => displayWidth(line) === width),
    ).toBe(true);
  });

  it('of a very wide terminal is used up to 160 columns', () => {
    expect(widest(text.write(aDocument(), { width: 400, ascii: false, colour: false }))).toBe(160);
  });

  it.each([0, Number.NaN])('of a terminal that reports %s columns is taken for 80', (width) => {
    const written = text.write(aDocument(), { width, ascii: false, colour: false });
    expect(written).toBe(text.write(aDocument(), { width: 80, ascii: false, colour: false }));
  });

  it('sets facts side by side where there is room', () => {
    expect(told(someFacts, 160)).toMatch(/Connections +48,211 {2}31.4 % external +Packets/);
  });
});

describe('the heading', () => {
  it('says source, window and time in UTC', () => {
    const written = text.write(aDocument(), { width: 80, ascii: false, colour: false });
    expect(written).toContain('profile acme-prod, appliance appliance.example');
    expect(written).toContain('2026-01-14 14:02:07 to 2026-01-15 14:02:07 UTC (24 h, up to now)');
    expect(written).toContain('Generated  2026-01-15 14:02:07 UTC');
  });

  it('names the embedded appliance as such', () => {
    const demo = aDocument({ source: { profile: 'demo', host: '127.0.0.1:1', isDemo: true } });
    expect(text.write(demo, { width: 80, ascii: false, colour: false })).toContain('embedded demo appliance');
  });
});

describe('titles', () => {
  const inBold = (title: string): string => `\u001b[1m${title}\u001b[0m`;

  it('of the report and of its sections are bold on a colour terminal, and have no colour', () => {
    const written = text.write(aDocument(), { width: 80, ascii: false, colour: true });
    expect(written.startsWith(`${inBold('Network traffic')}\n`)).toBe(true);
    for (const title of ['Totals', 'External destinations', 'Findings', 'Not reported'])
      expect(written).toContain(` ${'\u001b[0m'}${inBold(title)}`);
  });

  it('are plain without colour', () => {
    const written = text.write(aDocument(), { width: 80, ascii: false, colour: false });
    expect(written.startsWith('Network traffic\n')).toBe(true);
    expect(written).not.toContain('\u001b');
  });
});

describe('facts', () => {
  it('align their numbers at the right, and say what was not reported', () => {
    expect(told(someFacts)).toMatch(/Connections {17}48,211 {2}31.4 % external\nBytes {23}142 GB/);
    expect(told(someFacts)).toMatch(/Packets +not reported/);
  });

  it('say a severity by mark and word', () => {
    expect(told(someFacts)).toMatch(/Critical alerts +▲ +3 {2}critical/);
    expect(told(someFacts, 80, true)).toMatch(/Critical alerts +! +3 {2}critical/);
  });
});

describe('a table', () => {
  it('leaves out the columns of the lowest weight, says which, and cuts no address or number', () => {
    const written = told(aTable);
    expect(written).toContain('2001:db8:85a3:1234:5678:8a2e:370:7334');
    expect(written).toMatch(/No room for: Host, Share, Ports, Last seen/);
    expect(written).toContain('4.1 GB');
    expect(told(aTable, 160)).not.toContain('No room for');
  });

  it('aligns numbers at the right under their header', () => {
    const lines = told(aTable, 160).split('\n');
    const header = lines.find((line) => line.startsWith('Destination')) ?? '';
    const row = lines.find((line) => line.startsWith('203.0.113.7')) ?? '';
    expect(header.indexOf('Connections') + 'Connections'.length).toBe(row.indexOf('1,204') + '1,204'.length);
  });

  it('says how many rows it does not show', () => {
    expect(told(aTable)).toContain('and 34 more');
    expect(told(aTableOf({}))).not.toContain('more');
  });

  it('without rows says what there is not', () => {
    expect(told(aTableOf({ rows: [] }))).toContain('None.');
  });

  it('shows every address whole, however many of them stand in a row', () => {
    const address = '2001:db8:85a3:1234:5678:8a2e:370:7334';
    const columns = ['From', 'To', 'By'].map((title) => ({ title, as: 'text' as const, weight: 9 }));
    const written = told(aTableOf({ columns, rows: [[address, address, address]] }));
    expect(written.split(address)).toHaveLength(4);
  });

  it('breaks a long name into lines before it cuts it', () => {
    const name = 'a-very-long-workstation-name-of-the-finance-department.corp.example';
    const written = told(aTableOf({ rows: [[`${name}-${name}`, 5]] }));
    expect(written.replace(/\n/g, '').replace(/ +5 B/, '')).toContain(`${name}-`);
  });

  it('marks severities in their cells', () => {
    expect(told(aTable)).toContain('△ high');
    expect(told(aTable, 80, true)).toContain('^ high');
  });
});

describe('a table that keeps all its columns', () => {
  const keeping: Table = { ...aTable, keepsAll: true };
  const titlesIn = (written: string): string[] =>
    keeping.columns.map(({ title }) => title).filter((title) => written.includes(title));

  it('goes on below with its key columns and those that had no room', () => {
    const written = told(keeping);
    expect(written).not.toContain('No room for');
    const [first = '', ...more] = written.split('\n\ncontinued\n');
    expect(titlesIn(first)).toEqual(['Destination', 'Connections', 'Bytes', 'Severity']);
    expect(more.map(titlesIn)).toEqual([
      ['Destination', 'Host', 'Bytes', 'Share'],
      ['Destination', 'Bytes', 'Ports', 'Last seen'],
    ]);
    for (const one of [first, ...more]) expect(one).toContain('2001:db8:85a3:1234:5678:8a2e:370:7334');
    expect(more[1]?.match(/\n203\.0\.113\.7 .*/)?.[0]).toContain('2026-01-15 14:00Z');
    expect(written.match(/and 34 more/g)).toHaveLength(1);
  });

  it('is one table where there is room for all of them', () => {
    expect(told(keeping, 160)).toBe(told(aTable, 160));
  });

  it('repeats the first two of its key columns only', () => {
    const columns = ['did', 'name', 'address', 'type', 'system', 'vendor', 'location'].map((title, index) => ({
      title,
      as: 'text' as const,
      weight: index < 3 ? 9 : 5,
    }));
    const rows = [columns.map(({ title }) => `the ${title} of this device`)];
    const [, ...more] = told(aTableOf({ columns, rows, keepsAll: true })).split('\n\ncontinued\n');
    const headers = more.map((one) => one.split('\n')[0]?.trim().split(/ +/));
    expect(headers).toEqual([
      ['did', 'name', 'system', 'vendor'],
      ['did', 'name', 'location'],
    ]);
  });

  it('becomes records with every column where not even two of them have room', () => {
    const address = '2001:db8:85a3:1234:5678:8a2e:370:7334';
    const titles = ['From', 'To', 'By', 'Light'];
    const columns = titles.map((title) => ({ title, as: 'text' as const, weight: title === 'Light' ? 1 : 9 }));
    const written = told(aTableOf({ columns, rows: [titles.map(() => address)], keepsAll: true }));
    for (const title of titles) expect(written).toContain(`${title}: ${address}`);
  });

  it('loses no column and leaves no page, whatever the names and numbers are', () => {
    fc.assert(
      fc.property(hostileTexts, hostileNumbers, fc.constantFrom(60, 80, 160), (texts, numbers, width) => {
        const hostile = aHostileDocument(texts, numbers);
        const tables = hostile.sections
          .flatMap(({ blocks }) => blocks)
          .filter((block) => block.kind === 'table')
          .map((block) => ({ ...block, keepsAll: true as const }));
        const written = text.write(aDocumentOf(...tables), { width, ascii: false, colour: false });
        expect(widest(written)).toBeLessThanOrEqual(width);
        expect(written).not.toContain('No room for');
      }),
      { numRuns: 30 },
    );
  });
});

describe('a column that grows', () => {
  const REQUEST = 'summarystatistics eventtype=security hours=24 to=2026-01-15 14:00:00';
  const askedOf = (request: string): Table =>
    aTableOf({
      columns: [
        { title: 'time (UTC)', as: 'instant', weight: 4 },
        { title: 'for', as: 'text', weight: 8 },
        { title: 'request', as: 'text', weight: 9, grows: true },
        { title: 'received', as: 'bytes', weight: 6 },
      ],
      rows: [[NOW, 'security events 24h', request, 751]],
    });
  /** What stands in the column under this header, its lines joined. */
  const underHeader = (written: string, title: string, next: string): string => {
    const lines = written.split('\n');
    const header = lines.findIndex((line) => line.includes(title) && line.includes(next));
    const start = lines[header]?.indexOf(title) ?? 0;
    const end = lines[header]?.indexOf(next) ?? 0;
    const cells = lines.slice(header + 1, lines.indexOf('', header));
    return cells
      .map((line) => line.slice(start, end).trim())
      .join(' ')
      .trim();
  };

  it('wraps a long request between its words, and cuts nothing of it', () => {
    const written = told(askedOf(REQUEST));
    expect(written).toContain('2026-01-15 14:02:07Z');
    expect(underHeader(written, 'request', 'received')).toBe(REQUEST);
  });

  it.each([80, 160])('shows 299 characters whole in %i columns', (width) => {
    const long = `${'number=12345 '.repeat(22)}number=654321`;
    expect(long).toHaveLength(299);
    expect(underHeader(told(askedOf(long), width), 'request', 'received')).toBe(long);
  });

  it('cuts what has no end', () => {
    const written = underHeader(told(askedOf('word '.repeat(300).trim())), 'request', 'received');
    expect(written).toMatch(/^(?:word )+(?:w|wo|wor|word)?…$/);
    expect(written.length).toBeLessThanOrEqual(301);
  });

  it('is whole in a record too', () => {
    const address = '2001:db8:85a3:1234:5678:8a2e:370:7334';
    const long = `${'number=12345 '.repeat(22)}number=654321`;
    const titles = ['From', 'To', 'By'];
    const columns = [
      ...titles.map((title) => ({ title, as: 'text' as const, weight: 9 })),
      { title: 'Asked', as: 'text' as const, weight: 9, grows: true },
    ];
    const written = told(aTableOf({ columns, rows: [[address, address, address, long]] }));
    expect(written.replace(/\n */g, ' ')).toContain(`Asked: ${long}`);
  });
});

describe('bars', () => {
  it('fill the room by the largest, and show little as the thinnest bar', () => {
    const lines = told(someBars).split('\n');
    const [tcp = '', other = '', unknown = ''] = ['TCP', 'Other', 'Unknown'].map(
      (label) => lines.find((line) => line.includes(label)) ?? '',
    );
    expect(tcp.match(/█/g)?.length).toBeGreaterThan(30);
    expect(other).toMatch(/◆ Other +1.9 GB {2}[▏▎▍▌▋] .*1.3 % {2}medium/);
    expect(unknown).toMatch(/^ +Unknown +-$/);
  });
});

describe('bars with everything too long', () => {
  it('break their labels and set notes below rather than leave the page', () => {
    const written = told({
      kind: 'bars',
      as: 'count',
      bars: [
        {
          label: '2001:db8:85a3:1234:5678:8a2e:370:7334',
          value: 8.64e15,
          sharePercent: 100,
          severity: 'high',
          note: 'seen for the first time',
        },
        { label: 'x'.repeat(500), value: 1e20, sharePercent: 1, note: 'y'.repeat(500) },
      ],
    });
    expect(widest(written)).toBeLessThanOrEqual(80);
    expect(written.replace(/\n */g, '')).toContain('high, seen for the first time');
    expect(written).toContain('8,640,000,000,000,000');
  });
});

describe('a chart', () => {
  it('carries a scale, a time axis in UTC, its limit, and a mark below what is unusual', () => {
    const written = told(aChart());
    expect(written).toMatch(/^160 ┤/m);
    expect(written).toMatch(/^ {2}0 ┤/m);
    expect(written).toMatch(/2026-01-13 15:00 +2026-01-14 14:30 +2026-01-15 14:00Z/);
    expect(written).toContain('╌╌╌ capacity 140');
    expect(written).toContain('● unusual: 2026-01-14 21:00Z 160, usually 50.1 to 86.1');
  });

  it('leaves a gap where nothing was reported', () => {
    const points = Array.from({ length: 40 }, (_, index) => ({
      at: NOW + index * HOUR_MS,
      value: index >= 10 && index < 20 ? undefined : index % 7,
    }));
    const rows = told({ kind: 'chart', title: 'T', as: 'count', series: [{ name: 's', points }] })
      .split('\n')
      .filter((line) => line.includes('┤'))
      .map((line) => line.slice(line.indexOf('┤') + 1).padEnd(76));
    const isEmpty = (column: number): boolean => rows.every((row) => (row[column] ?? ' ') === ' ');
    expect([22, 28, 35].every(isEmpty)).toBe(true);
    expect([5, 15, 45, 70].some(isEmpty)).toBe(false);
  });

  it('becomes a sparkline where there is little to draw, or much', () => {
    const flat = { name: 'flat', points: [1, 2, 3, 4, 5].map((hour) => ({ at: hour * HOUR_MS, value: 7 })) };
    expect(told({ kind: 'chart', title: 'T', as: 'count', series: [flat] })).toMatch(/flat +█+ +most 7/);
    const many = Array.from({ length: 30 }, (_, index) => aSeries(`series ${index}`));
    const written = told({ kind: 'chart', title: 'T', as: 'bytes', series: many });
    expect(written).not.toContain('┤');
    expect(written).toContain('and 18 more');
  });

  it('tells series apart without colour: each has its own picture and its name', () => {
    const written = told(aChart({ series: [aSeries('in'), aSeries('out')] }));
    expect(written).toMatch(/^in$/m);
    expect(written).toMatch(/^out$/m);
  });
});

describe('findings', () => {
  it('stand at the end, the worst first, each with its evidence, action, rule, value and threshold', () => {
    const written = text.write(aDocument(), { width: 80, ascii: false, colour: false });
    expect(written.indexOf('SMB left')).toBeLessThan(written.indexOf('ws-0142 sent'));
    expect(written.indexOf('SMB left')).toBeGreaterThan(written.indexOf('Bytes between subnets'));
    for (const part of [
      '△ high',
      'Out 4.1 GB in 24 h',
      'Do: Ask the owner',
      'rule NET-R6; ',
      'value 12.3; threshold 10',
    ]) {
      expect(written).toContain(part);
    }
  });

  it('have marks of their own for each severity, so that none is told by colour alone', () => {
    const documents = (['critical', 'high', 'medium', 'low', 'info'] as const).map((severity) =>
      text.write(aDocument({ sections: [], findings: [aFinding({ severity })] }), {
        width: 80,
        ascii: true,
        colour: false,
      }),
    );
    const marks = documents.map((written) => /^(.) (?:critical|high|medium|low|info) /m.exec(written)?.[1]);
    expect(new Set(marks).size).toBe(5);
  });

  it('that are not there are said not to be', () => {
    expect(told(someFacts)).toContain('No rule and no detector found anything');
  });
});

it('what was not reported is listed with its reason', () => {
  const written = text.write(aDocument(), { width: 80, ascii: false, colour: false });
  expect(written).toMatch(
    /! NET-SUBNET: subnets: the appliance refused the right to read them \(403\). Ask\n {2}for it./,
  );
});
