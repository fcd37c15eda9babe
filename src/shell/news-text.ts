// What is new, in one short line for somebody who looks elsewhere: how much, and the worst of it.
import type { Attention } from '../panes/pane.ts';
import { asciiOnly } from '../text/ascii.ts';
import { clean } from '../text/clean.ts';
import { formatCount } from '../text/units.ts';

export type NewsTold = Readonly<{ profile: string; ascii: boolean }>;

const LONGEST_PROFILE = 30;
const LONGEST_ENTITY = 30;

/** `darktop acme-prod: 2 new findings, critical: SMB from one device to many others (ws-0142)`; nothing of nothing. */
export const newsText = (items: readonly Attention[], { profile, ascii }: NewsTold): string => {
  const [worst] = items;
  if (worst === undefined) return '';
  const count = items.length === 1 ? 'new finding' : `${formatCount(items.length)} new findings`;
  const text = `darktop ${clean(profile, LONGEST_PROFILE)}: ${count}, ${worst.severity}: ${titleOf(worst)}`;
  return ascii ? asciiOnly(text) : text;
};

/** Most titles name what they are about. */
const titleOf = ({ title, entity: { kind, name } }: Attention): string => {
  const shown = clean(title);
  const about = clean(name, LONGEST_ENTITY);
  return kind === 'network' || name === '' || shown.includes(name) ? shown : `${shown} (${about})`;
};
