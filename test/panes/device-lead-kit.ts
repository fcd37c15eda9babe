// Figures of a device that are asked where they lead.
import type { DeviceFacts } from '../../src/analysis/facts.ts';
import { deviceLead } from '../../src/panes/device/leads.ts';
import type { LeadGiven } from '../../src/panes/device/places.ts';
import type { DeviceAsked } from '../../src/panes/device/questions.ts';
import type { Outcome } from '../../src/panes/pane.ts';
import { emptyView } from '../../src/panes/view.ts';
import { DAY, DID, END_AT } from '../analysis/device-builders.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';

export const VIEW = { ...emptyView('device'), did: DID };

export const askedOf = (facts: DeviceFacts): DeviceAsked => ({
  did: DID,
  facts,
  other: undefined,
  window: DAY,
  named: [],
  question: '',
  givens: [],
  isStandIn: false,
});

export const givenOf = (facts: DeviceFacts, parts: Partial<LeadGiven> = {}): LeadGiven => ({
  view: VIEW,
  asked: askedOf(facts),
  thresholds: standardThresholds(),
  now: END_AT,
  findings: undefined,
  number: 1,
  ...parts,
});

export const lead = (
  section: string,
  label: string,
  facts: DeviceFacts,
  { title = '', ...parts }: Partial<LeadGiven> & Readonly<{ title?: string }> = {},
): Outcome | undefined => deviceLead({ section, title, label }, givenOf(facts, parts));

export const NO_MORE = { kind: 'tell', text: 'the appliance tells no more of it', meaning: 'dim' };

export const flows = (filter: string) => ({ kind: 'open', view: { ...emptyView('flows'), filter } });
