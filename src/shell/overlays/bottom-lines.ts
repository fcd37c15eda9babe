// What is typed or chosen at the bottom of the screen, over the last lines of the pane: completions above, the line itself below.
import type { Completion } from '../../panes/pane.ts';
import type { Line } from '../../theme/line.ts';
import type { Pen } from '../../theme/pen.ts';
import { indentLines } from '../../widgets/layout.ts';
import { clampWindow } from '../../widgets/list-window.ts';
import { selectListLines } from '../../widgets/select-list.ts';
import { textInputLines } from '../../widgets/text-input.ts';
import type { Frame } from '../frame.ts';
import { completeLine } from '../palette/run-line.ts';
import type { FilterOverlay, PaletteOverlay } from '../state.ts';
import { MOST_CHOICES } from './overlay-size.ts';

const MOST_COMPLETIONS = 8;
/** What to do instead must be read whole. */
const MOST_ERROR_LINES = 3;

export const bottomLines = (frame: Frame): readonly Line[] => {
  const { overlay } = frame.state;
  const { columns, rows } = frame.layout.pane;
  const width = columns - 2;
  switch (overlay?.kind) {
    case 'palette':
      return typed(overlay, completeLine(overlay.line.text, overlay.line.cursor, frame.context), frame, {
        prompt: ':',
        placeholder: 'a command; tab completes',
        error: overlay.error,
      });
    case 'filter': {
      const { filter } = frame.shown;
      const { text, cursor } = overlay.line;
      const completion = filter?.complete(text, cursor) ?? { from: 0, to: 0, options: [] };
      const placeholder = filter?.placeholder ?? '';
      // What can still be completed is unfinished, not wrong.
      const isUnfinished = cursor === text.length && completion.options.length > 0;
      return typed(overlay, completion, frame, {
        prompt: '/',
        placeholder,
        error: overlay.error ?? (isUnfinished ? undefined : filter?.check(text)),
      });
    }
    case 'choose': {
      const { options, title, list } = overlay;
      const height = Math.min(MOST_CHOICES, options.length + (options.length > MOST_CHOICES ? 1 : 0), rows - 1);
      const props = { items: options, selected: list.index, top: list.top, width, height, empty: 'nothing to choose' };
      return [ruled(title, columns, frame.pen), ...indentLines(selectListLines(props, frame.pen))];
    }
    default:
      return [];
  }
};

type Prompt = Readonly<{ prompt: string; placeholder: string; error: string | undefined }>;

const typed = (
  { line, selected }: PaletteOverlay | FilterOverlay,
  { options }: Completion,
  { layout, pen }: Frame,
  { prompt, placeholder, error }: Prompt,
): readonly Line[] => {
  const width = layout.pane.columns - 2;
  const isWrong = error !== undefined && error !== '';
  const height = Math.min(
    MOST_COMPLETIONS,
    options.length,
    Math.max(0, layout.pane.rows - 3 - (isWrong ? MOST_ERROR_LINES - 1 : 0)),
  );
  const { top } = clampWindow(
    { index: selected ?? 0, top: (selected ?? 0) - height + 1 },
    { count: options.length, height },
  );
  const list = height === 0 ? [] : selectListLines({ items: options, selected, top, width, height, empty: '' }, pen);
  const input = textInputLines(
    { prompt, line, placeholder, width, height: isWrong ? 1 + MOST_ERROR_LINES : 1, ...(isWrong ? { error } : {}) },
    pen,
  );
  return [ruled('', layout.pane.columns, pen), ...indentLines(list), ...indentLines(input)];
};

const ruled = (title: string, width: number, { glyphs }: Pen): Line => {
  const named = title === '' ? '' : ` ${title} `;
  return [
    { text: glyphs.rule.repeat(2), meaning: 'dim' },
    { text: named, meaning: 'label' },
    { text: glyphs.rule.repeat(Math.max(0, width - 2 - named.length)), meaning: 'dim' },
  ];
};
