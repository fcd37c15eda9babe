// Keys while a command is being typed.
import { tellFailure } from '../../domain/failure.ts';
import type { Binding } from '../../hooks/keys/binding.ts';
import { editedText } from '../../widgets/edit-text.ts';
import { completeLine, runLine } from '../palette/run-line.ts';
import type { PaletteOverlay, ShellState } from '../state.ts';
import { only, type ShellContext, type Step } from '../step.ts';
import { lineKey } from './line-keys.ts';
import { pasteLine } from './paste-line.ts';
import { pressLine } from './press-line.ts';

const MOST_REMEMBERED = 100;

export const pressPalette = (
  overlay: PaletteOverlay,
  press: string,
  context: ShellContext,
  bindings: readonly Binding[],
): Step => {
  const { state } = context;
  const key = lineKey(bindings, press);
  // Nothing left to delete: whoever deletes on wants to be elsewhere.
  if (key.kind === 'edit' && key.edit.kind === 'backspace' && overlay.line.text === '') return closed(state);
  const completion = completeLine(overlay.line.text, overlay.line.cursor, context);
  const result = pressLine(overlay, key, completion);
  switch (result.kind) {
    case 'typed':
      return only({ ...state, overlay: { ...overlay, ...result.typed, recalled: 0 } });
    case 'closed':
      return closed(state);
    case 'recall':
      return only({ ...state, overlay: recall(overlay, state.typed) });
    case 'taken':
      return take(overlay, context);
  }
};

export const pastePalette = (overlay: PaletteOverlay, text: string, state: ShellState): Step =>
  only({
    ...state,
    overlay: { ...overlay, ...pasteLine(overlay.line, text), selected: undefined, recalled: 0 },
  });

const closed = (state: ShellState): Step => only({ ...state, overlay: undefined });

/** A line that cannot be run stays, and says why. */
const take = (overlay: PaletteOverlay, context: ShellContext): Step => {
  const { text } = overlay.line;
  if (text.trim() === '') return closed(context.state);
  const remembered = [...context.state.typed.filter((one) => one !== text), text].slice(-MOST_REMEMBERED);
  const state = { ...context.state, overlay: undefined, typed: remembered };
  const ran = runLine(text, { ...context, state });
  if (ran.ok) return ran.value;
  return only({ ...context.state, overlay: { ...overlay, selected: undefined, error: tellFailure(ran.failure) } });
};

const recall = (overlay: PaletteOverlay, typed: readonly string[]): PaletteOverlay => {
  const recalled = Math.min(overlay.recalled + 1, typed.length);
  const text = typed.at(-recalled);
  return text === undefined || recalled === 0
    ? overlay
    : { ...overlay, line: editedText(text), recalled, error: undefined };
};
