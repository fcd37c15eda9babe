// What the smaller widgets look like, where there is room, where there is little, and in words.
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/domain/instant.ts';
import type { Line } from '../../src/theme/line.ts';
import { createPaint } from '../../src/theme/paint.ts';
import { monochrome } from '../../src/theme/palettes/monochrome.ts';
import { apportion } from '../../src/widgets/apportion.ts';
import { barLines } from '../../src/widgets/bars.ts';
import { factLines } from '../../src/widgets/facts.ts';
import { heatStripLines } from '../../src/widgets/heat-strip.ts';
import { besideLines, indentLines, stackLines } from '../../src/widgets/layout.ts';
import { lineChartLines } from '../../src/widgets/line-chart.ts';
import { noticeLines } from '../../src/widgets/notice.ts';
import { paragraphLines } from '../../src/widgets/paragraph.ts';
import { progressLines } from '../../src/widgets/progress.ts';
import { scrollLines } from '../../src/widgets/scroll-lines.ts';
import { selectListLines } from '../../src/widgets/select-list.ts';
import { sparklineLines } from '../../src/widgets/sparkline.ts';
import { splitBarLines } from '../../src/widgets/split-bar.ts';
import { squeezeValues } from '../../src/widgets/squeeze-values.ts';
import { tabLines } from '../../src/widgets/tabs.ts';
import { textInputLines } from '../../src/widgets/text-input.ts';
import { tileLines, tilesHeight } from '../../src/widgets/tiles.ts';
import { aPen } from './any-widget.ts';
import { shown } from './shown.ts';

const SPOKEN = aPen({ isSpoken: true });
const AT = Date.UTC(2026, 0, 14);
const points = [3, 90, undefined, 12].map((value, hour) => ({
  at: AT + hour * HOUR_MS,
  value,
  isAnomaly: value === 90,
}));
const aChart = {
  as: 'count' as const,
  series: [{ name: 'Events', points }],
  empty: 'No events.',
  width: 40,
  height: 8,
};

describe('a line chart', () => {
  it('says in its title what it ends with and how high it went, and what its limit is', () => {
    const lines = lineChartLines({ ...aChart, limit: { value: 60, label: 'usual most' }, width: 60 }, aPen());
    expect(shown(lines)[0]).toBe('Events  last 12  highest 90  ╌ usual most 60');
    expect(shown(lines).join('\n')).toContain('●');
    expect(lines).toHaveLength(8);
  });

  it('gives each of several series its own picture with its own values', () => {
    const series = ['in', 'out'].map((name) => ({ name, points }));
    const lines = shown(lineChartLines({ ...aChart, title: 'Bandwidth', series, height: 14 }, aPen()));
    expect(lines[0]).toBe('Bandwidth');
    expect(lines).toContain('in  last 12  highest 90');
    expect(lines).toContain('out  last 12  highest 90');
  });

  it('becomes a line of blocks in two lines, and its title in one', () => {
    expect(shown(lineChartLines({ ...aChart, width: 4 * 7, height: 2 }, aPen()))).toEqual([
      'Events  last 12  highest 90',
      '▁▁▁▁▁▁▁███████       ▂▂▂▂▂▂▂',
    ]);
    expect(shown(lineChartLines({ ...aChart, height: 1 }, aPen()))).toEqual(['Events  last 12  highest 90']);
  });

  it('is told in one sentence, with what is unusual', () => {
    expect(shown(lineChartLines({ ...aChart, width: 220 }, SPOKEN))).toEqual([
      'Events: first 3 at 2026-01-14 00:00Z, last 12 at 2026-01-14 03:00Z, lowest 3 at 2026-01-14 00:00Z, ' +
        'highest 90 at 2026-01-14 01:00Z, unusual: 90 at 2026-01-14 01:00Z.',
    ]);
  });

  it('says so when there is nothing to draw', () => {
    expect(shown(lineChartLines({ ...aChart, series: [{ name: 'Events', points: [] }] }, aPen()))).toEqual([
      'Events: No events.',
    ]);
  });

  it('draws a hundred thousand points without running over', () => {
    const many = Array.from({ length: 100_000 }, (_, minute) => ({ at: AT + minute * 60_000, value: minute % 97 }));
    const lines = lineChartLines({ ...aChart, series: [{ name: 'Events', points: many }] }, aPen());
    expect(shown(lines)[0]).toContain('highest 96');
  });
});

