// What a person must see whatever else there is no room for: the end of a notice, the cursor, the selected row, the active tab.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { displayWidth } from '../../src/text/display-width.ts';
import type { Line } from '../../src/theme/line.ts';
import { dataTableLines, tableRows } from '../../src/widgets/data-table.ts';
import { editedText, editText } from '../../src/widgets/edit-text.ts';
import { clampWindow } from '../../src/widgets/list-window.ts';
import { noticeLines } from '../../src/widgets/notice.ts';
import { selectListLines, selectListRows } from '../../src/widgets/select-list.ts';
import { tabLines } from '../../src/widgets/tabs.ts';
import { textInputLines } from '../../src/widgets/text-input.ts';
import { hostileText } from '../report/hostile-texts.ts';
import { aPen } from './any-widget.ts';

const COLOURED = aPen({ colour: true });
const width = fc.integer({ min: 10, max: 120 });
const height = fc.integer({ min: 1, max: 30 });

const isHighlighted = (lines: readonly Line[]): boolean =>
  lines.some((line) => line.some(({ meaning, text }) => meaning === 'selected' && displayWidth(text) > 0));

it('the end of a notice, as long as it fits itself', () => {
  fc.assert(
    fc.property(hostileText, fc.stringMatching(/^[a-z0-9:]{1,30}$/), width, (text, end, columns) => {
      fc.pre(end.length + 2 <= columns);
      const [line = []] = noticeLines({ meaning: 'warning', text, end, width: columns, height: 1 }, aPen());
      expect(
        line
          .map((span) => span.text)
          .join('')
          .endsWith(end),
      ).toBe(true);
    }),
  );
});

it('the cursor of what is typed, wherever it stands', () => {
  fc.assert(
    fc.property(hostileText, hostileText, fc.nat(200), width, (prompt, text, steps, columns) => {
      const line = Array.from({ length: steps }).reduce(
        (state: ReturnType<typeof editedText>) => editText(state, { kind: 'move', to: 'left' }),
        editedText(text),
      );
      fc.pre(displayWidth(line.text.slice(line.cursor)) > 0 || line.cursor === line.text.length);
      expect(isHighlighted(textInputLines({ prompt, line, width: columns, height: 1 }, COLOURED))).toBe(true);
    }),
  );
});

it('the selected row of a table, and of a list, on a page that the keys have turned', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.nat(600),
      fc.nat(600),
      width,
      height,
      (count, index, top, columns, rows) => {
        const inTable = clampWindow({ index, top }, { count, height: tableRows(count, rows) });
        const table = dataTableLines(
          {
            columns: [{ id: 'a', title: 'A', align: 'left', weight: 1 }],
            rowCount: count,
            cellsOf: (row) => [{ text: `row ${row}` }],
            selected: inTable.index,
            top: inTable.top,
            empty: '',
            width: columns,
            height: rows,
          },
          COLOURED,
        );
        expect(isHighlighted(table)).toBe(true);
        const items = Array.from({ length: count }, (_, item) => ({ title: `item ${item}` }));
        const inList = clampWindow({ index, top }, { count, height: selectListRows(count, rows) });
        const list = selectListLines(
          { items, selected: inList.index, top: inList.top, empty: '', width: columns, height: rows },
          COLOURED,
        );
        expect(isHighlighted(list)).toBe(true);
      },
    ),
  );
});

it('the number of the active tab', () => {
  fc.assert(
    fc.property(fc.array(hostileText, { minLength: 1, maxLength: 9 }), fc.nat(8), width, (titles, place, columns) => {
      const active = place % titles.length;
      const [line = []] = tabLines(
        { tabs: titles.map((title) => ({ title })), active, width: columns, height: 1 },
        aPen(),
      );
      expect(line.map(({ text }) => text).join('')).toContain(`›${active + 1}`);
    }),
  );
});
