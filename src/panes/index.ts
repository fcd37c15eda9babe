// Every pane there is, in the order of their tabs. A new one is a new file beside this one and a line in the list.
import { device } from './device.tsx';
import { findings } from './findings.tsx';
import { flows } from './flows.tsx';
import type { Pane } from './pane.ts';
import { stats } from './stats.tsx';
import type { PaneName } from './view.ts';

export const PANES = [stats, flows, device, findings] as const satisfies readonly Pane[];

export type { PaneName };
