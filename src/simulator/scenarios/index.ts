// All scenarios there are, by name; no scenario at all is called quiet.
import type { Scenario } from '../scenario.ts';
import { bittorrent } from './bittorrent.ts';
import { dnsTunnel } from './dns-tunnel.ts';
import { insider } from './insider.ts';
import { ransomware } from './ransomware.ts';
import { silentSensor } from './silent-sensor.ts';

export const SCENARIOS = [
  ransomware,
  insider,
  dnsTunnel,
  bittorrent,
  silentSensor,
] as const satisfies readonly Scenario[];
