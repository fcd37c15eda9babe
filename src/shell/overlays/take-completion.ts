// Puts a completion into the line that is being typed.
import type { Completion, Option } from '../../panes/pane.ts';
import type { EditedText } from '../../widgets/edit-text.ts';

/** As many options as are worth choosing from. */
export const MOST_OPTIONS = 200;

export const takeOption = ({ text }: EditedText, { from, to }: Completion, { id }: Option): EditedText => ({
  text: `${text.slice(0, from)}${id}${text.slice(to)}`,
  cursor: from + id.length,
});

/** What all options begin with, when that is more than what is typed already. */
export const takeCommonStart = (line: EditedText, completion: Completion): EditedText | undefined => {
  const [first, ...others] = completion.options.map(({ id }) => id);
  if (first === undefined) return undefined;
  const common = others.reduce((start, id) => commonStart(start, id), first);
  const typed = line.text.slice(completion.from, completion.to);
  return common.length > typed.length && common.toLowerCase().startsWith(typed.toLowerCase())
    ? takeOption(line, completion, { id: common, title: common })
    : undefined;
};

/** The one after `selected`, round and round; undefined where there is nothing to choose from. */
export const besideOption = (selected: number | undefined, by: 1 | -1, count: number): number | undefined => {
  if (count === 0) return undefined;
  return selected === undefined ? (by === 1 ? 0 : count - 1) : (selected + by + count) % count;
};

const commonStart = (one: string, other: string): string => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
};
