// What the appliance itself found odd about a device (DEV-R9), by the name that it gave it.
import type { Finding } from '../../domain/finding.ts';
import { killChainPlace, normalizeTactic, tacticTitle } from '../tactics.ts';
import type { Meaning } from './rule-meanings.ts';

/** The names are the appliance's own and no document lists them: the first that fits. */
const KINDS: readonly Readonly<{ pattern: RegExp; meaning: Meaning }>[] = [
  { pattern: /exfil/, meaning: { word: 'exfiltration', tactics: ['exfiltration'] } },
  { pattern: /beacon/, meaning: { word: 'beacon', tactics: ['command_and_control'] } },
  { pattern: /tunnel/, meaning: { word: 'tunnel', tactics: ['command_and_control'] } },
  { pattern: /port_?scan/, meaning: { word: 'port scan', tactics: ['discovery'] } },
  { pattern: /scan/, meaning: { word: 'scan', tactics: ['discovery'] } },
  { pattern: /lateral/, meaning: { word: 'lateral movement', tactics: ['lateral_movement'] } },
  { pattern: /brute|credential/, meaning: { word: 'credentials', tactics: ['credential_access'] } },
  { pattern: /ransom|mining/, meaning: { word: 'impact', tactics: ['impact'] } },
  { pattern: /port/, meaning: { word: 'odd ports', tactics: ['command_and_control'] } },
];

/** Its id says the kind: `DEV-R9:142:dns_tunneling:53`. A kind that is a tactic's name is that tactic. */
export const indicatorMeaning = ({ id }: Finding): Meaning | undefined => {
  const kind = (id.split(':')[2] ?? '').toLowerCase();
  const tactic = normalizeTactic(kind);
  if (killChainPlace(tactic) !== undefined) return { word: tacticTitle(tactic).toLowerCase(), tactics: [tactic] };
  return KINDS.find(({ pattern }) => pattern.test(kind))?.meaning;
};
