// What every block of the overview is drawn with.
import type { ClockFace } from '../../text/clock-face.ts';
import type { Pen } from '../../theme/pen.ts';
import type { Lacks } from './lacks.ts';
import type { OverviewModel } from './overview-model.ts';

export type Drawing = Readonly<{ model: OverviewModel; lacks: Lacks; pen: Pen; clock: ClockFace }>;
