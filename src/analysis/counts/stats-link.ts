// Where the evidence of what the statistics show can be seen.
import type { FindingLink } from '../../domain/finding.ts';

export type StatsView = 'overview' | 'security' | 'bandwidth' | 'mitre' | 'connections' | 'notices' | 'totals';

export const statsLink = (view: StatsView): FindingLink => ({ pane: 'stats', view, filter: undefined, did: undefined });