describe('a sparkline', () => {
  const props = {
    label: 'Events',
    values: [3, 90, undefined, 12],
    value: '12',
    change: { text: '+12 %', trend: 'increasing' as const },
    width: 40,
    height: 1,
  };

  it('stands between its label and its last value', () => {
    expect(shown(sparklineLines(props, aPen()))).toEqual(['Events  ▁█ ▂  12  ↑ +12 %']);
    expect(shown(sparklineLines({ ...props, labelWidth: 10 }, aPen({ ascii: true })))).toEqual([
      'Events      .@ :  12  / +12 %',
    ]);
  });

  it('gives up its label before its value', () => {
    expect(shown(sparklineLines({ ...props, width: 17 }, aPen()))).toEqual(['▁█ ▂  12  ↑ +12 %']);
    expect(shown(sparklineLines({ ...props, width: 11 }, aPen()))).toEqual(['12  ↑ +12 %']);
  });

  it('is told by its lowest, highest and last', () => {
    expect(shown(sparklineLines({ ...props, width: 80 }, SPOKEN))).toEqual([
      'Events: 12, increasing +12 %, low 3, high 90, last 12',
    ]);
  });

  it('keeps every peak when there are more values than columns', () => {
    expect(squeezeValues([1, 9, undefined, undefined, 2, 3], 3)).toEqual([9, undefined, 3]);
    expect(squeezeValues([1, Number.NaN, 2], 1)).toEqual([2]);
    expect(squeezeValues([1, undefined], 5)).toEqual([1, undefined]);
  });
});

describe('bars', () => {
  const bars = [
    { label: 'HTTPS', value: 900, text: '900 MB', sharePercent: 60 },
    { label: 'SMB', value: 300, text: '300 MB', sharePercent: 20, mark: 'high' as const },
    { label: 'DNS', value: 1, text: '1 MB', sharePercent: 0.01 },
  ];

  it('are no longer for a severity that is told by changing text and background', () => {
    const paint = createPaint({ colour: true, palette: monochrome });
    const lone = [
      { label: 'critical', value: 1, text: '1', mark: 'critical' as const },
      { label: 'low', value: 100, text: '100' },
    ];
    const [line = []] = barLines({ bars: lone, empty: 'None.', width: 40, height: 2 }, { ...aPen(), paint });
    expect(line.map(({ meaning }) => meaning)).toEqual(['critical', undefined, 'accent', 'dim']);
  });

  it('are as long as their values, and show what is there at all', () => {
    expect(shown(barLines({ bars, empty: 'None.', width: 36, height: 5 }, aPen()))).toEqual([
      '  HTTPS  900 MB  ███████████  60.0 %',
      '△ SMB    300 MB  ███▋         20.0 %',
      '  DNS      1 MB  ▏            <0.1 %',
    ]);
  });

  it('give up their share, then themselves, and count what is left out', () => {
    expect(shown(barLines({ bars, empty: 'None.', width: 24, height: 2 }, aPen()))).toEqual([
      '  HTTPS  900 MB  ███████',
      'and 2 more',
    ]);
    expect(shown(barLines({ bars, empty: 'None.', width: 15, height: 1 }, aPen()))).toEqual(['  HTTPS  900 MB']);
  });

  it('are told, and say so when there are none', () => {
    expect(shown(barLines({ bars, selected: 1, empty: 'None.', width: 60, height: 3 }, SPOKEN))[1]).toBe(
      'selected, high, SMB: 300 MB, 20.0 %',
    );
    expect(shown(barLines({ bars: [], empty: 'None.', width: 60, height: 3 }, aPen()))).toEqual(['None.']);
  });
});

