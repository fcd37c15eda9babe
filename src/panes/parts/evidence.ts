// Goes to the very figure that a finding of the statistics is about, where its link names only the page.
import type { Finding } from '../../domain/finding.ts';
import type { Outcome } from '../pane.ts';
import type { View } from '../view.ts';
import { followLink } from './follow-link.ts';
import { standOn } from './page.ts';

export const evidenceOf = (from: View, finding: Finding | undefined): Outcome | undefined => {
  const outcome = followLink(from, finding?.link);
  const page = finding?.link?.view;
  if (finding === undefined || outcome === undefined || finding.link?.pane !== 'stats' || page === undefined) {
    return outcome;
  }
  const spot = SPOTS[finding.rule]?.(finding);
  if (spot === undefined) return outcome;
  // On the page itself one is led to the figure, and comes back; elsewhere to the page as well.
  return outcome.kind === 'open'
    ? { ...outcome, view: standOn(outcome.view, page, spot) }
    : { kind: 'open', view: standOn(from, page, spot) };
};

const SPOTS: Readonly<Record<string, (finding: Finding) => string | undefined>> = {
  'SEC-R1': () => 'SEC-SEVERITY/critical',
  'SEC-R2': () => 'SEC-SEVERITY/high',
  'SEC-R3': () => 'BW-NOW/peak to average',
  'SEC-R4': () => 'MIT-COVERAGE/coverage',
  'SEC-R5': () => 'SEC-TREND/change',
  'MIT-R1': () => 'MIT-COVERAGE/coverage',
  'MIT-R2': () => 'MIT-RISK/share seen',
  'MIT-R3': ({ entity }) => `MIT-TACTICS/${entity.name}`,
  'MIT-R4': ({ entity }) => `MIT-PATTERN/${entity.name}`,
  'BW-R1': () => 'BW-NOW/total',
  'BW-R2': () => 'BW-NOW/peak to average',
  'BW-R3': ({ id }) => (id.endsWith('ingress') ? 'BW-NOW/in' : 'BW-NOW/out'),
  'SER-R1': ({ link }) => HOURS[link?.view ?? ''],
  'SER-R2': ({ link }) => HOURS[link?.view ?? ''],
};

const HOURS: Readonly<Record<string, string>> = {
  security: 'SEC-HOURLY/busiest hour',
  connections: 'CON-HOURLY/busiest hour',
  notices: 'NOT-HOURLY/busiest hour',
  bandwidth: 'BW-CAPACITY/peak hour',
};
