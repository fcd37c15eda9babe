// One immutable look at an appliance: the facts for analyses and rules, and how they were obtained. Screen and report read the same.
import type { DeviceFacts, Facts } from '../analysis/facts.ts';
import type { DeviceIdentity } from '../domain/device.ts';
import type { AskedRequest, PartFailure } from './asker.ts';

export type Source = Readonly<{
  profile: string;
  host: string;
  isDemo: boolean;
  /** It is told again, out of a recording. */
  isReplay?: boolean;
}>;

export type Snapshot = Readonly<{
  source: Source;
  facts: Facts;
  /** Devices that were worth a closer look, where one was asked for. */
  suspects: readonly DeviceFacts[];
  /** What is known of devices beyond what their flows tell, where it was asked for. */
  details: ReadonlyMap<number, DeviceIdentity> | undefined;
  asked: readonly AskedRequest[];
  failures: readonly PartFailure[];
}>;