describe('a split bar', () => {
  const parts = [
    { label: 'critical', value: 1, text: '1', meaning: 'critical' as const },
    { label: 'high', value: 3, text: '3', meaning: 'high' as const },
    { label: 'low', value: 0, text: '0' },
  ];

  it('is divided by shares and says which pattern is what', () => {
    expect(shown(splitBarLines({ parts, empty: 'None.', width: 20, height: 3 }, aPen()))).toEqual([
      '█████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓',
      '█ critical 1',
      '▓ high 3   ▒ low 0',
    ]);
  });

  it('counts what has no pattern of its own', () => {
    const many = Array.from({ length: 9 }, (_, place) => ({ label: `p${place}`, value: 1, text: '1' }));
    expect(shown(splitBarLines({ parts: many, empty: '', width: 80, height: 3 }, aPen())).at(-1)).toMatch(
      /and 2 more$/,
    );
  });

  it.each([
    [[1, 1, 1], 10],
    [[1, 1_000_000], 10],
    [[1, 1, 1, 1, 1], 3],
    [[1e308, 1e308], 7],
    [[5e-324, 1], 4],
    [[0, 0, 2], 5],
  ])('of %j in %i columns is filled, and shows each part that has room', (values, columns) => {
    const given = apportion(values, columns);
    const seen = values.filter((value) => value > 0).length;
    expect(given.reduce((sum, part) => sum + part, 0)).toBe(columns);
    expect(given.filter((part) => part > 0).length).toBe(Math.min(seen, columns));
    expect(values.every((value, index) => value > 0 || given[index] === 0)).toBe(true);
  });

  it('has nothing to divide without a value', () => {
    expect(apportion([0, 0], 10)).toEqual([0, 0]);
    expect(shown(splitBarLines({ parts: [], empty: 'None.', width: 20, height: 3 }, aPen()))).toEqual(['None.']);
  });
});

describe('a heat strip', () => {
  const cells = ['one', 'two', 'three', 'four'].map((label, place) => ({ label, value: [0, 1, 30, undefined][place] }));

  it('shades each cell by its value, leaves the unknown blank, and labels all of them', () => {
    expect(shown(heatStripLines({ cells, width: 40, height: 2 }, aPen()))).toEqual([
      '·         ▒▒▒▒▒▒▒▒▒ █████████',
      'one       two       three     four',
    ]);
  });

  it('wraps evenly, and marks what is selected', () => {
    expect(shown(heatStripLines({ cells, selected: 1, width: 16, height: 4 }, aPen()))).toEqual([
      '·       ▒▒▒▒▒▒▒',
      'one     ›two',
      '███████',
      'three   four',
    ]);
  });

  it('has a value beside its shade where there is one', () => {
    const told = cells.map((cell) => ({ ...cell, text: String(cell.value ?? '?') }));
    expect(shown(heatStripLines({ cells: told, width: 40, height: 2 }, aPen()))[0]).toBe(
      '·   0     ▒▒▒ 1     ███ 30        ?',
    );
  });

  it('leaves its labels out where they have no room, but no cell', () => {
    expect(shown(heatStripLines({ cells, width: 10, height: 1 }, aPen()))).toEqual(['·▒█']);
    expect(shown(heatStripLines({ cells, width: 2, height: 2 }, aPen()))).toEqual(['·▒', '█']);
  });

  it('is told cell by cell', () => {
    expect(shown(heatStripLines({ cells, selected: 2, width: 80, height: 2 }, SPOKEN))).toEqual([
      'one 0, two 1, selected: three 30, four not reported',
    ]);
  });
});

describe('tiles', () => {
  const tiles = ['Events', 'Breaches', 'Incidents', 'Devices'].map((title, place) => ({
    title,
    value: String(10 ** place),
    values: [1, 2, 3],
    ...(place === 1 ? { meaning: 'critical' as const, change: { text: '+3', trend: 'increasing' as const } } : {}),
  }));

  it('stand beside each other, as evenly as it goes', () => {
    expect(shown(tileLines({ tiles, width: 60, height: 7 }, aPen()))).toEqual([
      'Events                         Breaches',
      '1                              ▲ 10  ↑ +3',
      '▃▆█                            ▃▆█',
      '',
      'Incidents                      Devices',
      '100                            1000',
      '▃▆█                            ▃▆█',
    ]);
  });

  it('have a line each where it is narrow and low, and are counted where there is none', () => {
    expect(shown(tileLines({ tiles, width: 24, height: 4 }, aPen()))).toEqual([
      'Events     1',
      'Breaches   ▲ 10  ↑ +3',
      'Incidents  100',
      'Devices    1000',
    ]);
    expect(shown(tileLines({ tiles, width: 24, height: 3 }, aPen())).at(-1)).toBe('and 2 more');
  });

  it.each([
    [6, 120, 3],
    [6, 100, 7],
    [6, 24, 23],
    [0, 100, 0],
  ])('%i of them need in %i columns %i lines', (count, width, lines) => {
    const some = Array.from({ length: count }, () => ({ title: 't', value: 'v', values: [1] }));
    expect(tilesHeight(count, width)).toBe(lines);
    expect(tileLines({ tiles: some, width, height: 60 }, aPen())).toHaveLength(lines);
  });
});

