// Whole frames, drawn by Ink on 100 columns: what the components put on the screen, and how little of it they draw again.
import fc from 'fast-check';
import type * as Ink from 'ink';
import { cleanup, render } from 'ink-testing-library';
import { createElement, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { displayWidth } from '../../src/text/display-width.ts';
import type { Pen } from '../../src/theme/pen.ts';
import { DataTable } from '../../src/widgets/data-table.ts';
import { Lines } from '../../src/widgets/lines.tsx';
import { PenContext } from '../../src/widgets/pen-context.ts';
import type { SmallTableProps } from '../../src/widgets/place-frame.ts';
import { SmallTable } from '../../src/widgets/small-table.tsx';
import type { DataTableProps } from '../../src/widgets/table-props.ts';
import { Tabs } from '../../src/widgets/tabs.ts';
import { hostileText } from '../report/hostile-texts.ts';
import { aPen } from './any-widget.ts';

const drawn = vi.hoisted((): { rows: string[] } => ({ rows: [] }));

vi.mock('ink', async (original) => {
  const ink = await original<typeof Ink>();
  const Text = (props: Ink.TextProps): ReactNode => {
    drawn.rows.push(String(props.children));
    return createElement(ink.Text, props);
  };
  return { ...ink, Text };
});

beforeEach(() => {
  drawn.rows = [];
});
afterEach(cleanup);

const frameOf = (screen: Readonly<{ lastFrame: () => string | undefined }>): readonly string[] =>
  (screen.lastFrame() ?? '').split('\n').map((line) => line.trimEnd());

const withPen = (pen: Pen, children: ReactNode) => <PenContext value={pen}>{children}</PenContext>;

const aTable = (parts: Partial<DataTableProps> = {}): DataTableProps => ({
  columns: [
    { id: 'source', title: 'Source', align: 'left', weight: 9, least: 12, grows: true },
    { id: 'bytes', title: 'Bytes', align: 'right', weight: 7, least: 7 },
  ],
  rowCount: 1_000,
  cellsOf: (row) => [{ text: `ws-${row}` }, { text: `${row} MB` }],
  top: 0,
  empty: 'No flows.',
  width: 40,
  height: 7,
  ...parts,
});

describe('a table on the screen', () => {
  it('fills its lines', () => {
    const screen = render(<DataTable {...aTable({ selected: 1 })} />);
    expect(frameOf(screen)).toEqual([
      '  Source                           Bytes',
      '  ws-0                              0 MB',
      '› ws-1                              1 MB',
      '  ws-2                              2 MB',
      '  ws-3                              3 MB',
      '  ws-4                              4 MB',
      '  rows 1-5 of 1,000',
    ]);
  });

  it('draws two rows again when the selection moves, and none when nothing changed', () => {
    const screen = render(<DataTable {...aTable({ selected: 1 })} />);
    expect(drawn.rows).toHaveLength(7);
    drawn.rows = [];
    screen.rerender(<DataTable {...aTable({ selected: 2 })} />);
    expect(drawn.rows.map((row) => row.trim().slice(0, 6))).toEqual(
      ['ws-1', '› ws-2'].map((row) => expect.stringContaining(row)),
    );
    drawn.rows = [];
    screen.rerender(<DataTable {...aTable({ selected: 2 })} />);
    expect(drawn.rows).toEqual([]);
  });

  it('keeps the highlight as wide as the table', () => {
    const pen = aPen({ colour: true });
    render(withPen(pen, <DataTable {...aTable({ selected: 0 })} />));
    const row = drawn.rows.find((text) => text.includes('ws-0')) ?? '';
    expect(row).toBe(pen.paint('selected', '› ws-0                              0 MB'));
  });
});

describe('lines on the screen', () => {
  it('take exactly their height, with blank rows below', () => {
    const lines = [[{ text: 'one' }], [], [{ text: 'three' }]];
    const below = render(
      <>
        <Lines lines={lines} width={20} height={5} />
        <Lines lines={[[{ text: 'below' }]]} width={20} height={1} />
      </>,
    );
    expect(frameOf(below)).toEqual(['one', '', 'three', '', '', 'below']);
  });

  it.each([0, -1, Number.NaN, 0.5])('take none at a height of %f', (height) => {
    const screen = render(
      <>
        <Lines lines={[[{ text: 'hidden' }]]} width={20} height={height} />
        <Lines lines={[[{ text: 'seen' }]]} width={20} height={1} />
      </>,
    );
    expect(frameOf(screen)).toEqual(['seen']);
  });

  it('stay on their row, whatever characters they are made of', () => {
    const texts = [
      '日本語'.repeat(20),
      '👍🏽🇩🇪'.repeat(20),
      'e\u0301'.repeat(200),
      '\u001b[2J\nx',
      '☀\u{fe0f}'.repeat(40),
    ];
    const lines = texts.map((text) => [{ text }]);
    const screen = render(<Lines lines={lines} width={21} height={texts.length} />);
    expect(frameOf(screen)).toHaveLength(texts.length);
    for (const line of frameOf(screen)) expect(displayWidth(line)).toBeLessThanOrEqual(21);
    expect(screen.lastFrame()).not.toContain('\u001b[2J');
  });
});

it('the active tab is told apart with and without colour', () => {
  const tabs = <Tabs tabs={[{ title: 'Stats' }, { title: 'Flows' }]} active={1} width={40} height={1} />;
  expect(frameOf(render(tabs))).toEqual([' 1 Stats  ›2 Flows']);
  drawn.rows = [];
  const pen = aPen({ colour: true });
  render(withPen(pen, tabs));
  expect(drawn.rows.join('')).toContain(pen.paint('active-tab', '›2 Flows '));
});

const aSmallTable = (parts: Partial<SmallTableProps> = {}): SmallTableProps => ({
  columns: [
    { key: 'protocol', title: 'Protocol', align: 'left' },
    { key: 'bytes', title: 'Bytes', align: 'right' },
  ],
  rows: [
    ['HTTPS', '900 MB'],
    ['SMB', '1 MB'],
  ],
  empty: 'No protocols.',
  width: 40,
  height: 7,
  ...parts,
});

describe('a small table', () => {
  it('has lines around its cells', () => {
    expect(frameOf(render(<SmallTable {...aSmallTable()} />))).toEqual([
      '┌──────────┬────────┐',
      '│ Protocol │  Bytes │',
      '├──────────┼────────┤',
      '│ HTTPS    │ 900 MB │',
      '├──────────┼────────┤',
      '│ SMB      │   1 MB │',
      '└──────────┴────────┘',
    ]);
  });

  it('needs no more than ASCII', () => {
    const screen = render(
      withPen(aPen({ ascii: true }), <SmallTable {...aSmallTable({ rows: [['日本', 'é']], height: 5 })} />),
    );
    expect(frameOf(screen)).toEqual([
      '+----------+-------+',
      '| Protocol | Bytes |',
      '+----------+-------+',
      '| ????     |     ? |',
      '+----------+-------+',
    ]);
  });

  it('stays aligned with cells whose length is not their width', () => {
    const rows = [
      ['日本語', 'e\u0301e\u0301'],
      ['👍🏽', '🇩🇪'],
      ['plain', '\u001b[31m'],
    ];
    const frame = frameOf(render(<SmallTable {...aSmallTable({ rows, height: 9 })} />));
    expect(new Set(frame.map(displayWidth))).toEqual(new Set([displayWidth(frame[0] ?? '')]));
    expect(frame[3]).toBe('│ 日本語   │    e\u0301e\u0301 │');
  });

  it('cuts the widest cells where it is narrow', () => {
    const rows = [['a name that is far too long for it', '900 MB']];
    expect(frameOf(render(<SmallTable {...aSmallTable({ rows, width: 24, height: 5 })} />))).toEqual([
      '┌─────────────┬────────┐',
      '│ Protocol    │  Bytes │',
      '├─────────────┼────────┤',
      '│ a name tha… │ 900 MB │',
      '└─────────────┴────────┘',
    ]);
  });

  it.each([
    ['it is too low', { height: 6 }, ['  Protocol   Bytes', '  HTTPS     900 MB', '  SMB         1 MB', '', '', '']],
    ['it is too narrow', { width: 16 }, ['  Proto…   Bytes', '  HTTPS   900 MB', '  SMB       1 MB', '', '', '', '']],
    ['there are no rows', { rows: [], height: 2 }, ['  Protocol  Bytes', '  No protocols.']],
  ])('has none where %s', (_name, parts, lines) => {
    expect(frameOf(render(<SmallTable {...aSmallTable(parts)} />))).toEqual(lines);
  });

  it('has none for a screen reader', () => {
    const frame = frameOf(render(withPen(aPen({ isSpoken: true }), <SmallTable {...aSmallTable()} />)));
    expect(frame[1]).toBe('row 1: Protocol HTTPS, Bytes 900 MB');
  });

  it('keeps to its room on the screen, whatever stands in its cells', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(hostileText, hostileText), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 10, max: 99 }),
        fc.boolean(),
        (rows, width, ascii) => {
          const screen = render(withPen(aPen({ ascii }), <SmallTable {...aSmallTable({ rows, width, height: 11 })} />));
          const frame = frameOf(screen).filter((line) => line !== '');
          for (const line of frame) expect(displayWidth(line)).toBeLessThanOrEqual(width);
          if (/^[┌+]/.test(frame[0] ?? '')) expect(new Set(frame.map(displayWidth)).size).toBe(1);
          screen.unmount();
        },
      ),
      { numRuns: 20 },
    );
  });

  it('shows new rows when they come', () => {
    const screen = render(<SmallTable {...aSmallTable()} />);
    screen.rerender(
      <SmallTable
        {...aSmallTable({
          rows: [
            ['DNS', '3 MB'],
            ['SMB', '1 MB'],
          ],
        })}
      />,
    );
    expect(frameOf(screen)[3]).toBe('│ DNS      │  3 MB │');
  });
});
