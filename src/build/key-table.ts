// The keys of the console as a table in Markdown, for the README: made from the data that the keys work by.
import { tellKeys } from '../hooks/keys/binding.ts';
import { PANES } from '../panes/index.ts';
import { ACTIONS } from '../shell/actions/index.ts';

export const keyTable = (): string => {
  const everywhere = ACTIONS.map((binding) => ({ where: 'everywhere', ...binding }));
  const inPanes = PANES.flatMap(({ title, bindings }) => bindings.map((binding) => ({ where: title, ...binding })));
  const rows = [...everywhere, ...inPanes].map(
    ({ where, action, says, ...binding }) =>
      `| ${where} | ${code(tellKeys({ action, says, ...binding }))} | ${says} | \`${action}\` |`,
  );
  return ['| where | keys | what they do | action |', '|---|---|---|---|', ...rows].join('\n');
};

const code = (keys: string): string => `\`${keys.replaceAll('|', '\\|')}\``;
