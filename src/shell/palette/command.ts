// A command of the palette: a word, perhaps with something behind it.
import type { Result } from '../../domain/result.ts';
import type { Completion, Option } from '../../panes/pane.ts';
import type { ShellContext, Step } from '../step.ts';

export type Command = Readonly<{
  name: string;
  /** What stands behind the name, as the help writes it: `6h`. */
  takes?: string;
  /** One sentence, without a full stop. */
  says: string;
  /** What may stand behind the name, given what is typed there already; its places count from the first character there. */
  complete?(typed: string, context: ShellContext): Completion;
  run(argument: string, context: ShellContext): Result<Step>;
}>;

/** Those that go on from what is typed. */
export const amongOptions = (typed: string, options: readonly Option[]): Completion => ({
  from: 0,
  to: typed.length,
  options: options.filter(({ id }) => id.toLowerCase().startsWith(typed.toLowerCase())),
});
