// The keys of the console as a table in Markdown, for the README: made from the data that the keys work by.
import { tellKeys } from '../hooks/keys/binding.ts';
import { PANES } from '../panes/index.ts';
import { ACTIONS } from '../shell/actions/index.ts';
import { LINE_BINDINGS } from '../shell/overlays/line-keys.ts';
import { OVERLAY_BINDINGS } from '../shell/overlays/list-keys.ts';

export const keyTable = (): string => {
  const everywhere = ACTIONS.map((binding) => ({ where: 'in every pane', ...binding }));
  const inPanes = PANES.flatMap(({ title, bindings }) => bindings.map((binding) => ({ where: title, ...binding })));
  const over = OVERLAY_BINDINGS.map((binding) => ({ where: 'in help, log and choices', ...binding }));
  const typing = LINE_BINDINGS.map((binding) => ({ where: 'while typing', ...binding }));
  const rows = [...everywhere, ...inPanes, ...over, ...typing].map(
    ({ where, action, says, ...binding }) =>
      `| ${where} | ${code(tellKeys({ action, says, ...binding }))} | ${says} | \`${action}\` |`,
  );
  return ['| where | keys | what they do | action |', '|---|---|---|---|', ...rows].join('\n');
};

const code = (keys: string): string => `\`${keys.replaceAll('|', '\\|')}\``;
