// What every block of the overview of a device is drawn with.
import type { ClockFace } from '../../text/clock-face.ts';
import type { Pen } from '../../theme/pen.ts';
import type { OverviewModel } from './overview-model.ts';
import type { PageGiven } from './page-parts.ts';

export type Drawing = Readonly<{
  model: OverviewModel;
  given: PageGiven;
  /** Something was told that rules can judge. */
  isJudgeable: boolean;
  /** The appliance was asked about a part of what the device did. */
  isNarrowed: boolean;
  /** What flows tell of the device was judged, too. */
  isFlowsKnown: boolean;
  pen: Pen;
  clock: ClockFace;
}>;

export const NOT_REPORTED = 'not reported';

/** The id of a spot that leads to a page. */
export const pageSpot = (page: string): string => `page/${page}`;

/** Undefined for a spot that leads elsewhere; several spots of one page are told apart by what stands behind its name. */
export const pageOfSpot = (id: string): string | undefined => /^page\/([^/]+)/.exec(id)?.[1];
