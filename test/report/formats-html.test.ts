// A report as a page: read by a small strict reader of tags, and drawn by a renderer that is not a browser.
import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeTicks } from '../../src/report/formats/html/time-ticks.ts';
import { html } from '../../src/report/formats/html.ts';
import { valueTicks } from '../../src/text/chart/value-ticks.ts';
import { aDocument, aDocumentOf, aFinding, aTable, NOW } from './a-document.ts';
import { aHostileDocument } from './a-hostile-document.ts';
import { hostileNumbers, hostileTexts } from './hostile-texts.ts';

const STYLE = { width: 80, ascii: false, colour: false };
const VOID = new Set(['meta']);
const HOUR_MS = 3_600_000;

type Tag = Readonly<{ name: string; attributes: readonly string[] }>;

/** Every tag of the page in order; throws where a tag is not closed by its own name, or an angle bracket begins none. */
const readTags = (page: string): readonly Tag[] => {
  const tags: Tag[] = [];
  const open: string[] = [];
  const body = page.replace(/^<!DOCTYPE html>\n/, '').replace(/<style>[^<]*<\/style>/, '<style></style>');
  for (const part of body.match(/<[^>]*>?|[^<]+/g) ?? []) {
    if (!part.startsWith('<')) {
      if (part.includes('>')) throw new Error(`a bare > in ${JSON.stringify(part)}`);
      if (/&(?!(?:amp|lt|gt|quot|#39|#\d+);)/.test(part)) throw new Error(`a bare & in ${JSON.stringify(part)}`);
      continue;
    }
    const tag = /^<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z][a-zA-Z0-9-]*="[^"<>]*")*)(\/?)>$/.exec(part);
    if (tag === null) throw new Error(`no tag: ${part}`);
    const [, closing, name = '', attributes = '', selfClosing] = tag;
    if (closing === '/') {
      const last = open.pop();
      if (last !== name) throw new Error(`</${name}> closes <${last}>`);
      continue;
    }
    tags.push({
      name,
      attributes: [...attributes.matchAll(/ ([a-zA-Z][a-zA-Z0-9-]*)="[^"]*"/g)].map((match) => match[1] ?? ''),
    });
    if (selfClosing !== '/' && !VOID.has(name)) open.push(name);
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(', ')}`);
  return tags;
};

const KNOWN_TAGS =
  'html head meta title style body main header footer section article h1 h2 h3 p b ul li dl dt dd div span figure figcaption table thead tbody tr th td svg line text polyline polygon circle rect'.split(
    ' ',
  );

describe('the page', () => {
  it('has balanced tags of a known few, and no attribute that acts or loads, whatever the document says', () => {
    fc.assert(
      fc.property(hostileTexts, hostileNumbers, fc.boolean(), (texts, numbers, ascii) => {
        const tags = readTags(html.write(aHostileDocument(texts, numbers), { ...STYLE, ascii }));
        expect(tags.filter(({ name }) => !KNOWN_TAGS.includes(name))).toEqual([]);
        expect(
          tags.flatMap(({ attributes }) => attributes).filter((name) => /^(on|src|href|style|srcset|xlink)/.test(name)),
        ).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('has no script and asks for nothing from elsewhere', () => {
    const page = html.write(aDocument(), STYLE);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|javascript:|url\(|@import|https?:/i);
    expect(page).toMatch(/Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[\w+/]+=*'/);
  });

  it('allows by its policy exactly the style it has', async () => {
    const page = html.write(aDocument(), STYLE);
    const sheet = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sheet));
    expect(page).toContain(`'sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}'`);
  });

  it('writes what a name holds as text', () => {
    const page = html.write(aDocument({ title: '<script>"x" & \'y\'</script>' }), STYLE);
    expect(page).toContain('<h1>&lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;/script&gt;</h1>');
  });

  it('follows the reader into the dark, and is set for paper', () => {
    const page = html.write(aDocument(), STYLE);
    expect(page).toContain('prefers-color-scheme:dark');
    expect(page).toContain('@page{size:A4');
    expect(page).toContain('@media print');
  });

  it('shows all columns of a table, in a box that scrolls', () => {
    const page = html.write(aDocumentOf(aTable), STYLE);
    for (const title of ['Destination', 'Host', 'Connections', 'Bytes', 'Share', 'Ports', 'Last seen', 'Severity']) {
      expect(page).toMatch(new RegExp(`<th scope="col"[^>]*>${title}</th>`));
    }
    expect(page).toMatch(/<div class="scroll"[^>]*tabindex="0"/);
  });

  it('says each severity by colour, mark and word', () => {
    const page = html.write(aDocument({ findings: [aFinding({ severity: 'medium' })] }), STYLE);
    expect(page).toContain('<span class="sev medium">◆ medium</span>');
  });
});

describe('a chart', () => {
  const svgOf = (page: string): string => /<svg class="chart"[\s\S]*?<\/svg>/.exec(page)?.[0] ?? '';

  it('has its scale, time axis, band, limit and unusual points', () => {
    const svg = svgOf(html.write(aDocument(), STYLE));
    for (const part of [
      '>160<',
      '>UTC<',
      '>01-14<',
      'class="band"',
      'capacity 140',
      'class="odd"',
      '160, usually 50.1 to 86.1',
    ]) {
      expect(svg).toContain(part);
    }
    expect(svg.match(/<polyline/g)).toHaveLength(2);
  });

  it('can be drawn: lines where they belong, and nothing outside', () => {
    const svg = svgOf(html.write(aDocument(), STYLE))
      .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
      .replaceAll('class="l0"', 'fill="none" stroke="#000"');
    const image = new Resvg(svg).render();
    expect([image.width, image.height]).toEqual([960, 260]);
    const numbers = [...svg.matchAll(/points="([^"]+)"/g)].flatMap((match) => (match[1] ?? '').split(' '));
    expect(numbers.length).toBeGreaterThan(40);
    for (const pair of numbers) {
      const [x = -1, y = -1] = pair.split(',').map(Number);
      expect(x >= 78 && x <= 934 && y >= 16 && y <= 230).toBe(true);
    }
  });
});

describe('the ticks of an axis', () => {
  it('are round and hold the whole range', () => {
    expect(valueTicks(0, 160, false)).toEqual([0, 40, 80, 120, 160]);
    expect(valueTicks(0, 7, false)).toEqual([0, 2, 4, 6, 8]);
    expect(valueTicks(0, 300 * 1024 ** 2, true)).toEqual([0, 100, 200, 300].map((count) => count * 1024 ** 2));
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e299, noNaN: true }), fc.boolean(), (most, isBytes) => {
        const ticks = valueTicks(0, most, isBytes);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
        expect(ticks.length).toBeLessThanOrEqual(7);
      }),
    );
  });

  it('of time stand at whole hours and say the day at midnight', () => {
    expect(timeTicks(NOW - 24 * HOUR_MS, NOW).map(({ label }) => label)).toEqual([
      '01-14 16:00',
      '20:00',
      '01-15',
      '04:00',
      '08:00',
      '12:00',
    ]);
    expect(timeTicks(NOW, NOW)).toHaveLength(1);
  });
});
