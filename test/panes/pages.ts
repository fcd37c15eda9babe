// Every page of every pane, and what a simulated appliance answers to their questions.
import type { Part } from '../../src/live/part.ts';
import { DEVICE_SECTIONS } from '../../src/panes/device/sections.ts';
import { FLOW_SECTIONS } from '../../src/panes/flows/sections.ts';
import { PANES } from '../../src/panes/index.ts';
import type { Pane } from '../../src/panes/pane.ts';
import { STATS_SECTIONS } from '../../src/panes/stats/sections.ts';
import { emptyView, type PaneName, type View } from '../../src/panes/view.ts';
import type { Running } from '../live/an-appliance.ts';
import { askAll, askingOf, broken, type Given, grownOld, loading } from './answers.ts';

/** A device that the simulated world has, and that talks. */
export const DID = 16;
/** One that resembles it. */
export const OTHER = 40;

const VIEWS: Readonly<Record<PaneName, readonly Partial<View>[]>> = {
  stats: [{}, ...STATS_SECTIONS.map(({ id }) => ({ path: [id] })), { path: ['mitre', 'lateral_movement'] }],
  flows: [
    {},
    { path: ['flow'] },
    { filter: 'dir:external port:443' },
    ...FLOW_SECTIONS.map(({ id }) => ({ path: [id] })),
    { path: ['subnets', '10.10.0.0/24'] },
  ],
  device: [
    {},
    { did: DID },
    ...DEVICE_SECTIONS.map(({ id }) => ({ did: DID, path: [id] })),
    { did: DID, path: ['peers'], choices: { measure: 'sent' } },
    { did: DID, path: ['compare', String(OTHER)] },
    { did: DID, path: ['query', 'peers'] },
    { did: DID, path: ['destinations'], filter: 'port:443 example' },
  ],
  findings: [{}],
};

export type Page = readonly [name: string, pane: Pane, view: View];

export const PAGES: readonly Page[] = PANES.flatMap((pane) =>
  VIEWS[pane.name].map(
    (view): Page => [
      `${pane.name}${view.did === undefined ? '' : ' of one'}: ${[...(view.path ?? ['first page']), view.filter ?? ''].join(' ').trim()}`,
      pane,
      { ...emptyView(pane.name), ...view },
    ],
  ),
);

export const partsOf = (pane: Pane, view: View): readonly Part<unknown>[] => pane.parts(askingOf(view));

/** Each question once. */
export const answerAllPages = (running: Running): Promise<readonly Given[]> => {
  const parts = new Map(PAGES.flatMap(([, pane, view]) => partsOf(pane, view)).map((part) => [part.key, part]));
  return askAll([...parts.values()], running);
};

export const STATES = ['nothing known', 'loading', 'failed', 'stale', 'full'] as const;

export type State = (typeof STATES)[number];

export const givensIn = (state: State, parts: readonly Part<unknown>[], full: readonly Given[]): readonly Given[] => {
  switch (state) {
    case 'nothing known':
      return [];
    case 'loading':
      return loading(parts);
    case 'failed':
      return broken(parts);
    case 'stale':
      return grownOld(full);
    case 'full':
      return full;
  }
};
