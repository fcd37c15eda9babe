// What all findings about a device have in common: whom they are about, when, and the view that shows the evidence.
import type { Entity, Finding, Severity } from '../../domain/finding.ts';
import type { Instant } from '../../domain/instant.ts';
import type { TimeWindow } from '../../domain/window.ts';
import { clean } from '../../text/clean.ts';
import type { DeviceFacts } from '../facts.ts';
import { makeFinding } from '../make-finding.ts';
import { entityOf } from './identity.ts';

export type DeviceView = 'activity' | 'transfer' | 'peers' | 'external' | 'indicators';

type DeviceFound = Readonly<{
  rule: string;
  severity: Severity;
  /** Beside the device, what tells one fact of the rule from another. */
  key?: readonly (string | number)[];
  /** Follows the name of the device. */
  title: string;
  evidence: string;
  value: number | undefined;
  threshold: number;
  action: string;
  at?: Instant | undefined;
  view: DeviceView;
}>;

/** Whoever names a device must not be able to push what is said of it out of sight. */
export const shortName = ({ name }: Entity): string => clean(name, LONGEST_NAME);

const LONGEST_NAME = 50;

export const makeDeviceFinding = (facts: DeviceFacts, window: TimeWindow, found: DeviceFound): Finding => {
  const { view, key = [], title, at, ...rest } = found;
  const entity = entityOf(facts);
  return makeFinding({
    ...rest,
    key: [facts.did, ...key],
    title: `${shortName(entity)}: ${title}`,
    entity,
    at: at ?? window.endAt,
    link: { pane: 'device', view, filter: undefined, did: facts.did },
  });
};
