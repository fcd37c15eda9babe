// The short word of each rule, and the ATT&CK tactics that what it finds stands for.
import type { KILL_CHAIN } from '../tactics.ts';

export type Meaning = Readonly<{
  /** Two words at most, for a line of many. */
  word: string;
  /** Normalized names. */
  tactics: readonly string[];
}>;

type KnownMeaning = Readonly<{ word: string; tactics: readonly (typeof KILL_CHAIN)[number][] }>;

const says = (word: string, ...tactics: KnownMeaning['tactics']): KnownMeaning => ({ word, tactics });

/**
 * A rule that only says that something is more than usual stands for no tactic: it would lend weight to whatever stands beside
 * it. The rules of the statistics are about no device, and have a word for completeness.
 */
export const RULE_MEANINGS: Readonly<Record<string, Meaning>> = {
  'NET-R1': says('open port'),
  'NET-R2': says('scan', 'discovery'),
  'NET-R3': says('port scan', 'discovery'),
  'NET-R4': says('beacon', 'command_and_control'),
  'NET-R5': says('long connection', 'command_and_control'),
  'NET-R6': says('exfiltration', 'exfiltration'),
  'DEV-R1': says('odd volume'),
  'DEV-R2': says('many contacts', 'discovery'),
  'DEV-R3': says('outside share'),
  'DEV-R4': says('risky contacts', 'command_and_control'),
  'DEV-R5': says('odd ports', 'command_and_control'),
  'DEV-R6': says('risky country', 'command_and_control'),
  'DEV-R7': says('many outside'),
  'DEV-R8': says('upload', 'exfiltration'),
  'DEV-R9': says('indicator'),
  'SER-R1': says('unusual'),
  'SER-R2': says('unusual'),
  'SEC-R1': says('critical alerts'),
  'SEC-R2': says('high alerts'),
  'SEC-R3': says('bandwidth spike'),
  'SEC-R4': says('low coverage'),
  'SEC-R5': says('more events'),
  'MIT-R1': says('low coverage'),
  'MIT-R2': says('tactic gaps'),
  'MIT-R3': says('busy tactic'),
  'MIT-R4': says('attack pattern'),
  'BW-R1': says('high volume'),
  'BW-R2': says('bandwidth peak'),
  'BW-R3': says('one-sided'),
  'BW-R4': says('peer-to-peer'),
  'BW-R5': says('DNS or NTP'),
  'BW-R6': says('growth'),
  'SYS-R1': says('excess traffic'),
  'SYS-R2': says('silent probe'),
};