describe('tabs', () => {
  const tabs = [
    { title: 'Stats' },
    { title: 'Flows' },
    { title: 'Device ws-0142', short: 'Device' },
    { title: 'Findings', count: 7 },
  ];

  it.each([
    [60, ' 1 Stats   2 Flows  ›3 Device ws-0142   4 Findings 7'],
    [50, ' 1 Stats   2 Flows  ›3 Device   4 Findings 7'],
    [30, ' 1   2  ›3 Device   4'],
    [20, ' 1   2  ›3   4'],
    [12, '›3 Device'],
  ])('in %i columns are %j', (width, line) => {
    expect(shown(tabLines({ tabs, active: 2, width, height: 1 }, aPen()))).toEqual([line]);
  });

  it('do not move when another becomes active', () => {
    const place = (active: number) =>
      shown(tabLines({ tabs, active, width: 60, height: 1 }, aPen()))[0]?.indexOf('4 F');
    expect(place(0)).toBe(place(3));
  });

  it('are told with what is new', () => {
    expect(shown(tabLines({ tabs, active: 0, width: 80, height: 1 }, SPOKEN))).toEqual([
      '1 Stats shown, 2 Flows, 3 Device ws-0142, 4 Findings 7 new',
    ]);
  });
});

describe('a notice', () => {
  const props = {
    meaning: 'warning' as const,
    text: 'network: 429, next try in 8 s',
    end: '(data of 14:01:52Z)',
    height: 1,
  };

  it.each([
    [80, '! network: 429, next try in 8 s (data of 14:01:52Z)'],
    [40, '! network: 429, nex… (data of 14:01:52Z)'],
    [22, '! (data of 14:01:52Z)'],
  ])('keeps its end in %i columns', (width, line) => {
    expect(shown(noticeLines({ ...props, width }, aPen()))).toEqual([line]);
  });
});

describe('progress', () => {
  const props = { label: 'Flows', as: 'bytes' as const, done: 1024 ** 2, tick: 0, width: 60, height: 1 };

  it('has a bar where the end is known', () => {
    expect(shown(progressLines({ ...props, total: 4 * 1024 ** 2, width: 50 }, aPen()))).toEqual([
      'Flows  ████▊                25 %  1.0 MB of 4.0 MB',
    ]);
    expect(shown(progressLines({ ...props, total: 10, done: 99 }, aPen()))[0]).toContain('100 %');
  });

  it('has a part that goes to and fro with every tick where it is not', () => {
    const frames = Array.from(
      { length: 12 },
      (_, tick) => shown(progressLines({ ...props, tick, width: 23 }, aPen()))[0],
    );
    const places = frames.map((line = '') => line.indexOf('█') - 'Flows  '.length);
    expect(places).toEqual([0, 1, 2, 3, 4, 5, 4, 3, 2, 1, 0, 1]);
  });

  it('leaves out its detail before its amount, and its amount before its share', () => {
    const some = { ...props, total: 4 * 1024 ** 2, detail: 'Esc cancels' };
    expect(shown(progressLines({ ...some, width: 32 }, aPen()))).toEqual(['Flows  25 %  1.0 MB of 4.0 MB']);
    expect(shown(progressLines({ ...some, width: 12 }, aPen()))).toEqual(['Flows  25 %']);
  });
});

describe('a text input', () => {
  const line = { text: 'src:ws-0142 port:445 bytes>10m', cursor: 20 };
  const props = { prompt: '/', line, width: 60, height: 2 };

  it('shows the cursor as a highlight, on a space at the end', () => {
    const [typed = []] = textInputLines(props, aPen({ colour: true }));
    expect(typed.find(({ meaning }) => meaning === 'selected')?.text).toBe(' ');
    const [end = []] = textInputLines({ ...props, line: { text: 'ab', cursor: 2 } }, aPen({ colour: true }));
    expect(end.at(-2)).toEqual({ text: ' ', meaning: 'selected' });
  });

  it('shows it as a character where nothing can be highlighted', () => {
    expect(shown(textInputLines({ ...props, line: { text: 'abc', cursor: 1 } }, aPen()))).toEqual(['/a▏bc']);
    expect(shown(textInputLines({ ...props, line: { text: 'abc', cursor: 3 } }, aPen({ ascii: true })))).toEqual([
      '/abc|',
    ]);
  });

  it('shows what is around the cursor when the whole has no room', () => {
    for (let cursor = 0; cursor <= line.text.length; cursor += 1) {
      const [typed = []] = textInputLines({ ...props, line: { ...line, cursor }, width: 12 }, aPen({ colour: true }));
      const at = typed.findIndex(({ meaning }) => meaning === 'selected');
      expect(typed[at]?.text).toBe(line.text[cursor] ?? ' ');
      const before = typed[at - 1]?.text.replace('…', '') ?? '';
      expect(line.text.slice(0, cursor).endsWith(before)).toBe(true);
    }
  });

  it('says below what is wrong, beside it where there is one line only', () => {
    const wrong = { ...props, error: 'no such port' };
    expect(shown(textInputLines(wrong, aPen()))[1]).toBe('✗ no such port');
    expect(shown(textInputLines({ ...wrong, height: 1 }, aPen()))[0]).toMatch(/10m {2}✗ no such port$/);
  });

  it('shows an example while nothing is typed', () => {
    const empty = { ...props, line: { text: '', cursor: 0 }, placeholder: 'port:445' };
    expect(shown(textInputLines(empty, aPen()))).toEqual(['/▏port:445']);
    expect(shown(textInputLines(empty, SPOKEN))).toEqual(['/ nothing typed, port:445']);
  });
});

