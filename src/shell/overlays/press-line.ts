// What a key does to a line that is being typed and completed, whoever takes it in the end.
import type { Completion } from '../../panes/pane.ts';
import { type EditedText, editText } from '../../widgets/edit-text.ts';
import type { LineKey } from './line-keys.ts';
import { besideOption, takeCommonStart, takeOption } from './take-completion.ts';

export type TypedLine = Readonly<{ line: EditedText; selected: number | undefined; error: string | undefined }>;

export type LineResult =
  | Readonly<{ kind: 'typed'; typed: TypedLine }>
  | Readonly<{ kind: 'taken' | 'closed' | 'recall' }>;

export const pressLine = (typed: TypedLine, key: LineKey, completion: Completion): LineResult => {
  const { line, selected } = typed;
  const chosen = selected === undefined ? undefined : completion.options[selected];
  const choose = (by: 1 | -1): LineResult => ({
    kind: 'typed',
    typed: { ...typed, selected: besideOption(selected, by, completion.options.length) },
  });
  switch (key.kind) {
    case 'nothing':
      return { kind: 'typed', typed };
    case 'edit':
      return { kind: 'typed', typed: { line: editText(line, key.edit), selected: undefined, error: undefined } };
    case 'close':
      return { kind: 'closed' };
    case 'enter':
      return chosen === undefined ? { kind: 'taken' } : accept(line, completion, chosen);
    case 'next': {
      const [only, ...others] = completion.options;
      if (only !== undefined && others.length === 0) return accept(line, completion, only);
      const common = selected === undefined ? takeCommonStart(line, completion) : undefined;
      return common === undefined
        ? choose(1)
        : { kind: 'typed', typed: { line: common, selected: undefined, error: undefined } };
    }
    case 'previous':
      return choose(-1);
    case 'up':
      return selected === undefined ? { kind: 'recall' } : choose(-1);
    case 'down':
      return choose(1);
  }
};

const accept = (line: EditedText, completion: Completion, option: Completion['options'][number]): LineResult => ({
  kind: 'typed',
  typed: { line: takeOption(line, completion, option), selected: undefined, error: undefined },
});
