// What the console is drawn with, and what it is connected to in the end.
import type { Config } from '../../config/load-config.ts';
import type { Recorder } from '../../live/recording/write-recording.ts';
import type { KeyMap } from '../../shell/key-map.ts';
import type { Capabilities } from '../../terminal/capabilities.ts';
import type { OpenAppliance } from '../setting/appliance.ts';
import type { ConsoleOptions } from '../setting/console-options.ts';
import type { Surroundings, TerminalStreams } from '../setting/surroundings.ts';
import type { LiveData } from './live-data.ts';
import type { Replay } from './open-replay.ts';
import type { ReplayData } from './replay-data.ts';

export type Drawing = Readonly<{
  surroundings: Surroundings;
  options: ConsoleOptions;
  config: Config;
  keyMap: KeyMap;
  capabilities: Capabilities;
  streams: TerminalStreams;
  /** Keeps what is told. */
  recorder?: Recorder | undefined;
  /** Takes the place of an appliance. */
  replay?: Replay | undefined;
}>;

export type Connected = Readonly<{ kind: 'connected'; opened: OpenAppliance; live: LiveData }>;

export type Replaying = Readonly<{ kind: 'replaying'; live: ReplayData }>;