describe('a list to choose from', () => {
  const items = Array.from({ length: 30 }, (_, place) => ({
    title: `ws-${place + 10}`,
    detail: `10.0.0.${place}`,
    matches: [[3, 4]] as const,
  }));

  it('shows what is chosen, what matched, and where one is', () => {
    const lines = selectListLines({ items, selected: 2, top: 1, empty: '', width: 30, height: 4 }, aPen());
    expect(shown(lines)).toEqual(['  ws-11  10.0.0.1', '› ws-12  10.0.0.2', '  ws-13  10.0.0.3', '  items 2-4 of 30']);
    expect(lines[0]?.filter(({ meaning }) => meaning === 'accent')).toEqual([{ text: '1', meaning: 'accent' }]);
    expect(lines[1]?.map(({ meaning }) => meaning)).toEqual(['selected']);
  });
});

describe('facts', () => {
  const facts = ['a', 'b', 'c', 'd', 'e'].map((label) => ({ label, value: label.repeat(8) }));

  it('are read from the top down, and then to the right', () => {
    expect(shown(factLines({ facts, width: 40, height: 3 }, aPen()))).toEqual([
      'a  aaaaaaaa          d  dddddddd',
      'b  bbbbbbbb          e  eeeeeeee',
      'c  cccccccc',
    ]);
  });

  it('stand below each other where it is narrow, and are counted where it is low too', () => {
    expect(shown(factLines({ facts, width: 20, height: 3 }, aPen()))).toEqual([
      'a  aaaaaaaa',
      'b  bbbbbbbb',
      'and 3 more',
    ]);
  });
});

describe('a paragraph', () => {
  it('hangs below its beginning and marks where it was cut', () => {
    const props = { text: 'one two three four\nfive', first: '▲ ', width: 12, height: 4 };
    expect(shown(paragraphLines(props, aPen()))).toEqual(['▲ one two', '  three four', '  five']);
    expect(shown(paragraphLines({ ...props, height: 2 }, aPen()))).toEqual(['▲ one two', '  three fou…']);
  });
});

describe('lines', () => {
  const block = ['one', 'two', 'three'].map((text) => [{ text }]);

  it('scroll, and say where they are', () => {
    expect(shown(scrollLines({ lines: block, top: 0, width: 20, height: 2 }, aPen()))).toEqual([
      'one',
      'lines 1-1 of 3',
    ]);
    expect(shown(scrollLines({ lines: block, top: 9, width: 20, height: 3 }, aPen()))).toEqual(['one', 'two', 'three']);
  });

  it('stand beside each other, and below each other', () => {
    expect(shown(besideLines(block, block.slice(0, 2), 2))).toEqual(['one    one', 'two    two', 'three']);
    expect(shown(besideLines([[{ text: '東' }]], block.slice(0, 2), 1, 4))).toEqual(['東   one', '     two']);
    expect(shown(stackLines([block.slice(0, 1), [], block.slice(1, 2)], 1))).toEqual(['one', '', 'two']);
  });

  it('stand away from the edge, by one column unless said otherwise', () => {
    const lines: readonly Line[] = [[{ text: 'one', meaning: 'heading' }], []];
    expect(indentLines(lines)).toEqual([[{ text: ' ' }, { text: 'one', meaning: 'heading' }], [{ text: ' ' }]]);
    expect(shown(indentLines(lines.slice(0, 1), 3))).toEqual(['   one']);
  });
});
